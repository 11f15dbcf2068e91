import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../../src/files/load.ts';
import { nodeFiles } from '../../src/files/node-files.ts';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { generatedLuaClient } from '../support/generate-lua.ts';
import { writeFiles } from '../support/write-files.ts';
import { finishWatched, row } from './measure.ts';

const COLD_BAR = 1_500;
const SLICE_BAR = 50;
const EDIT_BAR = 50;
const KEYS = 200;

/**
 * What the Lua of a client costs: cold from the disk to order and problems, the longest step, and a key in its largest
 * script; of a generated client as large as the largest real one, and of the folders given.
 */
export async function benchLua(folders: readonly string[]): Promise<boolean> {
  const own = mkdtempSync(join(tmpdir(), 'otmod-bench-'));
  writeFiles(own, generatedLuaClient(75, 4_000_000));
  let kept = await measure(own, 'a generated client');
  rmSync(own, { recursive: true, force: true });
  for (const folder of folders) kept = (await measure(folder, folder)) && kept;
  return kept;
}

async function measure(folder: string, title: string): Promise<boolean> {
  const start = performance.now();
  const service = languageService(defaultSettings);
  await load(nodeFiles(folder), service.folder, () => false);
  const read = performance.now() - start;
  const { value: view, longest } = finishWatched(service.refresh());
  const cold = performance.now() - start;
  const { snapshot } = view;
  const scripts = [...snapshot.code.modules.values()].flatMap(code => code.scripts.map(it => it.path));
  const texts = scripts.map(path => ({ path, text: snapshot.text(path) ?? '' }));
  const size = texts.reduce((sum, { text }) => sum + text.length, 0);
  const largest = texts.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  console.log(`\nLua of ${title}: ${scripts.length} scripts, ${(size / 1e6).toFixed(1)} million characters`);
  row('cold to order and problems', cold, COLD_BAR);
  console.log(`    of which reading the disk                ${read.toFixed(0)} ms`);
  row('longest step without a rest', longest, SLICE_BAR);
  const times: number[] = [];
  let slice = 0;
  for (let i = 0; i < KEYS; i++) {
    // A key in a comment, one in a name, one that breaks the file, one that mends it.
    const change = [`-- ${'x'.repeat(i)}\n`, `local x${i} = 1\n`, `local = ${i}\n`, `function added${i}() end\n`][
      i % 4
    ];
    const from = performance.now();
    service.folder.putBuffer(largest.path, change + largest.text);
    const { longest: step } = finishWatched(service.refresh());
    times.push(performance.now() - from);
    slice = Math.max(slice, step);
  }
  const sorted = times.sort((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)];
  row(`a key in ${(largest.text.length / 1000).toFixed(0)} kB to problems, p50`, sorted[sorted.length >> 1], EDIT_BAR);
  row(`a key in ${(largest.text.length / 1000).toFixed(0)} kB to problems, p99`, p99, EDIT_BAR);
  row('longest step of them', slice, SLICE_BAR);
  return cold < COLD_BAR && longest < SLICE_BAR && p99 < EDIT_BAR && slice < SLICE_BAR;
}
