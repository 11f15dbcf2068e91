import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const fixture = (first = '', second = '') => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    enabled: true${first}
    devices:${second}
      - desktop
`;

test('what only Redemption reads is pointed out to users of the others', () => {
  expectFindings(
    fixture(
      '\n    ^^^^^^^ information[ignored-key] OTCv8 does not read "enabled"; mehah and opentibiabr do.',
      '\n    ^^^^^^^ information[ignored-key] OTCv8 does not read "devices"; mehah and opentibiabr do.',
    ),
    { engine: 'otcv8' },
  );
});

test('to users of Redemption it is a key as any other', () => {
  expectFindings(fixture(), { engine: 'mehah' });
  expectFindings(fixture(), { engine: 'opentibiabr' });
});

test('the key can be removed with its items', () => {
  const written = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dev$0ices:
        - desktop$end
  `;
  expect(fixTitles(written, { engine: 'edubart' })).toEqual(['Remove the key']);
  expectFix(
    written,
    'Remove the key',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    `,
    { engine: 'edubart' },
  );
});
