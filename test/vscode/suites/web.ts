import 'mocha/mocha.js';
import { reading } from './reading.ts';

declare const mocha: {
  setup(options: { ui: string; reporter?: unknown; timeout: number }): void;
  run(done: (failures: number) => void): void;
};

/** Runs what must hold everywhere inside the web-worker extension host. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: undefined, timeout: 30_000 });
  reading();
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
