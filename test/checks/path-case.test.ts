import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

const module = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    scripts: [ a ]`;

test('a path that is spelled otherwise on disk is found wherever it is written', () => {
  expectFindings(`${module}
  //- /modules/a/a.lua
  g_ui.loadUI('mywindow')
               ^^^^^^^^ warning[path-case] "mywindow" is called "myWindow" on disk; where case matters (Linux, Android) it is not found.
  g_ui.displayUI('/A/myWindow.otui')
                  ^^^^^^^^^^^^^^^^ warning[path-case] "/A/myWindow.otui" is called "/a/myWindow.otui" on disk; where case matters (Linux, Android) it is not found.
  icon:setImageSource('/images/UI/icon')
                       ^^^^^^^^^^^^^^^ warning[path-case] "/images/UI/icon" is called "/images/ui/icon" on disk; where case matters (Linux, Android) it is not found.
  //- /modules/a/mywindow.lua
  //- /modules/a/myWindow.otui
  Button
    image-source: /images/ui/Icon
                  ^^^^^^^^^^^^^^^ warning[path-case] "/images/ui/Icon" is called "/images/ui/icon" on disk; where case matters (Linux, Android) it is not found.
  //- /modules/a/page.html
  <img src="/images/ui/ICON.png">
            ^^^^^^^^^^^^^^^^^^^ warning[path-case] "/images/ui/ICON.png" is called "/images/ui/icon.png" on disk; where case matters (Linux, Android) it is not found.
  //- /data/images/ui/icon.png
`);
});

test('what is there, what is only a beginning, and what only looks like a path is fine', () => {
  expectFindings(`${module}
  //- /modules/a/a.lua
  g_ui.loadUI('window')
  g_ui.loadUI('nowhere/' .. name)
  print('/A/', '/A', 'A/Window', '/Window')
  local asked = g_resources.fileExists('/A/Window.otui')
  //- /modules/a/window.otui
  Button
  //- /modules/a/window2.otui
  Button
`);
});

test('the path is respelled as it was written', () => {
  expectFix(
    `${module}
  //- /modules/a/a.lua
  g_ui.importStyle('Styles/$0Main')
  //- /modules/a/styles/main.otui
  Button
`,
    'Write "styles/main"',
    `
  //- /modules/a/a.lua
  g_ui.importStyle('styles/main')
`,
  );
  expectFixAll(
    `${module}
  //- /modules/a/a.lua
  g_ui.importStyle('/$0a/Main.otui')
  dofile('HELPERS')
  //- /modules/a/main.otui
  Button
  //- /modules/a/helpers.lua
`,
    `
  //- /modules/a/a.lua
  g_ui.importStyle('/a/main.otui')
  dofile('helpers')
`,
  );
});

test('where only the extension differs, it is the file that has to change', () => {
  const fixture = `${module}
  //- /modules/a/a.lua
  icon:setImageSource('/images/$0icon')
  //- /data/images/icon.PNG
`;
  expect(fixTitles(fixture)).toEqual([]);
  expectFindings(`${module}
  //- /modules/a/a.lua
  icon:setImageSource('/images/icon')
                       ^^^^^^^^^^^^ warning[path-case] "/images/icon" is called "icon.PNG" on disk; where case matters (Linux, Android) it is not found.
  //- /data/images/icon.PNG
`);
});
