import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clients } from '../../src/clients/clients.ts';
import { addChild, newNode } from '../../src/syntax/otml/children.ts';
import { parseOtml } from '../../src/syntax/otml/parse.ts';
import type { OtmlNode } from '../../src/syntax/otml/tree.ts';
import { engines, runs } from './arbitraries.ts';

const tag = fc.oneof(
  fc.constantFrom('', 'a', 'b'),
  fc.integer({ min: 0, max: 60 }).map(it => `t${it}`),
);
const rows = fc.array(fc.tuple(tag, fc.boolean()), { maxLength: 120 });

test('of many children the equal ones are found as they are of few', () => {
  fc.assert(
    fc.property(rows, engines, (list, id) => {
      const { dialect } = clients[id];
      const parent = newNode('', 0, { start: 0, end: 0 });
      let wanted: OtmlNode[] = [];
      for (const [i, [name, unique]] of list.entries()) {
        const node = { ...newNode(name, i, { start: 0, end: 0 }), unique, age: i };
        const old = name === '' ? undefined : wanted.find(it => it.tag === name && (it.unique || unique));
        wanted = old ? wanted.flatMap(it => (it === old ? [node] : it.tag === name ? [] : [it])) : [...wanted, node];
        if (old && dialect.replacement === 'at-end') wanted.sort((a, b) => a.age - b.age);
        addChild(parent, node, dialect);
        expect(parent.children.map(it => it.line)).toEqual(wanted.map(it => it.line));
      }
    }),
    { numRuns: runs },
  );
});

test('lists that are joined hold the items of all of them, and take more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 3 }), { minLength: 1 }),
      engines,
      (lists, id) => {
        const written = lists.map(list => `scripts: [${list.join(',')}]\n`).join('');
        const { root } = parseOtml(`${written}  - c\n  d: e\n`, clients[id].dialect);
        const [own] = root.children;
        expect(root.children.length).toBe(1);
        expect(own.children.map(it => it.value)).toEqual([...lists.flat(), 'c', 'e']);
      },
    ),
    { numRuns: runs },
  );
});
