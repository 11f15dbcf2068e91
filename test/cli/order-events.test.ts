import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EngineId, engineIds } from '../../src/clients/client-engine.ts';
import type { Case } from '../conformance/compare.ts';
import { onDisk } from '../support/disk.ts';
import { jsonLines, otmod } from '../support/otmod.ts';
import { projectFolder } from '../support/sources.ts';

/** Cases of `test/conformance/load-cases.jsonl` that between them use every kind of event and option. */
const chosen = [
  'basic order: auto_twice',
  'boot sequence of the engine: prio_bands',
  'a failure in the boot sequence: dep_missing_init_sequence',
  'a manifest that cannot be read: odd_indent',
  'a manifest that is read in part: broken_autoload',
  'an empty file: empty_file',
  'a folder with the name of a manifest: place_dir_named_otmod',
  'an endless recursion: cycle_remote_2',
  'a backslash that ends the client: deps_inline_backslash',
  'a module that must be there and is not: ensure_unknown',
  'load-later of what is not there: later_missing',
  'mods over modules: dup_mods_same_dir_same_file',
  'byte order of folders: prio_dir_order_bytes',
  'state, query and result: reload_one',
  'unloading: unload_with_dependents',
  'a second discovery: discover_after_load',
  'script paths: script_paths',
  'script patterns: script_wildcard',
  'devices: devices_3',
  'line ends of Windows: crlf',
].map(line => line.split(': '));

const cases = new Map(
  readFileSync(join(projectFolder, 'test', 'conformance', 'load-cases.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map((line): Case => JSON.parse(line))
    .map(it => [it.name, it]),
);

describe.each(chosen)('otmod order --format events: %s', (_, name) => {
  test.each(engineIds)('prints what %s did', async engine => {
    const it = cases.get(name);
    if (!it) expect.fail(`there is no case ${name}`);
    const folder = onDisk(it.files ?? {});
    const args = ['order', folder, '--engine', engine, '--format', 'events', ...(it.args ?? [])];
    const { code, out, err } = await otmod(args);
    const expected = observed(it, engine);
    expect(err).toBe('');
    expect(jsonLines(out).map(comparable)).toEqual(expected);
    const bad = expected.some(row => ['error', 'fatal', 'crash'].includes(String(row[0])) && !isOfLoadLater(row));
    expect(code).toBe(bad ? 1 : 0);
  });
});

/** The rows of a case that a run without Lua must reproduce. */
function observed(it: Case, engine: EngineId): readonly (readonly unknown[])[] {
  const rows = it.results.find(({ engines }) => engines.includes(engine))?.events ?? [];
  return rows
    .filter(row => !['load-begin', 'load-failed', 'call', 'search-path', 'log'].includes(String(row[0])))
    .map(comparable);
}

/** Which signal a crash ends with depends on the build. */
function comparable(row: unknown): readonly unknown[] {
  if (!Array.isArray(row)) return [row];
  const crashed = row[0] === 'crash' || (row[0] === 'fatal' && row[1] === null && /^Fatal error/.test(String(row[2])));
  return crashed ? ['crash'] : row;
}

/** A name in load-later that is not there is logged, but nothing fails to load. */
function isOfLoadLater(row: readonly unknown[]): boolean {
  return String(row[2]).startsWith('Unable to find module');
}
