import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('a manifest that lies too deep is a warning', () => {
  expectFindings(`
    //- /modules/game/a/a.otmod
    Module
      name: a
            ^ warning[too-deep] The client does not find a manifest that lies this deep: it looks one folder below "modules" and "mods" only.
    //- /mods/game/deeper/b/b.otmod
    Module
    ^^^^^^ error[missing-name] The module has no name. The client says: "child node with tag 'name' not found".
    ^^^^^^ warning[too-deep] The client does not find a manifest that lies this deep: it looks one folder below "modules" and "mods" only.
      autoload: true
  `);
});

test('right in "modules" it is found by all but OTCv8', () => {
  const fixture = (mark: string) => `
    //- /modules/modules/modules.otmod
    Module
      name: modules
      autoload: true
    //- /modules/modules.otmod
    Module
      name: modules
            ${mark}
  `;
  expectFindings(fixture('^^^^^^^ warning[too-deep] OTCv8 does not look for manifests here.'), { engine: 'otcv8' });
  expect(
    fixTitles(
      `
      //- /modules/a.otmod
      Module
        name: $0a
      `,
      { engine: 'otcv8' },
    ),
  ).toEqual([]);
});

test('elsewhere a manifest may be anything', () => {
  expectFindings(`
    //- /docs/examples/a/a.otmod
    Module
      name: a
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

const fixture = `
  //- /modules/game/a/a.otmod
  Module
    name: $0a
    autoload: true
  //- /modules/game/a/a.lua
  print(1)
`;

test('its folder can be moved up', () => {
  expect(fixTitles(fixture)).toEqual(['Move the folder to "modules/a"']);
  expectFix(
    fixture,
    'Move the folder to "modules/a"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    //- /modules/a/a.lua
    print(1)
    //- /modules/game/a/a.otmod
    (gone)
    //- /modules/game/a/a.lua
    (gone)
    `,
  );
});

test('it is not moved onto another folder', () => {
  expect(
    fixTitles(`${fixture.trimEnd()}
  //- /modules/a/other.lua
  print(1)
  `),
  ).toEqual([]);
});
