import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from '../../src/base/bytes.ts';
import { finish } from '../../src/base/stepwise.ts';
import { clients } from '../../src/clients/clients.ts';
import { parseBatch, parseTree } from '../../src/versions/git-runner.ts';
import { storeSource } from '../../src/versions/store-source.ts';
import { proposalSince } from '../../src/versions/version-manager.ts';
import { workspaceModule } from '../../src/versions/workspace-module.ts';
import { candidateOf } from '../../src/versions/workspace-source.ts';
import { memoryStore } from '../support/memory-store.ts';
import { box, candidate, withBox } from '../support/versions.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 100);

const name = fc.constantFrom('a', 'b', 'box', 'f1', 'init');
const statement = fc.oneof(
  fc.tuple(name, fc.array(name, { maxLength: 3 })).map(([f, p]) => `function ${f}(${[...new Set(p)].join(', ')}) end`),
  name.map(it => `${it} = {}`),
  name.map(it => `${it} = 1`),
  name.map(it => `local ${it} = 1`),
  name.map(it => `_G.${it} = function() end`),
  fc.constantFrom('setfenv(1, {})', 'function (', ''),
);
const version = fc.tuple(fc.nat(2), fc.nat(3), fc.nat(3)).map(it => it.join('.'));
const module = fc
  .record({
    version,
    sandboxed: fc.boolean(),
    hooks: fc.constantFrom([], ['onGameStart'], { onGameStart: 'start' }),
    provides: fc.constantFrom([], ['chat']),
    lifecycle: fc.constantFrom({}, { getState: 'a' }, { getState: 'a', setState: 'b' }),
    lua: fc.array(statement, { maxLength: 6 }),
  })
  .map(({ lua, ...manifest }) => box(manifest, { 'box.lua': lua.join('\n') }));

function proposal(old: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) {
  const bytes = (files: typeof old) => new Map(Object.entries(files).map(([path, text]) => [path, encode(text)]));
  return finish(proposalSince({ candidate: candidate(old), files: bytes(old) }, bytes(now), 'box', withBox(now)));
}

test('a module is no change of itself, and each change demands a version above the stored one', () => {
  fc.assert(
    fc.property(module, module, (old, now) => {
      expect(proposal(old, old)).toMatchObject({ level: 'none', reasons: [] });
      const found = proposal(old, now);
      const stated = workspaceModule(withBox(now), 'box')?.version;
      if (!found || !stated) return expect.fail('nothing is proposed');
      if (found.level === 'none') expect(found.version.raw).toBe(stated.raw);
      else expect(found.version.compare(found.since ?? '')).toBe(1);
      if (JSON.stringify(old) !== JSON.stringify(now)) expect(found.reasons.length).toBeGreaterThan(0);
    }),
    { numRuns: runs },
  );
});

test('a module of the workspace reads back from a store as what it was', () => {
  fc.assert(
    fc.asyncProperty(module, async files => {
      const snapshot = withBox(files);
      const own = workspaceModule(snapshot, 'box');
      const present = own && candidateOf(own, snapshot);
      const folder = `box/${present?.version?.raw}`;
      const stored = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
      const { all, problems } = await storeSource(memoryStore(stored), clients.mehah, () => true).list();
      expect(problems).toEqual([]);
      expect(all.map(it => [it.version?.raw, it.files, it.texts])).toEqual([
        [present?.version?.raw, present?.files, present?.texts],
      ]);
    }),
    { numRuns: runs },
  );
});

test('no store throws, whatever lies in it', async () => {
  const segment = fc.oneof(
    fc.constantFrom('box', '1.0.0', 'box.otmod', 'box.otmod.jsonc', '..', '__proto__'),
    fc.string({ minLength: 1 }),
  );
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map(it => it.join('/'));
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('{', '{ "name": "box" }', 'Module\n  name: box\n'),
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(path, text), async files => {
      const { all, problems } = await storeSource(memoryStore(files), clients.otcv8, () => true).list();
      expect(all.length + problems.length).toBeLessThanOrEqual(Object.keys(files).length * 2);
    }),
    { numRuns: runs },
  );
});

test('no answer of git throws, whatever it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.string()), (bytes, ids) => {
      parseTree(bytes, it => String.fromCharCode(...it));
      parseBatch(bytes, ids);
    }),
    { numRuns: runs },
  );
});
