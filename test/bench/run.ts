import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { finish } from '../../src/base/stepwise.ts';
import { load } from '../../src/files/load.ts';
import { nodeFiles } from '../../src/files/node-files.ts';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-folder.ts';
import { generatedClient, random } from '../support/generate.ts';

/**
 * `npm run bench`: cold time from a folder on disk to complete order and problems, memory, the longest slice without a
 * rest, and edit-to-diagnostics, for generated clients of 1,000 and 10,000 modules; against the bars of the project.
 */
const bars = { 1000: { cold: 1_000 }, 10000: { cold: 5_000 } } as const;
const EDITS = 500;
const EDIT_BAR = 10;
const SLICE_BAR = 50;

main().then(
  kept => {
    process.exitCode = kept ? 0 : 1;
  },
  error => {
    console.error(error);
    process.exitCode = 3;
  },
);

async function main(): Promise<boolean> {
  let kept = true;
  for (const size of process.env.BENCH_SIZES ? [Number(process.env.BENCH_SIZES) as 10_000] : ([1_000, 10_000] as const))
    kept = (await measure(size)) && kept;
  return kept;
}

async function measure(size: keyof typeof bars): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'otmod-bench-'));
  const files = generatedClient(size);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const service = languageService(defaultSettings);
  await load(nodeFiles(folder), service.folder, () => false);
  const read = performance.now() - start;
  const longest = { slice: 0 };
  const view = finish(watched(service.refresh(), longest));
  const cold = performance.now() - start;
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  rmSync(folder, { recursive: true, force: true });

  const diagnostics = [...view.diagnostics.values()].reduce((sum, list) => sum + list.length, 0);
  console.log(
    `\n${size} modules (${files.size} files), ${view.snapshot.boot.loads.length} loads, ${diagnostics} diagnostics`,
  );
  row('cold to order and problems', cold, bars[size].cold);
  console.log(`    of which reading the disk      ${read.toFixed(0)} ms`);
  console.log(`  memory                           ${memory.toFixed(0)} MB`);
  row('longest step without a rest', longest.slice, SLICE_BAR);
  const times = edits(service, size);
  row('edit to diagnostics, p50', times[Math.floor(EDITS * 0.5)], EDIT_BAR);
  row('edit to diagnostics, p99', times[Math.floor(EDITS * 0.99)], EDIT_BAR);
  return cold < bars[size].cold && longest.slice < SLICE_BAR && times[Math.floor(EDITS * 0.99)] < EDIT_BAR;
}

/** Keystrokes in one manifest after another: a letter of a description, of a dependency, of a priority. */
function edits(service: ReturnType<typeof languageService>, size: number): number[] {
  const next = random(7);
  const times: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    const number = Math.floor(next() * size);
    const name = `game_m${String(number).padStart(5, '0')}`;
    const path = `${number % 10 === 0 ? 'mods' : 'modules'}/${name}/${name}.otmod`;
    const text = service.folder.text(path) ?? '';
    const kinds = [
      text.replace('Generated', 'Generatedx'),
      text.replace('    - gamelib', '    - gamelibx'),
      text.replace('autoload-priority: 1', 'autoload-priority: 2'),
      text.replace('  author', ' author'),
    ];
    for (const changed of [kinds[i % kinds.length], text]) {
      const start = performance.now();
      service.folder.putBuffer(path, changed);
      service.view();
      if (changed !== text) times.push(performance.now() - start);
    }
  }
  return times.sort((a, b) => a - b);
}

function* watched<T>(steps: Generator<void, T>, longest: { slice: number }): Generator<void, T> {
  for (;;) {
    const start = performance.now();
    const step = steps.next();
    longest.slice = Math.max(longest.slice, performance.now() - start);
    if (step.done) return step.value;
    yield;
  }
}

function row(what: string, value: number, bar: number): void {
  const verdict = value < bar ? 'kept' : 'MISSED';
  console.log(`  ${what.padEnd(32)} ${value.toFixed(value < 100 ? 2 : 0)} ms   (bar ${bar} ms: ${verdict})`);
}
