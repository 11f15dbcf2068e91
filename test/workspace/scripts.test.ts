import { describe, expect, test } from 'vitest';
import { clients } from '../../src/clients/clients.ts';
import { luaFacts } from '../../src/syntax/lua/facts.ts';
import { folderOf } from '../../src/workspace/file-tree.ts';
import { refusal } from '../../src/workspace/scripts.ts';
import { searchPath } from '../../src/workspace/search-path.ts';

function reason(path: string, text = ''): string | undefined {
  return refusal(path, searchPath(clients.mehah, folderOf(['modules/m/a.lua'])), () => luaFacts(text));
}

describe('a script', () => {
  test('runs where it is there and is Lua', () => {
    expect(reason('/m/a', 'print(1)\n')).toBeUndefined();
  });

  test('is refused where it is not there, in the words of the client', () => {
    expect(reason('/m/b')).toBe("unable to open file '/m/b.lua': not found");
    expect(reason('/m/A')).toBe("unable to open file '/m/A.lua': not found");
    expect(reason('/m/../m/a')).toBe("unable to open file '/m/../m/a.lua': filename is illegal or insecure");
  });

  test('runs under another spelling where the disk does not tell upper from lower case', () => {
    const search = searchPath(clients.mehah, folderOf(['modules/m/a.lua']));
    expect(refusal('/M/A', search, () => luaFacts('print(1)'), false)).toBeUndefined();
    expect(refusal('/M/A', search, () => luaFacts('x = = 1'), false)).toMatch(/^LUA ERROR/);
    expect(refusal('/M/b', search, () => undefined, false)).toBe("unable to open file '/M/b.lua': not found");
  });

  test('is refused where it does not compile, with file and line', () => {
    expect(reason('/m/a', 'local x\nx = = 1\n')).toMatch(/^LUA ERROR: \/m\/a\.lua:2: /);
  });

  test('counts as sound where nothing is known of its text', () => {
    expect(refusal('/m/a', searchPath(clients.mehah, folderOf(['modules/m/a.lua'])), () => undefined)).toBeUndefined();
  });
});
