import { expect, test } from 'vitest';
import { expectFindings } from '../support/fixture.ts';
import { fixedBy, foundBy, openedWithStore } from '../support/stored.ts';

test('what cannot be read in the lock is told at its place', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      version: 1.0
      autoload: true
    //- /otmodules.lock
    {
      "modules": { "a": "1.0.0", "b": "one" }
                                 ^^^^^^^^^^ error[lock-file] "b" has no version that can be read.
    }
  `);
  expectFindings(`
    //- /otmodules.lock
    {
    ^… error[lock-file] It has no "modules".
      "module": 1
    }
  `);
});

const code = 'locked-version';
const lock = (text: string) => `
    //- /otmodules.lock
    { "modules": { ${text} } }
    `;
const physics = `
    //- /modules/physics/physics.otmod.jsonc
    { "name": "physics", "version": "1.0.0" }
    //- /.otmodules/store/physics/2.0.0/physics.otmod.jsonc
    { "name": "physics", "version": "2.0.0" }
    //- /modules/other/other.otmod
    Module
      name: other`;

test('a locked version that is not on offer is told, with ways to mend it', async () => {
  const opened = await openedWithStore(physics + lock('"other": "0.0.0", "physics": "2.5.0", "gone": "1.0.0"'));
  expect(foundBy(code, opened)).toEqual([
    'warning /otmodules.lock "physics": "2.5.0": "physics" 2.5.0 is not on offer, but 1.0.0 and others are.',
    '  Lock "physics" to 1.0.0',
    '  Take "physics" out of the lock',
    'warning /otmodules.lock "gone": "1.0.0": "gone" 1.0.0 is not on offer, and no other one is.',
    '  Take "gone" out of the lock',
  ]);
  expect([...fixedBy(code, opened).values()]).toEqual([
    '{ "modules": { "other": "0.0.0", "physics": "1.0.0", "gone": "1.0.0" } }\n',
  ]);
});

test('those of the workspace and of stores are on offer, as they are typed', async () => {
  const opened = await openedWithStore(physics + lock('"physics": "2.0.0", "other": "1.0.0"'));
  const { folder } = opened.service;
  expect(foundBy(code, opened)).toHaveLength(3);
  folder.putBuffer('modules/other/other.otmod', 'Module\n  name: other\n  version: 1.0\n');
  expect(foundBy(code, opened)).toEqual([]);
  folder.putBuffer('modules/other/other.otmod', 'Module\n  name: other\n  version: 1.1\n');
  expect(foundBy(code, opened)).toHaveLength(3);
  folder.putFile('otmodules.lock', '{ "modules": { "physics": "1.0.0" } }');
  expect(foundBy(code, opened)).toEqual([]);
});
