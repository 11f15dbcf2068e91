import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words = (name: string, autoload = 'no autoload') =>
  `hint[never-loaded] Nothing loads "${name}" at start: ${autoload}, no loaded module that needs it, no load-later, no init.lua.`;

test('a module that nothing loads is a hint', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
            ^ ${words('a')}
      dependencies: [ b ]
      load-later: [ b ]
    //- /modules/b/b.otmod
    Module
      name: b
            ^ ${words('b')}
    //- /modules/c/c.otmod
    Module
      name: c
            ^ ${words('c', 'autoload-priority 10000 is beyond what the client asks for')}
      autoload: true
      autoload-priority: 10000
  `);
});

test('autoload, a loaded module that needs it, load-later, init.lua and other Lua code load a module', () => {
  expectFindings(`
    //- /init.lua
    g_modules.discoverModules()
    g_modules.ensureModuleLoaded('ensured')
    g_modules.autoLoadModules(9999)
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ needed ]
      load-later: [ later ]
      scripts: [ a ]
    //- /modules/a/a.lua
    g_modules.getModule('asked'):load()
    //- /modules/asked/asked.otmod
    Module
      name: asked
    //- /modules/ensured/ensured.otmod
    Module
      name: ensured
    //- /modules/later/later.otmod
    Module
      name: later
    //- /modules/needed/needed.otmod
    Module
      name: needed
  `);
});

test('a module that is switched off, or meant for other devices, is not to load', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      enabled: false
    //- /modules/b/b.otmod
    Module
      name: b
      devices: [ mobile ]
  `);
});

test('where the client does not live to the end of its boot, nothing is said', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ x ]
                      ^ error[unknown-module] No module is called "x". OTCv8 ends here with a fatal error.
    //- /modules/b/b.otmod
    Module
      name: b
    `,
    { engine: 'otcv8' },
  );
});

const fixture = (lines: string) => `
  //- /modules/a/a.otmod
  Module
    name: $0a${lines}
`;
const title = 'Load it at start (autoload: true)';

test.each([
  ['', '\n    autoload: true\n    autoload-priority: 1000', ''],
  ['\r\n    version: 1', '\r\n    autoload: true\r\n    autoload-priority: 1000\r', '\r\n    version: 1'],
  ['\n    autoload-priority: 5', '\n    autoload: true', '\n    autoload-priority: 5'],
])('the keys are put below "Module"', (lines, added, kept) => {
  const written = fixture(lines).replace('Module\n', added.includes('\r') ? 'Module\r\n' : 'Module\n');
  expect(fixTitles(written)).toEqual([title]);
  const after = `
  //- /modules/a/a.otmod
  Module${added.includes('\r') ? '\r' : ''}${added.replace('\r\n', '\n')}
    name: a${kept}
`;
  expectFix(written, title, after);
});

test('an "autoload" that is there is changed', () => {
  expectFix(fixture('\n    autoload: false$end'), title, fixture('\n    autoload: true$end').replace('$0', ''));
});

test('a priority that no client asks for is brought down to the last that they do', () => {
  const lines = '\n    autoload: true\n    autoload-priority: 20000';
  expect(fixTitles(fixture(lines))).toEqual(['Write 9999']);
  expectFix(fixture(lines), 'Write 9999', fixture(lines.replace('20000', '9999')).replace('$0', ''));
});
