import { expect, test } from 'vitest';
import { finish, lazySteps, type Stepwise } from '../../src/base/stepwise.ts';

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

test('work that is kept is done once, even where the first who asked gives up', () => {
  let begun = 0;
  const kept = lazySteps(function* () {
    begun++;
    yield;
    return begun;
  });
  const first = kept();
  first.next();
  expect(finish(kept())).toBe(2);
  expect(finish(kept())).toBe(2);
  expect(first.next()).toEqual({ done: true, value: 2 });
  expect(begun).toBe(2);
});
