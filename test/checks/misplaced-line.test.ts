import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

const item = (list: string) =>
  `error[misplaced-line] This item stands beside "${list}", not below it, so the client passes over it.`;
const outside = (key: string) =>
  `error[misplaced-line] The client looks for "${key}" below "Module" only, and this is not.`;

test('what stands at a level where the client does not look is found', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      - lost
        ^^^^ error[misplaced-line] This item stands below no list, so the client passes over it.
      name: a
        autoload: true
        ^^^^^^^^ error[misplaced-line] The client looks for "autoload" below "Module" only, not below "name".
      dependencies:
      - nope
        ^^^^ ${item('dependencies')}
      // a comment
      -
      ^ ${item('dependencies')}
      autoload: true
    - lost
      ^^^^ error[misplaced-line] This item stands below no list, so the client passes over it.
    scripts:
    ^^^^^^^ ${outside('scripts')}
    - m
      ^ ${item('scripts')}
    version: 1
    ^^^^^^^ ${outside('version')}
  `);
});

test('what no client looks for may stand anywhere, and where there is no "Module" that is what is said', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    name: before
    Module
      name: a
      autoload: true
      description:
        anything
        mine: too
      load-later:
    Other
      - x
      name: other
    &variable: 1
    //- /modules/b/b.otmod
    name: b
    ^^^^^^^ error[missing-module-node] No node is called "Module", so the client does not discover the module. The client says: "child node with tag 'Module' not found".
    - x
  `);
});

/** A module whose manifest has these lines. */
const written = (...lines: readonly string[]) => `
  //- /modules/a/a.otmod
  ${lines.join('\n  ')}
  //- /modules/a/m.lua
  x = 1
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
`;
const after = (...lines: readonly string[]) => written(...lines).split('  //- /modules/a/m.lua')[0];

test.each<[string, readonly string[], readonly string[]]>([
  [
    'items beside their list',
    ['Module', '  name: a', '  autoload: true', '  dependencies:', '  -$0 b', '  // too', '  - a'],
    ['Module', '  name: a', '  autoload: true', '  dependencies:', '    - b', '  // too', '    - a'],
  ],
  [
    'keys outside of "Module"',
    [
      'Module',
      'name$0: a',
      'autoload: true',
      'dependencies:',
      '  - b',
      '@onLoad: |',
      '  init()',
      '',
      '  x()',
      'scripts:',
      '- m',
    ],
    [
      'Module',
      '  name: a',
      '  autoload: true',
      '  dependencies:',
      '    - b',
      '  @onLoad: |',
      '    init()',
      '',
      '    x()',
      '  scripts:',
      '    - m',
    ],
  ],
  [
    'a key outside, but not those below it',
    ['Module', '  name: a', 'script$0s: [ m ]', '  autoload: true'],
    ['Module', '  name: a', '  scripts: [ m ]', '  autoload: true'],
  ],
  [
    'keys below a text',
    ['Module', '  name: a', '    autoload$0: true', '    scripts:', '      - m'],
    ['Module', '  name: a', '  autoload: true', '  scripts:', '    - m'],
  ],
  [
    'keys below a list',
    ['Module', '  name: a', '  dependencies: [ b ]', '    scripts$0: [ m ]', '    autoload: true'],
    ['Module', '  name: a', '  dependencies: [ b ]', '  scripts: [ m ]', '  autoload: true'],
  ],
])('each line is put where the client looks for it: %s', (_, before, wanted) => {
  expectFixAll(written(...before), after(...wanted));
});

test('what cannot be told is left to a person', () => {
  const taken = written('Module', '  name: a', 'nam$0e: b', '  autoload: true');
  expect(fixTitles(taken)).toEqual(['Indent with 2 spaces']);
  expectFixAll(taken, '');
  const followed = written('Module', '  name: a', '  dependencies:', '    scri$0pts: [ m ]', '    - b');
  expect(fixTitles(followed)).toEqual(['Indent with 2 spaces', 'Add the dash']);
  expectFixAll(followed, '');
});

test('below a list that is closed on its line each line is one more item', () => {
  const own = (line: string, mark = '') => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: [ b ]
        - b
        ${line}${mark}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
  `;
  expectFindings(
    own(
      'c',
      '\n        ^ error[item-without-dash] An item starts with "- "; here the client reads "" instead of "c".',
    ).replace('        - b\n', ''),
  );
  expectFix(own('$0c'), 'Add the dash', own('- c').split('    //- /modules/b')[0]);
});
