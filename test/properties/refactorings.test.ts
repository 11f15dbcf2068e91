import fc from 'fast-check';
import { expect, test } from 'vitest';
import { span } from '../../src/base/span.ts';
import { type EngineId, engineIds } from '../../src/clients/client-engine.ts';
import { clients } from '../../src/clients/clients.ts';
import { applyEdits } from '../../src/features/fixes.ts';
import { readManifest } from '../../src/manifest/manifest.ts';
import { conformanceTexts } from '../support/corpus.ts';
import { opened } from '../support/fixture.ts';
import { engines, manifest, runs } from './arbitraries.ts';

const path = 'modules/a/a.otmod';
const rewriting = new Set(['Write the list with dashes', 'Write the list on one line']);
const sorting = new Set(['Sort the dependencies', 'Sort the modules to load later', 'Sort the devices']);
const word = fc.constantFrom(
  'a',
  'b',
  '"c"',
  'd e',
  '~',
  '',
  'a,b',
  '"x, y"',
  'p\\n',
  "'q'",
  'k: v',
  '$x',
  '| ',
  '[ z ]',
);
const listed = fc
  .record({
    key: fc.constantFrom('dependencies', 'scripts', 'load-later', 'devices'),
    items: fc.array(word, { maxLength: 5 }),
    inline: fc.boolean(),
    before: fc.constantFrom('', '    // why\n', '\n', '    # why\n'),
    end: fc.constantFrom('\n', '', '\n  author: me\n', '\n  dependencies: [ other ]\n'),
  })
  .map(({ key, items, inline, before, end }) => {
    const dashes = items.map((item, i) => `${i === 1 ? before : ''}    - ${item}`).join('\n');
    return `Module\n  name: a\n  ${key}:${inline ? ` [ ${items.join(', ')} ]` : `\n${dashes}`}${end}`;
  });

/** What each engine makes of a manifest; `sorted`: whatever the order of its lists of names. */
function meanings(text: string, sorted: boolean): unknown {
  const listOf = (list: readonly { readonly value: string }[]) => {
    const values = list.map(it => it.value);
    return sorted ? values.sort() : values;
  };
  return engineIds.map(id => {
    const { dependencies, loadLater, scripts, devices, name, texts, failure, onLoad } = readManifest(text, clients[id]);
    return [
      [name?.value, texts, failure?.field?.key, failure?.outcome.kind, onLoad?.value],
      listOf(dependencies),
      listOf(loadLater),
      scripts.map(it => it.value),
      sorted ? devices.map(String).sort() : devices,
    ];
  });
}

/** Makes everything that is offered anywhere in a manifest and holds it against the manifest; returns how much that is. */
function expectSameItems(text: string, engine: EngineId): number {
  const { service, view } = opened(new Map([[path, text]]), { engine });
  const done = new Set<string>();
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    for (const { title, edits } of service.refactoringsAt(view, path, span(at, at))) {
      if (!rewriting.has(title) && !sorting.has(title)) continue;
      const after = applyEdits(text, path, edits);
      const sorted = sorting.has(title);
      done.add(title + after);
      expect(after).not.toBe(text);
      expect(meanings(after, sorted), title).toEqual(meanings(text, sorted));
    }
  }
  return done.size;
}

test('a list that is written otherwise or sorted holds the same items for every engine: the conformance cases', () => {
  let count = 0;
  const lists = /^ +(dependencies|scripts|load-later|devices) *:/m;
  for (const text of conformanceTexts()) if (lists.test(text)) count += expectSameItems(text, 'mehah');
  expect(count).toBeGreaterThan(500);
});

test('so with lists of odd items', () => {
  fc.assert(
    fc.property(fc.oneof(listed, manifest), engines, (text, engine) => void expectSameItems(text, engine)),
    { numRuns: runs * 4 },
  );
});
