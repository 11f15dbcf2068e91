import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, relatedAt } from '../support/fixture.ts';

test('of two plain values, or two lists of dashes, the last one wins', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: false
      dependencies: [ b ]
      autoload: true
      ^^^^^^^^ warning[duplicate-key] "autoload" is stated twice: the last one wins.
      dependencies:
      ^^^^^^^^^^^^ warning[duplicate-key] "dependencies" is stated twice: the last one wins.
        - c
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
  `);
});

test('an inline list is joined to the list before it', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - b
      load-later: [ b ]
      dependencies: [ c ]
      ^^^^^^^^^^^^ warning[duplicate-key] "dependencies" is stated twice: the client joins the two lists.
      load-later: []
      ^^^^^^^^^^ warning[duplicate-key] "load-later" is stated twice: the last one wins.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
  `);
});

test('of two "Module" the first is read, with a colon the last', () => {
  const fixture = (tag: string, outcome: string, [first, second]: readonly [string, string]) => `
    //- /modules/a/a.otmod
    ${tag}
      name: ${first}
      autoload: true
    ${tag}
    ${'^'.repeat(tag.replace(':', '').length)} warning[duplicate-key] "Module" is stated twice: ${outcome}.
      name: ${second}
      autoload: true
  `;
  expectFindings(fixture('Module', 'the client reads the first one only', ['a', 'b']));
  expectFindings(fixture('Module:', 'the last one replaces the first', ['b', 'a']));
});

test('the same key in two "Module", in a list or where no client reads it, is not stated twice', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      note: one
      ^^^^ warning[unknown-key] No client reads the key "note".
      note: two
      ^^^^ warning[unknown-key] No client reads the key "note".
    Other
      name: a
  `);
});

const fixture = `
  //- /modules/a/a.otmod
  Module
    name: a
    dependencies:
      - b
      // and another
      - c
    autoload: true
    depend$0encies: [ d ]$end
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
  //- /modules/c/c.otmod
  Module
    name: c
    autoload: true
  //- /modules/d/d.otmod
  Module
    name: d
    autoload: true
`;

test('the first place is pointed at', () => {
  expect(relatedAt(fixture)).toEqual(['/modules/a/a.otmod:3 dependencies: first stated here']);
});

test('either can be removed, with all its lines', () => {
  expect(fixTitles(fixture)).toEqual(['Remove this one', 'Remove the first one']);
  expectFix(
    fixture,
    'Remove this one',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies:
        - b
        // and another
        - c
      autoload: true
    `,
  );
  expectFix(
    fixture,
    'Remove the first one',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ d ]$end
    `,
  );
});
