/** Runs stepwise work to its end and takes the time of its longest step, in milliseconds. */
export function finishWatched<T>(steps: Generator<void, T>): { readonly value: T; readonly longest: number } {
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const step = steps.next();
    longest = Math.max(longest, performance.now() - start);
    if (step.done) return { value: step.value, longest };
  }
}

/** One line: a time in milliseconds against its bar. */
export function row(what: string, value: number, bar: number): void {
  const verdict = value < bar ? 'kept' : 'MISSED';
  console.log(`  ${what.padEnd(42)} ${value.toFixed(value < 100 ? 2 : 0)} ms   (bar ${bar} ms: ${verdict})`);
}
