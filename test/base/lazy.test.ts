import { expect, test } from 'vitest';
import { lazy } from '../../src/base/lazy.ts';

test('a lazy value is worked out when it is first asked for, and once', () => {
  let times = 0;
  const value = lazy(() => ++times);
  expect(times).toBe(0);
  expect([value(), value()]).toEqual([1, 1]);
});

test('a lazy value that is undefined is a value too', () => {
  let times = 0;
  const value = lazy(() => {
    times++;
    return undefined;
  });
  value();
  value();
  expect(times).toBe(1);
});
