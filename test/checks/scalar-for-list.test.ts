import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words = (key: string, value: string) =>
  `error[scalar-for-list] "${key}" takes a list; the client ignores the plain value "${value}" without a word.`;

test('a plain value where a list belongs is an error', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: a.lua
               ^^^^^ ${words('scripts', 'a.lua')}
      dependencies: [ b ],
                    ^^^^^^ ${words('dependencies', '[ b ],')}
      devices: desktop
               ^^^^^^^ ${words('devices', 'desktop')}
  `);
});

test('no value, "~" and a key that this engine does not read are fine', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts:
      dependencies: ~
      devices: desktop
      ^^^^^^^ information[ignored-key] OTClient (edubart) does not read "devices"; mehah and opentibiabr do.
    `,
    { engine: 'edubart' },
  );
});

const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${line}
  //- /modules/a/b.lua
  print(1)
`;
const mended = (line: string) => manifest(line).split('  //- /modules/a/b.lua')[0];

test.each([
  ['scripts: $0b', 'Write it as a list', 'scripts: [ b ]'],
  ['scripts: $0b\r', 'Write it as a list', 'scripts: [ b ]\r'],
  ['scripts: $0b, b.lua', 'Write it as a list', 'scripts: [ b, b.lua ]'],
  ['scripts: $0b ]', 'Write it as a list', 'scripts: [ b ]'],
  ['scripts: $0[ b ],', 'Remove "," behind the list', 'scripts: [ b ]'],
  ['scripts: $0[ b ] c', 'Remove "c" behind the list', 'scripts: [ b ]'],
])('"%s" is mended', (line, title, after) => {
  expect(fixTitles(manifest(line))).toEqual([title]);
  expectFix(manifest(line), title, mended(after));
});
