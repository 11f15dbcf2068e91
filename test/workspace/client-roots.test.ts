import { describe, expect, test } from 'vitest';
import { clientRoots } from '../../src/workspace/client-roots.ts';

const roots = (...paths: readonly string[]) => clientRoots(paths, 'opened').map(({ path, prefix }) => [path, prefix]);

describe('a whole client', () => {
  test('is the opened folder where it has modules or mods with manifests', () => {
    expect(roots('modules/a/a.otmod')).toEqual([['', '']]);
    expect(roots('mods/a/a.otmod', 'init.lua')).toEqual([['', '']]);
  });

  test('may lie in folders below, several of them side by side', () => {
    expect(roots('two/client/modules/a/a.otmod', 'one/mods/b/b.otmod')).toEqual([
      ['one', ''],
      ['two/client', ''],
    ]);
  });

  test('holds whatever client lies inside of it', () => {
    expect(roots('modules/a/a.otmod', 'backup/modules/a/a.otmod')).toEqual([['', '']]);
    expect(roots('c/modules/a/a.otmod', 'c/old/modules/a/a.otmod', 'c2/modules/a/a.otmod')).toEqual([
      ['c', ''],
      ['c2', ''],
    ]);
  });

  test('is not made of folders without a manifest', () => {
    expect(roots('modules/readme.md', 'init.lua')).toEqual([]);
    expect(roots()).toEqual([]);
  });

  test('is the opened folder where init.lua lies beside manifests in other folders', () => {
    expect(roots('init.lua', 'extra/a/a.otmod')).toEqual([['', '']]);
  });
});

describe('a part of a client', () => {
  test('is a folder of module folders: its files belong below "modules/"', () => {
    expect(roots('a/a.otmod', 'b/b.otmod')).toEqual([['', 'modules/']]);
    expect(roots('lib/a/a.otmod', 'lib/b/b.otmod')).toEqual([['lib', 'modules/']]);
  });

  test('is a single module folder: its files belong below a folder of its name', () => {
    expect(roots('a.otmod', 'a.lua')).toEqual([['', 'modules/opened/']]);
  });

  test('stands beside clients that do not hold it', () => {
    expect(roots('client/modules/a/a.otmod', 'work/b/b.otmod')).toEqual([
      ['client', ''],
      ['work', 'modules/'],
    ]);
    expect(roots('client/modules/a/a.otmod', 'client/extra/b/b.otmod')).toEqual([['client', '']]);
  });
});

test('the order in which files are listed does not matter', () => {
  expect(roots('x/a/a.otmod', 'b/b.otmod')).toEqual([['', 'modules/']]);
  expect(roots('b/b.otmod', 'x/a/a.otmod')).toEqual([['', 'modules/']]);
});
