import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const module = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    scripts: [ a ]`;

test('a file that Lua opens and that is nowhere', () => {
  expectFindings(`${module}
  //- /modules/a/a.lua
  dofile('lib/helpers')
          ^^^^^^^^^^^ warning[missing-file] There is no /a/lib/helpers.lua, which "lib/helpers" means here.
  function show()
    g_ui.displayUI('/b/window.otui')
                    ^^^^^^^^^^^^^^ warning[missing-file] There is no /b/window.otui, which "/b/window.otui" means here.
  end
`);
});

test('what is there, in any case, in a layout, asked for first or worked out is fine', () => {
  expectFindings(
    `${module}
  //- /modules/a/a.lua
  dofile('b')
  g_ui.importStyle('styles')
  g_ui.displayUI('/only/here')
  g_ui.loadUI('window' .. i)
  self:loadUI('elsewhere')
  if g_resources.fileExists('extra.lua') then dofile('extra') end
  //- /modules/a/b.lua
  //- /modules/a/styles.otui
  //- /layouts/new/only/here.otui
  //- /modules/a/nobody-runs-me.lua
  dofile('gone')
`,
    { engine: 'otcv8' },
  );
});

test('the file that was most likely meant is offered', () => {
  const fixture = `${module}
  //- /modules/a/a.lua
  g_ui.loadUI('ui/windw$0')
  //- /modules/a/ui/window.otui
`;
  expect(fixTitles(fixture)).toEqual(['Write "ui/window"']);
  expectFix(
    fixture,
    'Write "ui/window"',
    `
  //- /modules/a/a.lua
  g_ui.loadUI('ui/window')
`,
  );
});
