import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, relatedAt } from '../support/fixture.ts';

const words = (written: string, real: string) =>
  `warning[script-case] "${written}" is called "${real}" on disk; where case matters (Linux, Android) the module does not load.`;

const files = `
  //- /modules/a/main.lua
  print(1)
  //- /modules/a/Ui/Window.lua
  print(1)
  //- /modules/a/loud.LUA
  print(1)
`;

test('a script whose name differs in case, in any part, is a warning', () => {
  expectFindings(
    joined(
      `
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        scripts: [ Main, ui/Window.lua, /A/main, loud ]
                   ^^^^ ${words('Main', 'main')}
                         ^^^^^^^^^^^^^ ${words('ui/Window.lua', 'Ui/Window.lua')}
                                        ^^^^^^^ ${words('/A/main', '/a/main')}
                                                 ^^^^ ${words('loud', 'loud.LUA')}
      `,
      files.replaceAll(/^ {2}/gm, '      '),
    ),
  );
});

test('the right spelling is fine, and so are two files that differ in case', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ main, Main, Ui/Window ]
    //- /modules/a/main.lua
    print(1)
    //- /modules/a/Main.lua
    print(1)
    //- /modules/a/Ui/Window.lua
    print(1)
  `);
});

const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${line}
`;

test.each([
  ['scripts: [ MA$0IN ]', 'main', 'scripts: [ main ]'],
  ['scripts: [ MA$0IN.lua ]\r', 'main.lua', 'scripts: [ main.lua ]\r'],
  ['scripts: [ MA$0IN.otui ]', 'main', 'scripts: [ main ]'],
  ['scripts:\n      - "UI/win$0dow"$end', 'Ui/Window', 'scripts:\n      - Ui/Window$end'],
  ['scripts: [ /A/Ma$0in ]', '/a/main', 'scripts: [ /a/main ]'],
])('"%s" is spelled as on disk', (line, spelling, after) => {
  const fixture = joined(manifest(line), files);
  expect(fixTitles(fixture)).toEqual([`Write "${spelling}"`]);
  expectFix(fixture, `Write "${spelling}"`, manifest(after));
});

test('the file is pointed at', () => {
  const fixture = joined(manifest('scripts: [ ui/win$0dow ]'), files);
  expect(relatedAt(fixture)).toEqual(['/modules/a/Ui/Window.lua:1 : the file']);
});

test('where the extension is what differs, there is nothing to write in the manifest', () => {
  expect(fixTitles(joined(manifest('scripts: [ lo$0ud ]'), files))).toEqual([]);
});

test('OTCv8 finds it below "modules" too', () => {
  const fixture = joined(manifest('scripts: [ Ma$0in ]'), files);
  expectFix(fixture, 'Write "main"', manifest('scripts: [ main ]'), { engine: 'otcv8' });
});

test('where the disk does not tell upper from lower case the module loads, and the warning stays', () => {
  const fixture = (rest: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ Main ]
                 ^^^^ warning[script-case] "Main" is called "main" on disk; where case matters (Linux, Android) the module does not load.
    //- /modules/a/main.lua
    print(1)
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
${rest}  `;
  expectFindings(fixture(''), { caseMatters: false });
  expectFindings(
    fixture(
      `                      ^ information[fails-to-load] "b" does not load: "b" needs "a"; "a" does not load (unable to open file '/a/Main.lua': not found).
`,
    ),
  );
});
