import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, relatedAt } from '../support/fixture.ts';

test('two manifests of one name are an error in both', () => {
  const words =
    'error[duplicate-module] 2 manifests are called "x". The client makes one module of them: the scripts and dependencies of all, the single values of /b/b.otmod.';
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: x
            ^ ${words}
            ^ hint[folder-name] The folder is called "a", not "x".
    //- /modules/b/b.otmod
    Module
      name: "x"
            ^^^ ${words}
            ^^^ hint[folder-name] The folder is called "b", not "x".
      autoload: true
    `,
    { engine: 'edubart' },
  );
});

test('the same path in two folders is one manifest, except to OTCv8', () => {
  const words =
    'error[duplicate-module] 2 manifests are called "a". The client makes one module of them: the scripts and dependencies of all, the single values of /mods/a/a.otmod.';
  const fixture = (first: string, second: string) => `
    //- /modules/a/a.otmod
    Module
      name: a${first}
      autoload: true
    //- /mods/a/a.otmod
    Module
      name: a${second}
      autoload: true
  `;
  expectFindings(
    fixture(
      '\n            ^ information[shadowed-manifest] The client never reads this manifest: mods/a/a.otmod hides it.',
      '',
    ),
    { engine: 'mehah' },
  );
  expectFindings(fixture(`\n            ^ ${words}`, `\n            ^ ${words}`), { engine: 'otcv8' });
});

test('names that differ in case are two names', () => {
  expectFindings(`
    //- /modules/A/A.otmod
    Module
      name: A
      autoload: true
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
  `);
});

const fixture = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
  //- /modules/b/b.otmod
  Module
    name: $0a
    autoload: true
`;

test('the other manifest is pointed at', () => {
  expect(relatedAt(fixture)).toEqual(['/modules/a/a.otmod:2 a: "a" too']);
});

test('it can be named like its folder, unless that name is taken', () => {
  expect(fixTitles(fixture)).toContain('Name it "b" like its folder');
  expectFix(
    fixture,
    'Name it "b" like its folder',
    `
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    `,
  );
  const taken = `${fixture.trimEnd()}
  //- /modules/c/c.otmod
  Module
    name: b
    autoload: true
  `;
  expect(fixTitles(taken).filter(title => title.includes('like its folder'))).toEqual([]);
});
