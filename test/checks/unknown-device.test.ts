import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const device = (word: string) =>
  `warning[unknown-device] "${word}" is not known (desktop, mobile, console), so it matches every device.`;
const system = (word: string) =>
  `warning[unknown-device] "${word}" is not known (windows, linux, macos, android, ios), so it matches every operating system.`;

test('a word that is no device, or no operating system behind the colon, is a warning', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      devices: [ Desktop, desktop:win, windows ]
                 ^^^^^^^ ${device('Desktop')}
                          ^^^^^^^^^^^ ${system('win')}
                                       ^^^^^^^ ${device('windows')}
  `);
});

test('an empty part before the colon is dropped, so the system is taken for a device', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      devices:
        - :windows
          ^^^^^^^^ ${device('windows')}
        - constructor
          ^^^^^^^^^^^ ${device('constructor')}
  `);
});

test('what is known is fine, in double quotes too, and other engines do not read it', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      devices: [ "desktop", mobile:android, console:, desktop:linux ]
  `);
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      devices: [ Desktop ]
      ^^^^^^^ information[ignored-key] OTClient (edubart) does not read "devices"; mehah and opentibiabr do.
    `,
    { engine: 'edubart' },
  );
});

const fixture = (item: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    devices: [ desktop, ${item} ]
`;

test.each([
  ['MOB$0ILE', 'mobile', 'mobile'],
  ['deskt$0p', 'desktop', 'desktop'],
  ['"Mob$0ile:ios"', 'mobile', '"mobile:ios"'],
  ['mobile:And$0roid', 'android', 'mobile:android'],
])('for "%s" the known word is offered', (item, word, after) => {
  expect(fixTitles(fixture(item))).toEqual([`Write "${word}"`]);
  expectFix(fixture(item), `Write "${word}"`, fixture(after));
});

test('for a word that is like none, nothing is offered', () => {
  expect(fixTitles(fixture('refriger$0ator'))).toEqual([]);
});
