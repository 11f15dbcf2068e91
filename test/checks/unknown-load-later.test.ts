import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('a module to load later that is not there is a warning: the client goes on', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        - b
        - x
          ^ warning[unknown-load-later] No module is called "x"; the client logs an error and goes on.
    //- /modules/b/b.otmod
    Module
      name: b
    `,
    { engine: 'otcv8' },
  );
});

test('a name that may be that of an encrypted module is passed over', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: [ secret ]
    //- /modules/secret/secret.otmod
    ENC3
  `);
});

test('a name with a comment behind it is reported as that alone', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        - b // last
           ^^^^^^^^ error[trailing-comment] OTML has no comments behind a value: the client reads "b // last". Put the comment on a line of its own.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('it can be mended as a dependency can', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: [ client_optoins$0 ]
    //- /modules/client_options/o.otmod
    Module
      name: client_options
  `;
  expect(fixTitles(fixture)).toEqual([
    'Write "client_options"',
    'Remove "client_optoins" from the list',
    'Create the module "client_optoins"',
  ]);
  expectFix(
    fixture,
    'Write "client_options"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: [ client_options ]
    `,
  );
  expectFix(
    fixture,
    'Remove "client_optoins" from the list',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    `,
  );
});
