import { expect, test } from 'vitest';
import { expectFindings, relatedAt } from '../support/fixture.ts';

test('a module that init.lua ensures and that does not load ends the client', () => {
  expectFindings(`
    //- /init.lua
    g_modules.discoverModules()
    g_modules.ensureModuleLoaded('a')
                                  ^ error[boot-module-fails] "a" does not load: "a" needs "b"; "b" needs "x", which no module is called, so OTClient Redemption (mehah) ends here with a fatal error.
    g_modules.autoLoadModules(99)
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ b ]
                      ^ information[fails-to-load] "a" does not load: "a" needs "b"; "b" needs "x", which no module is called.
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ x ]
                      ^ error[unknown-module] No module is called "x". "b" does not load, and with it "a".
  `);
});

test('so does one whose script is missing, in a loop, and one whose manifest cannot be read', () => {
  expectFindings(`
    //- /init.lua
    g_modules.discoverModules()
    for _, name in ipairs({ 'b', 'a' }) do
      if g_modules.getModule(name) then g_modules.ensureModuleLoaded(name) end
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[boot-module-fails] "a" does not load (unable to open file '/a/gone.lua': not found), so OTClient Redemption (mehah) ends here with a fatal error.
    end
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ gone ]
                 ^^^^ error[missing-script] There is no /a/gone.lua. "a" does not load.
    //- /modules/b/b.otmod
    Module
      name: b
  `);
  expectFindings(`
    //- /init.lua
    g_modules.discoverModules()
    g_modules.ensureModuleLoaded('a')
                                  ^ error[boot-module-fails] "a" does not load: the client cannot read its manifest, so OTClient Redemption (mehah) ends here with a fatal error.
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: maybe
                ^^^^^ error[unreadable-boolean] "autoload" takes true or false, not "maybe". The client says: "failed to cast node value 'maybe' to type 'bool'", and reads no further.
  `);
});

test('one that was loaded, another sequence, and a client with encrypted modules are fine', () => {
  const init = "//- /init.lua\ng_modules.discoverModules()\ng_modules.ensureModuleLoaded('a')\n";
  const fine = `${init}//- /modules/a/a.otmod\nModule\n  name: a\n`;
  expectFindings(fine);
  const failing = `${fine}  dependencies: [ a ]\n`;
  const marked = (text: string, settings = {}) => relatedAt(text.replace("'a'", "'a$0'"), settings);
  expect(marked(failing)).toEqual(['/modules/a/a.otmod:2 a: what is wrong is told here']);
  expect(marked(failing, { boot: 'upstream' })).toEqual([]);
  expect(marked(`${failing}//- /modules/b/b.otmod\nENC3\n`)).toEqual([]);
});
