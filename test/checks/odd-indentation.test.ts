import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

test('an odd number of spaces is an error, before a comment too', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
       autoload: true
    ^^^ error[odd-indentation] 3 spaces indent this line; OTML takes two for each level. The client says: "OTML error in '/a/a.otmod' at line 3: must indent every 2 spaces".
     // a comment
    ^ error[odd-indentation] One space indents this line; OTML takes two for each level.
  `);
});

test('a line of spaces alone is read by edubart only, and a block of Lua may be indented as it likes', () => {
  const fixture = (mark: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
       ${mark}
      autoload: true
      @onLoad: |
        if x then
           print(x)
        end
  `;
  expectFindings(fixture(''), { engine: 'mehah' });
  const words =
    '3 spaces indent this line; OTML takes two for each level. The client says: "OTML error in \'/a/a.otmod\' at line 3: must indent every 2 spaces".';
  expectFindings(fixture(`\n    ^^^ error[odd-indentation] ${words}`), { engine: 'edubart' });
});

test('a line that is odd and too deep at once is reported as the client does, as odd', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
         name: a
    ^^^^^ error[odd-indentation] 5 spaces indent this line; OTML takes two for each level. The client says: "OTML error in '/a/a.otmod' at line 2: must indent every 2 spaces".
  `);
});

test('the line is put where it stands among the others', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
     $0  autoload: true
  `;
  expect(fixTitles(fixture)).toEqual(['Indent with 2 spaces']);
  expectFix(
    fixture,
    'Indent with 2 spaces',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    `,
  );
});

test('an indented "Module" is put at the start of its line', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    $0 Module
      name: a
      autoload: true
    `,
    'Remove the indentation',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    `,
  );
});

test('a comment is indented like what it is about', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
    $0   // loads at start
      autoload: true
  `;
  expect(fixTitles(fixture)).toEqual(['Indent with 2 spaces']);
  expectFix(
    fixture,
    'Indent with 2 spaces',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      // loads at start
      autoload: true
    `,
  );
  expectFix(
    `
    //- /modules/a/a.otmod
    Module
       name: a
       autoload: true
       dependencies:
         - b
       $0// its scripts
       scripts: []
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    `,
    'Indent the whole file with 2 spaces for each level',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - b
      // its scripts
      scripts: []
    `,
  );
});

test('a comment behind everything may stand at any level', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    $0   // the end
    `,
    'Indent with 2 spaces',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      // the end
    `,
  );
});

/** A module whose manifest has these lines below `Module`. */
const below = (...lines: readonly string[]) => `
  //- /modules/a/a.otmod
  Module
  ${lines.join('\n  ')}
`;

test.each<[string, readonly string[], readonly string[]]>([
  [
    'a key is not put outside of "Module"',
    [' $0name: a', '  autoload: true', ' @onLoad: init()'],
    ['  name: a', '  autoload: true', '  @onLoad: init()'],
  ],
  [
    'an item is not put beside its list',
    ['  name: a', '  dependencies:', '   $0- b', '  scripts:', ' - m'],
    ['  name: a', '  dependencies:', '    - b', '  scripts:', '    - m'],
  ],
  [
    'a line below an empty "|" is part of the block',
    ['  name: a', '  @onLoad: |', '   $0init()', '     a:start()'],
    ['  name: a', '  @onLoad: |', '    init()', '     a:start()'],
  ],
  [
    'Lua between Lua stays in the block, a key behind it does not',
    ['  name: a', '  @onLoad: |', '    if x then', '   $0  y()', '   end', '   @onUnload: stop()'],
    ['  name: a', '  @onLoad: |', '    if x then', '     y()', '    end', '  @onUnload: stop()'],
  ],
  [
    'a key that is one space short takes its list along',
    [' $0dependencies:', '    - b', '  name: a'],
    ['  dependencies:', '    - b', '  name: a'],
  ],
  [
    'tabs mean what makes sense',
    ['  $0name: a', '  dependencies:', '\t- b', '  @onLoad: |', '\tinit()', '\t  autoload: true'],
    ['  name: a', '  dependencies:', '    - b', '  @onLoad: |', '    init()', '  autoload: true'],
  ],
  [
    'lines are measured by those beside them',
    ['    $0name: a', '   autoload: true', '    reloadable: true'],
    ['  name: a', '  autoload: true', '  reloadable: true'],
  ],
])('%s', (_, before, after) => {
  expectFixAll(below(...before), below(...after));
});

test.each<[string, readonly string[], readonly string[]]>([
  [
    'a key or Lua',
    ['  name: a', '  @onLoad: |', '    x()', '  $0 here: there'],
    ['Indent with 4 spaces', 'Indent with 2 spaces'],
  ],
  ['a word between keys and items', ['  name: a', '  dependencies:', '  $0 here: there'], ['Indent with 2 spaces']],
  [
    'a key below one that nobody knows',
    ['  mine:', '    x: 1', '  $0 y: 2'],
    ['Indent with 2 spaces', 'Indent with 4 spaces'],
  ],
])('where a line was meant to stand is asked: %s', (_, lines, titles) => {
  expect(fixTitles(below(...lines))).toEqual(titles);
});

test.each<[string, readonly string[]]>([
  ['a key or Lua', ['  name: a', '  @onLoad: |', '    x()', '  $0 here: there']],
  ['a key below one that nobody knows', ['  mine:', '    x: 1', '  $0 y: 2']],
  ['what is behind such a line', ['  mine:', '    x: 1', '  $0 y: 2', '   name: a']],
])('what may have been meant otherwise is not changed without a look: %s', (_, lines) => {
  expectFixAll(below(...lines), '');
});

test('nothing else is mended as long as the client refuses the indentation: what the lines mean is a guess', () => {
  expectFixAll(
    below('  $0name: a', '  autoLoad: true', ' reloadable: true'),
    below('  name: a', '  autoLoad: true', '  reloadable: true'),
  );
});
