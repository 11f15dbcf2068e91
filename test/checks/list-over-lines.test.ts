import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('a list that is not closed on its line is an error, and the lines that follow it are not reported again', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [
               ^ error[list-over-lines] The list is not closed on this line, so the client reads an empty item from each line below.
        one,
        two
      ]
      load-later: [ b, // a comment
                  ^^^^^^^^^^^^^^^^^ error[list-over-lines] The list is not closed on this line, so the client reads no "load-later".
      c ]
  `);
});

test('lists on one line and lists of dashes are fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      description: [ not
      dependencies: [ b ]
      load-later:
        - b
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

const title = 'Write the items with dashes';

test('the items are written with dashes', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: $0[
        b,
        c
      ]
      dependencies: []
    //- /modules/b/b.otmod
    Module
      name: b
    //- /modules/c/c.otmod
    Module
      name: c
  `;
  expect(fixTitles(fixture)).toEqual([title]);
  expectFix(
    fixture,
    title,
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        - b
        - c
      dependencies: []
    `,
  );
});

test('comments among the items go on lines of their own, and carriage returns are kept', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      dependencies: $0[ b, // the first\r
        // two more\r
        "c", d # the last\r
      ]\r
      autoload: true\r
    `,
    title,
    `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      dependencies:\r
        // the first\r
        - b\r
        // two more\r
        // the last\r
        - "c"\r
        - d\r
      autoload: true\r
    `,
  );
});

test('a list that is never closed ends at the end of its line', () => {
  const after = (end: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - b
        - c${end}
    `;
  const fixture = (end: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: $0[ b, c${end}
    `;
  expectFix(fixture('$end'), title, after('$end'));
  expectFix(
    fixture('\r\n      load-later: []'),
    title,
    after('\r\n      load-later: []')
      .replace(/\n( +- c)/, '\r\n$1')
      .replace('dependencies:\n', 'dependencies:\r\n'),
  );
});

test('a list of nothing leaves the key alone', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: $0[
      ]
    `,
    title,
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts:
    `,
  );
});

test('where the bracket is forgotten, the lines below are the items', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: $0[
        b,
        - c
      load-later: []
    `,
    title,
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - b
        - c
      load-later: []
    `,
  );
});
