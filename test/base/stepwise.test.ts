import { expect, test } from 'vitest';
import { finish, type Stepwise } from '../../src/base/stepwise.ts';

test('work in steps is run to its end at once', () => {
  const done: string[] = [];
  function* work(): Stepwise<number> {
    done.push('first');
    yield;
    done.push('second');
    yield;
    return done.length;
  }
  expect(finish(work())).toBe(2);
  expect(done).toEqual(['first', 'second']);
});
