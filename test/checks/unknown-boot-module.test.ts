import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const client = `
  //- /modules/client/client.otmod
  Module
    name: client
`;
const init = (line: string) => `
  //- /init.lua
  g_modules.discoverModules()
  ${line}
`;
const joined = (line: string) => `${init(line).trimEnd()}${client}`;

test('a module that init.lua ensures and that is not there ends the client', () => {
  expectFindings(`
    //- /init.lua
    g_modules.discoverModules()
    for _, name in ipairs({ 'corelib', 'gone' }) do
      g_modules.ensureModuleLoaded(name)
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[unknown-boot-module] No module is called "gone", so OTClient Redemption (mehah) ends here with a fatal error.
    end
    g_modules.ensureModuleLoaded("clinet")
                                  ^^^^^^ error[unknown-boot-module] No module is called "clinet", so OTClient Redemption (mehah) ends here with a fatal error.
    //- /modules/corelib/corelib.otmod
    Module
      name: corelib
  `);
});

test('one that is asked for first, or belongs to another sequence is fine', () => {
  expectFindings(
    joined(
      "if g_modules.getModule('gone') then g_modules.ensureModuleLoaded('gone') end\n  g_modules.ensureModuleLoaded('client')",
    ),
  );
  expectFindings(joined("g_modules.ensureModuleLoaded('gone')\n  g_modules.ensureModuleLoaded('client')"), {
    boot: 'upstream',
  });
});

test('where a module is encrypted it may be that one', () => {
  expectFindings(
    joined("g_modules.ensureModuleLoaded('client')\n  g_modules.ensureModuleLoaded('gone')") +
      `
  //- /modules/gone/gone.otmod
  ENC3
`,
  );
});

test('the module that was most likely meant is offered', () => {
  const fixture = joined("g_modules.ensureModuleLoaded('cl$0inet')");
  expect(fixTitles(fixture)).toEqual(['Write "client"']);
  expectFix(fixture, 'Write "client"', init("g_modules.ensureModuleLoaded('client')"));
});
