import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('a dependency that no module is called is an error, and says what follows', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ corelib, game_intreface ]
                               ^^^^^^^^^^^^^^ error[unknown-module] No module is called "game_intreface". "a" does not load.
    //- /modules/corelib/corelib.otmod
    Module
      name: corelib
      autoload: true
  `);
});

const mistyped = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    dependencies:
      - game_$0intreface
  //- /modules/game_interface/game_interface.otmod
  Module
    name: game_interface
    autoload: true
`;

test('the name that was most likely meant is offered first', () => {
  expect(fixTitles(mistyped)).toEqual([
    'Write "game_interface"',
    'Remove "game_intreface" from the list',
    'Create the module "game_intreface"',
  ]);
  expectFix(
    mistyped,
    'Write "game_interface"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - game_interface
    `,
  );
});
