import { expect, test } from 'vitest';
import { expectFindings, fixTitles, relatedAt } from '../support/fixture.ts';

test('a manifest that another hides is said not to be read', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
            ^ information[shadowed-manifest] The client never reads this manifest: mods/a/a.otmod hides it.
    //- /mods/a/a.otmod
    Module
      name: a
      autoload: true
    //- /data/b/b.otmod
    Module
      name: b
            ^ information[shadowed-manifest] The client never reads this manifest: modules/b/b.otmod hides it.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('another file name in the same folder hides nothing', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    //- /mods/a/b.otmod
    Module
      name: b
            ^ warning[folder-name] The folder is called "a", not "b". The automatic reload of the client looks for a folder with the name of the module.
      autoload: true
  `);
});

test('nothing is hidden from OTCv8, which reads both', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    //- /mods/a/a.otmod
    Module
      name: b
            ^ hint[folder-name] The folder is called "a", not "b".
      autoload: true
    `,
    { engine: 'otcv8' },
  );
});

test('the manifest that is read is pointed at, and nothing is offered', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: $0a
    //- /mods/a/a.otmod
    Module
      name: a
      autoload: true
  `;
  expect(relatedAt(fixture)).toEqual(['/mods/a/a.otmod:1 : this one is read']);
  expect(fixTitles(fixture)).toEqual([]);
});
