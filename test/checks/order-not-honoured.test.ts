import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, opened, parseFixture, relatedAt } from '../support/fixture.ts';

const plain = (name: string, priority: number, more = '') => `
    //- /modules/${name}/${name}.otmod
    Module
      name: ${name}
      autoload: true
      autoload-priority: ${priority}${more}`;
const advanced = (name: string, lines: string, marks = '') => `
    //- /modules/${name}/${name}.otmod.jsonc
    {
      "name": "${name}",
      ${lines}${marks}
    }`;
const two = plain('a', 1) + plain('b', 2);
const whole = (...parts: string[]) => `${parts.join('')}\n    `;

test.each([
  ['dependencies', '"dependencies": { "b": "*" }', 'a', 'after', 'b', 2, 1],
  ['optionalDependencies', '"optionalDependencies": ["b"]', 'a', 'after', 'b', 2, 1],
  ['loadAfter', '"loadAfter": ["b"]', 'a', 'after', 'b', 2, 1],
  ['loadBefore', '"loadBefore": ["a"]', 'b', 'before', 'a', 1, 2],
])('%s of an advanced manifest change nothing in the order of the client', (_, line, own, wanted, other, of, place) => {
  const words = `"${own}" is to be loaded ${wanted} "${other}", but the client loads that as number ${of}, this one as ${place}.`;
  const mark = `${''.padEnd(6 + line.indexOf(`"${other}"`))}^^^ warning[order-not-honoured] ${words}`;
  expectFindings(whole(two, advanced(own, line, `\n${mark}`)));
});

test.each([
  ['it is honoured', whole(two, advanced('b', '"dependencies": { "a": "*" }, "loadAfter": ["a"]'))],
  ['the other module is loaded before as it is stated', whole(two, advanced('a', '"loadBefore": ["b"]'))],
  [
    'the .otmod states it too',
    whole(plain('a', 1, '\n      dependencies: [ b ]'), plain('b', 2), advanced('a', '"dependencies": ["b"]')),
  ],
  [
    'one of them is not loaded at start',
    whole(two.replace('autoload: true', 'autoload: false'), advanced('a', '"loadAfter": ["b"]')),
  ],
  [
    'the other one has no .otmod',
    whole(plain('a', 1), advanced('a', '"dependencies": ["b"]'), advanced('b', '"version": "1.0.0"')),
  ],
  ['it need not be there', whole(plain('a', 1), advanced('a', '"optionalDependencies": ["b"]'))],
  ['it may be loaded at any time', whole(two, advanced('a', '"runtimeDependencies": ["b"]'))],
])('nothing is said where %s', (_, fixture) => {
  const { diagnostics } = opened(parseFixture(fixture).files).view;
  expect([...diagnostics.values()].flat().filter(it => it.code === 'order-not-honoured')).toEqual([]);
});

test('a virtual name is the only module that provides it', () => {
  const provider = advanced('b', '"version": "1.0.0", "provides": ["forces"]');
  const fixture = whole(two, provider, advanced('a', '"dependencies": { "fo$0rces": "*" }'));
  expect(relatedAt(fixture)).toEqual([
    '/modules/b/b.otmod:2 b: "b" is number 2 in the load order',
    '/modules/a/a.otmod:2 a: "a" is number 1',
  ]);
});

test('the fix adds the dependency to the .otmod that is loaded too early', () => {
  expectFix(
    whole(two, advanced('a', '"loadAfter": ["$0b"]')),
    'Add "b" to the dependencies of the .otmod',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      autoload-priority: 1
      dependencies:
        - b
    `,
  );
});

test('where it is the other one, its advanced manifest goes on to agree', () => {
  const other = advanced('a', '"version": "1.0.0"');
  expectFix(
    whole(two, other, advanced('b', '"loadBefore": ["$0a"]')),
    'Add "b" to the dependencies of modules/a/a.otmod',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      autoload-priority: 1
      dependencies:
        - b
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "version": "1.0.0",
      "loadAfter": ["b"]
    }
    `,
  );
});

test('there is none that would close a circle', () => {
  const needing = plain('a', 1) + plain('b', 2, '\n      dependencies: [ a ]');
  expect(fixTitles(whole(needing, advanced('a', '"loadAfter": ["$0b"]')))).toEqual([]);
  const round = advanced('b', '"dependencies": ["a"]');
  expect(fixTitles(whole(two, round, advanced('a', '"loadAfter": ["$0b"]')))).toEqual([]);
});
