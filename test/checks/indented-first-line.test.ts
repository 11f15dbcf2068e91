import { expect, test } from 'vitest';
import type { EngineId } from '../../src/clients/client-engine.ts';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test.each<[EngineId, string]>([
  ['edubart', 'The client crashes (SIGABRT).'],
  ['otcv8', 'The client ends with a fatal error.'],
  ['mehah', 'The client crashes (SIGSEGV).'],
])('an indented first node ends %s', (engine, words) => {
  expectFindings(
    `
    //- /modules/a/a.otmod
      Module
    ^^ error[indented-first-line] The first node must not be indented. ${words}
        name: a
    `,
    { engine },
  );
});

test('opentibiabr names an orphan and the line that it has reached, not where the node begins', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    // a comment
      notes: |
    ^^ error[indented-first-line] The first node must not be indented. The client says: "OTML error in '/a/a.otmod' at line 4: orphaned node detected (indentation error?): 'notes'".
        one
        two
    Module
      name: a
    `,
    { engine: 'opentibiabr' },
  );
});

test('an indented comment above the first node is fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
      // a comment
    Module
      name: a
      autoload: true
  `);
});

test('a tab before the first node is reported as a tab alone', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    \tModule
    ^ error[tab-indentation] A tab indents this line; OTML takes two spaces for each level. The client says: "OTML error in '/a/a.otmod' at line 1: indentation with tabs are not allowed".
      name: a
  `);
});

test('everything below the first node moves with it', () => {
  const fixture = `
    //- /modules/a/a.otmod
      $0Module
        name: a
        autoload: true
  `;
  expect(fixTitles(fixture)).toEqual(['Indent the whole file with 2 spaces for each level']);
  expectFix(
    fixture,
    'Indent the whole file with 2 spaces for each level',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    `,
  );
});

test('where only the first node is indented, it alone is moved', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
      $0Module
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    `,
    'Remove the indentation',
    `
    //- /modules/a/a.otmod
    Module
    `,
  );
});
