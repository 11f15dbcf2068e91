import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const fixture = (mark: string, more = '') => `
  //- /modules/game_a/a.otmod
  Module
    name: "a"${mark && `\n          ^^^ ${mark}`}
    autoload: true${more}
`;
const hint = 'hint[folder-name] The folder is called "game_a", not "a".';
const reload = 'The automatic reload of the client looks for a folder with the name of the module.';

test('for Redemption it is a warning, as its automatic reload needs the folder; else a hint', () => {
  const warning = `warning${hint.slice(4)} ${reload}`;
  expectFindings(fixture(warning), { engine: 'mehah' });
  expectFindings(fixture(warning), { engine: 'opentibiabr' });
  expectFindings(fixture(hint), { engine: 'edubart' });
  expectFindings(fixture(hint), { engine: 'otcv8' });
});

test('a module that cannot be reloaded is no matter of reloading', () => {
  expectFindings(fixture(`${hint} ${reload}`, '\n    reloadable: false'), { engine: 'mehah' });
});

test('the name of the file does not matter', () => {
  expectFindings(`
    //- /modules/game_a/any.otmod
    Module
      name: game_a
      autoload: true
  `);
});

const written = `
  //- /modules/game_a/a.otmod
  Module
    name: $0"a"
    autoload: true
  //- /modules/game_a/ui/a.lua
  print(1)
`;

test('the folder can be renamed, with all that is in it, or the module', () => {
  expect(fixTitles(written)).toEqual(['Rename the folder to "a"', 'Name the module "game_a"']);
  expectFix(
    written,
    'Rename the folder to "a"',
    `
    //- /modules/a/a.otmod
    Module
      name: "a"
      autoload: true
    //- /modules/a/ui/a.lua
    print(1)
    //- /modules/game_a/a.otmod
    (gone)
    //- /modules/game_a/ui/a.lua
    (gone)
    `,
  );
  expectFix(
    written,
    'Name the module "game_a"',
    `
    //- /modules/game_a/a.otmod
    Module
      name: game_a
      autoload: true
    `,
  );
});

test('no folder is renamed to one that is there, or to what is no name of a folder', () => {
  const other = `${written.trimEnd()}
  //- /modules/a/other.otmod
  Module
    name: b
  `;
  expect(fixTitles(other)).toEqual(['Name the module "game_a"']);
  expect(fixTitles(written.replace('"a"', 'a/b'))).toEqual(['Name the module "game_a"']);
});

test('a manifest right in "modules" has no folder of its own', () => {
  const fixture = `
    //- /modules/a.otmod
    Module
      name: $0a
      autoload: true
  `;
  expect(fixTitles(fixture)).toEqual([]);
});
