import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stronglyConnected } from '../../src/base/graph.ts';
import { packLists } from '../../src/base/packed-lists.ts';
import type { CodeEdge } from '../../src/workspace/code-edge.ts';
import { needsModule } from '../../src/workspace/code-edge.ts';
import type { Snapshot } from '../../src/workspace/snapshot.ts';
import { useCycles } from '../../src/workspace/use-cycles.ts';
import { type Files, modules, snapshot } from '../support/client.ts';
import { runs } from './arbitraries.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const name = fc.constantFrom(...names, 'x', 'string');
const statement = fc.oneof(
  name.map(it => `modules.${it}.f()`),
  name.map(it => `if modules.${it} then modules.${it}.f() end`),
  name.map(it => `local y = modules.${it}`),
  name.map(it => `function later() modules.${it}.g() end`),
  name.map(it => `function init() modules.${it}.h() end`),
  name.map(it => `modules.${it}.k = 1`),
);
const scripts = fc.array(fc.array(statement, { maxLength: 4 }), { minLength: names.length, maxLength: names.length });
const widgets = fc.array(fc.tuple(fc.constantFrom(...names, 'outside'), name), { maxLength: 4 });
const declared = fc.array(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }), {
  minLength: names.length,
  maxLength: names.length,
});
const clients = fc.tuple(scripts, widgets, declared).map(([lua, handlers, dependencies]): Files => {
  const keys = names.map((own, i) => {
    return [
      own,
      [`dependencies: [ ${dependencies[i].join(', ')} ]`, `scripts: [ ${own} ]`, '@onLoad: init()'],
    ] as const;
  });
  return {
    ...modules(Object.fromEntries(keys)),
    ...Object.fromEntries(names.map((own, i) => [`modules/${own}/${own}.lua`, lua[i].join('\n')])),
    ...Object.fromEntries(
      handlers.map(([own, used], i) => [`modules/${own}/${i}.otui`, `Panel\n  @onClick: modules.${used}.f()\n`]),
    ),
  };
});

/** Each edge as a line, by its ends and its moment. */
const told = (edges: readonly CodeEdge[]) =>
  edges
    .map(({ from, to, when, uses, isHard }) => {
      const places = uses.map(it => `${it.path}:${it.moduleSpan.start}`).sort();
      return `${from} ${to} ${when} ${isHard} ${places.join(' ')}`;
    })
    .sort();

function naive({ code }: Snapshot): readonly string[] {
  const edges = new Map<string, CodeEdge>();
  for (const use of code.uses()) {
    const { from, module: to, when } = use;
    if (from === undefined || from === to || to === 'string') continue;
    const all = code.uses().filter(it => it.from === from && it.module === to && it.when === when);
    const done = all.filter(it => it.access !== 'ask');
    const uses = done.length > 0 ? done : all;
    edges.set(`${from} ${to} ${when}`, { from, to, when, uses, isHard: all.some(needsModule) });
  }
  return told([...edges.values()]);
}

test('the edges are those of a computation use by use, from either end', () => {
  fc.assert(
    fc.property(clients, files => {
      const now = snapshot(files, { scripts: 'check' });
      const { edges } = now.code;
      const all = naive(now);
      expect(told([...names, 'outside'].flatMap(edges.from))).toEqual(all);
      expect(told([...names, 'x', 'string'].flatMap(edges.to))).toEqual(all);
      for (const of of [...names, 'x'])
        expect([...edges.users(of)].sort()).toEqual([...new Set(edges.to(of).map(it => it.from))].sort());
      expect(told(edges.hardAtStart()).map(it => it.split(' ', 4).join(' '))).toEqual(
        all.map(it => it.split(' ', 4).join(' ')).filter(it => / (?:load|init) true$/.test(it)),
      );
    }),
    { numRuns: runs },
  );
});

test('a circle holds modules that all lead to each other, and is there only where a use makes it', () => {
  fc.assert(
    fc.property(clients, files => {
      const now = snapshot(files, { scripts: 'check' });
      const place = (of: string) => names.indexOf(of);
      const groups = (pairs: readonly (readonly [string, string])[]) =>
        stronglyConnected(packLists(names.length, i => pairs.filter(it => place(it[0]) === i).map(it => place(it[1]))))
          .filter(it => it.length > 1)
          .map(it =>
            [...it]
              .sort()
              .map(i => names[i])
              .join(' '),
          )
          .sort();
      const plain = names.flatMap(from => now.graph.dependenciesOf(from).map(it => [from, it.mention.value] as const));
      const used = now.code.edges.hardAtStart().flatMap(({ from, to }) => (place(to) < 0 ? [] : [[from, to] as const]));
      const alone = groups(plain);
      expect(
        useCycles(now, () => true)
          .map(it => it.names.join(' '))
          .sort(),
      ).toEqual(groups([...plain, ...used]).filter(it => !alone.includes(it)));
    }),
    { numRuns: runs },
  );
});
