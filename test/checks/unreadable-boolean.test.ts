import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words = (key: string, value: string) =>
  `"${key}" takes true or false, not "${value}". The client says: "failed to cast node value '${value}' to type 'bool'", and reads no further.`;

test('anything but true and false is an error', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: True
                ^^^^ error[unreadable-boolean] ${words('autoload', 'True')}
      reloadable: 1
                  ^ error[unreadable-boolean] ${words('reloadable', '1')}
      sandboxed: "true"
                 ^^^^^^ error[unreadable-boolean] ${words('sandboxed', '"true"')}
      enabled:
      ^^^^^^^ error[unreadable-boolean] ${words('enabled', '')}
  `);
});

test('"~" is as good as no key, and a key that this engine does not read may hold anything', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      sandboxed: ~
      enabled: maybe
      ^^^^^^^ information[ignored-key] OTCv8 does not read "enabled"; mehah and opentibiabr do.
    `,
    { engine: 'otcv8' },
  );
});

test('a value that a later one replaces is never read', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: yes
      autoload: true
      ^^^^^^^^ warning[duplicate-key] "autoload" is stated twice: the last one wins.
  `);
});

const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    ${line}
`;

test.each([
  ['autoload: Y$0es', 'true'],
  ['autoload: "t$0rue"', 'true'],
  ['autoload: $01', 'true'],
  ['autoload: o$0ff', 'false'],
  ['autoload: FAL$0SE', 'false'],
])('what is meant by "%s" is clear', (line, word) => {
  expect(fixTitles(manifest(line))).toEqual([`Write ${word}`]);
  expectFix(manifest(line), `Write ${word}`, manifest(`autoload: ${word}`));
});

test.each(['autoload: may$0be', 'auto$0load:', 'auto$0load'])('for "%s" both words are offered', line => {
  expect(fixTitles(manifest(line))).toEqual(['Write true', 'Write false']);
  expectFix(manifest(line), 'Write true', manifest('autoload: true'));
  expectFix(manifest(line), 'Write false', manifest('autoload: false'));
});

test('carriage returns stay', () => {
  expectFix(manifest('autoload: $0on\r'), 'Write true', manifest('autoload: true\r'));
  expectFix(manifest('$0autoload:\r'), 'Write true', manifest('autoload: true\r'));
});
