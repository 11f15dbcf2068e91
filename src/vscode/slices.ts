import type { Stepwise } from '../base/stepwise.ts';

/** The longest that a piece of work holds the extension host before others may run, in milliseconds. */
const SLICE = 12;

/** Runs stepwise work to its end with rests between; undefined where `cancelled` says so first. */
export async function runSliced<T>(steps: Stepwise<T>, cancelled: () => boolean): Promise<T | undefined> {
  for (;;) {
    const until = Date.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (Date.now() < until);
    await new Promise(resolve => setTimeout(resolve, 0));
    if (cancelled()) return undefined;
  }
}
