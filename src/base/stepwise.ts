/** Work that may rest: each step is short, and a host may do something else between two, or give up. */
export type Stepwise<T> = Generator<void, T>;

/** Runs stepwise work to its end, at once. */
export function finish<T>(steps: Stepwise<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Work that is done once, by whoever first gets to its end; later its result is there at once. */
export function lazySteps<T>(make: () => Stepwise<T>): () => Stepwise<T> {
  let made: { readonly value: T } | undefined;
  return function* () {
    made ??= { value: yield* make() };
    return made.value;
  };
}

/** The same work for whoever takes `undefined` as a rest among other things. */
export function* withRests<T>(steps: Stepwise<T>): Generator<undefined, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield undefined;
  }
}
