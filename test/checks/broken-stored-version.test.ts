import { expect, test } from 'vitest';
import { foundBy, openedWithStore } from '../support/stored.ts';

test('what is wrong in a store is told at the module of its name, whichever manifest states that', async () => {
  const opened = await openedWithStore(`
    //- /modules/box/box.otmod
    Module
      name: box
    //- /modules/lid/lid.otmod.jsonc
    { "name": "lid" }
    //- /.otmodules/store/box/1.0.0/box.otmod
    Module
      name: box
      version: 1.0.0
    //- /.otmodules/store/box/1.1.0/box.otmod
    Module
      name: box
      version: 1.0.0
    //- /.otmodules/store/lid/newest/lid.otmod.jsonc
    { "name": "lid" }
    //- /.otmodules/store/other/newest/other.otmod.jsonc
    { "name": "other" }
  `);
  expect(foundBy('broken-stored-version', opened)).toEqual([
    'warning /modules/box/box.otmod box: ".otmodules/store/box/1.1.0" is not on offer. Its manifest states the version 1.0.0, not 1.1.0.',
    'warning /modules/lid/lid.otmod.jsonc "lid": ".otmodules/store/lid/newest" is not on offer. "newest" is no semantic version.',
  ]);
});
