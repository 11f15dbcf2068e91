import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('an item without a dash is read as its value, which is nothing most of the time', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        b
        ^ error[item-without-dash] An item starts with "- "; here the client reads "" instead of "b".
        mods: b
        ^^^^ error[item-without-dash] An item starts with "- "; here the client reads "b" instead of "mods".
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('below a key that takes no list, anything may stand', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      description:
        anything
      load-later:
        // a comment
        # another one, for this engine
        - b
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('edubart takes a comment that starts with "#" for an item', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        #$0 what comes next
        - b
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `;
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      load-later:
        # what comes next
        ^^^^^^^^^^^^^^^^^ error[item-without-dash] A comment starts with "//"; this client reads an item "" here.
        - b
      autoload: true
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    `,
    { engine: 'edubart' },
  );
  expect(fixTitles(fixture, { engine: 'edubart' })).toEqual(['Write "//"']);
  expectFix(
    fixture,
    'Write "//"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        // what comes next
        - b
    `,
    { engine: 'edubart' },
  );
});

test('the dash is put before the item', () => {
  const fixture = (item: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        - b
        ${item}$end
    //- /modules/b/b.otmod
    Module
      name: b
    //- /modules/c/c.otmod
    Module
      name: c
  `;
  expect(fixTitles(fixture('$0c'))).toEqual(['Add the dash']);
  expectFix(fixture('$0c'), 'Add the dash', fixture('- c').split('    //- /modules/b')[0]);
});
