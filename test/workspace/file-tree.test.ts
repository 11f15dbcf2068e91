import { describe, expect, test } from 'vitest';
import { emptyFolder, filesBelow, folderAt, folderOf, hasFile, respelled } from '../../src/workspace/file-tree.ts';

const paths = ['init.lua', 'modules/a/a.otmod', 'modules/a/A.lua', 'modules/B/x/deep.lua'];
const tree = folderOf(paths);

test('the files of a tree are those that it was made of', () => {
  expect([...filesBelow(tree)].sort()).toEqual([...paths].sort());
  expect([...filesBelow(folderAt(tree, 'modules/a') ?? emptyFolder, '/a/')].sort()).toEqual(['/a/A.lua', '/a/a.otmod']);
  expect([...filesBelow(emptyFolder)]).toEqual([]);
});

describe('looking up', () => {
  test('a folder is found by its path, the root by the empty one', () => {
    expect(folderAt(tree, '')).toBe(tree);
    expect(folderAt(tree, 'modules/B')?.folders.has('x')).toBe(true);
    expect(folderAt(tree, 'modules/b')).toBeUndefined();
    expect(folderAt(tree, 'init.lua')).toBeUndefined();
  });

  test('a file is found in its own case alone, and a folder is no file', () => {
    expect(hasFile(tree, 'init.lua')).toBe(true);
    expect(hasFile(tree, 'modules/a/A.lua')).toBe(true);
    expect(hasFile(tree, 'modules/a/a.lua')).toBe(false);
    expect(hasFile(tree, 'modules/a')).toBe(false);
    expect(hasFile(tree, 'no/such')).toBe(false);
  });
});

describe('another spelling', () => {
  test('is found where folders or files differ in case', () => {
    expect(respelled(tree, 'Modules/b/X/DEEP.lua')).toBe('modules/B/x/deep.lua');
    expect(respelled(tree, 'modules/a/a.lua')).toBe('modules/a/A.lua');
  });

  test('is the same where it is right, even beside one that differs in case', () => {
    const both = folderOf(['a/X', 'a/x']);
    expect(respelled(both, 'a/x')).toBe('a/x');
    expect(respelled(both, 'a/X')).toBe('a/X');
  });

  test('is none where no file has these letters', () => {
    expect(respelled(tree, 'modules/c/a.lua')).toBeUndefined();
    expect(respelled(tree, '')).toBeUndefined();
  });
});
