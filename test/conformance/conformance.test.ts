import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EngineId, engineIds } from '../../src/clients/client-engine.ts';
import { projectFolder } from '../support/sources.ts';
import { type Case, compareCase } from './compare.ts';

const folder = join(projectFolder, 'test', 'conformance');
const files = readdirSync(folder).filter(name => name.endsWith('.jsonl'));
/** Cases that only a Lua machine can answer; a new one must be known here. */
const needLua = [
  'script_loads_module',
  'script_onload_runtime',
  'script_onload_syntax',
  'script_requires_dep_global',
  'script_runtime',
  'script_sandbox',
  'script_syntax',
];

test('there are cases of parsing and of loading', () => {
  expect(files).toEqual(expect.arrayContaining(['otml-cases.jsonl', 'load-cases.jsonl']));
});

describe.each(files)('%s', file => {
  const cases = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line): Case => JSON.parse(line));
  const compared = cases.map(it => ({ name: it.name ?? String(it.id), verdicts: compareCase(it) }));

  test.each(engineIds)('%s does in every case what was observed', engine => {
    const own = compared.flatMap(({ name, verdicts }) =>
      verdicts.filter(it => it.engine === engine).map(({ verdict }) => ({ name, verdict })),
    );
    expect(own.length).toBe(cases.filter(it => it.results.some(({ engines }) => engines.includes(engine))).length);
    expect(own.filter(({ verdict }) => verdict.kind === 'agreed').length).toBeGreaterThan(own.length * 0.85);
    expect(own.filter(({ verdict }) => verdict.kind === 'differing')).toEqual([]);
  });

  test('only the cases that are known to need Lua are left aside for it', () => {
    const aside = compared.filter(({ verdicts }) => verdicts.some(({ verdict }) => verdict.kind === 'needs-lua'));
    expect(aside.map(({ name }) => name)).toEqual(file === 'load-cases.jsonl' ? needLua : []);
  });
});

test('a wrong answer is told as a difference', () => {
  const wrong: Case = {
    name: 'wrong',
    text: 'a: 1\n',
    results: [{ engines: ['mehah'], ok: [['a', '2', 'u', 1, []]] }],
  };
  expect(compareCase(wrong)).toEqual([
    {
      engine: 'mehah',
      verdict: {
        kind: 'differing',
        expected: { ok: [['a', '2', 'u', 1, []]] },
        actual: { ok: [['a', '1', 'u', 1, []]] },
      },
    },
  ]);
});

interface RealOrder {
  readonly repository: string;
  readonly commit: string;
  readonly engine: EngineId;
  readonly discovered: readonly string[];
  readonly loaded: readonly string[];
}

describe('real-orders.json', () => {
  const path = join(folder, 'real-orders.json');
  const orders: readonly RealOrder[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];

  test('names the clients by repository, commit and engine', () => {
    for (const { repository, commit, engine } of orders) {
      expect(repository).toMatch(/^[\w-]+\/[\w.-]+$/);
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(engineIds).toContain(engine);
    }
  });

  test('lists in load order only modules that were discovered, each once', () => {
    for (const { repository, discovered, loaded } of orders) {
      expect(loaded.length, repository).toBeGreaterThan(0);
      expect(
        loaded.filter(name => !discovered.includes(name)),
        repository,
      ).toEqual([]);
      expect(new Set(loaded).size, repository).toBe(loaded.length);
    }
  });
});
