import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words = (said: string) =>
  `warning[undefined-variable] The client says: "${said}", and keeps the value as it is written.`;

test('a variable that nothing defines, or that is defined by itself, is a warning', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      &one: $two
            ^^^^ ${words('Undefined OTML variable: two')}
      author: $me
              ^^^ ${words('Undefined OTML variable: me')}
      &: nothing
         ^^^^^^^ ${words('Malformed OTML variable: &')}
    `,
    { engine: 'opentibiabr' },
  );
});

test('a variable that stands further out, or a "$" inside a text, is fine', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    &who: me
    Module
      name: a
      autoload: true
      author: $who
      website: costs $5
      description: $&who
    `,
    { engine: 'opentibiabr' },
  );
});

test('to mehah it is a text as any other', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      author: $me
  `);
});

test('the variable that was most likely meant is offered', () => {
  const fixture = (value: string) => `
    //- /modules/a/a.otmod
    &author: me
    Module
      name: a
      autoload: true
      author: ${value}
  `;
  expect(fixTitles(fixture('$$0autor'), { engine: 'opentibiabr' })).toEqual(['Write "$author"']);
  expectFix(fixture('$$0autor'), 'Write "$author"', fixture('$author'), { engine: 'opentibiabr' });
});

test('nothing is offered where what it should be is not known', () => {
  expect(
    fixTitles(
      `
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        author: $$0me
      `,
      { engine: 'opentibiabr' },
    ),
  ).toEqual([]);
});
