import { describe, expect, test } from 'vitest';
import { withLibrary } from '../../../src/features/luals/luarc.ts';

const added = (text: string | undefined) => {
  const result = withLibrary(text, 'lib/x');
  return result.ok ? result.value : result.error;
};

describe('.luarc.json', () => {
  test.each([
    [undefined, '{\n  "workspace.library": [\n    "lib/x"\n  ]\n}\n'],
    ['', '{\n  "workspace.library": [\n    "lib/x"\n  ]\n}\n'],
    ['{}', '{\n  "workspace.library": [\n    "lib/x"\n  ]\n}'],
    [
      '{\n  // mine\n  "runtime.version": "LuaJIT", // this one\n}\n',
      '{\n  "workspace.library": [\n    "lib/x"\n  ],\n  // mine\n  "runtime.version": "LuaJIT", // this one\n}\n',
    ],
    [
      '{\n\t"workspace.library": [\n\t\t"a" // one\n\t]\n}',
      '{\n\t"workspace.library": [\n\t\t"lib/x",\n\t\t"a" // one\n\t]\n}',
    ],
    ['{"Lua.workspace.library": ["a"]}', '{"Lua.workspace.library": ["lib/x", "a"]}'],
    ['{"workspace": {"library": []}}', '{"workspace": {"library": ["lib/x"]}}'],
    ['{"workspace": {}}', '{"workspace": {\n    "library": [\n      "lib/x"\n    ]\n  }}'],
    ['{"Lua": {"workspace": {"library": ["a"]}}}', '{"Lua": {"workspace": {"library": ["lib/x", "a"]}}}'],
    ['{"workspace.library": {"a": true}}', '{"workspace.library": {"lib/x": true, "a": true}}'],
  ])('is given the folder, and keeps the rest: %j', (text, expected) => {
    expect(normal(added(text))).toBe(normal(expected));
    expect(added(added(text))).toBeUndefined();
  });

  test.each([
    '{"workspace.library": ["lib/x"]}',
    '{"workspace.library": ["./lib/x/"]}',
    `{"Lua.workspace.library": ["\${workspaceFolder}/lib/x"]}`,
    '{"workspace.library": ["lib\\\\x"]}',
    '{"workspace.library": {"lib/x": true}}',
  ])('has the folder already: %s', text => {
    expect(added(text)).toBeUndefined();
  });

  test.each([
    ['{', 'It cannot be read: A closing brace is expected.'],
    ['[]', 'It is no object of settings.'],
    ['{"workspace.library": "a"}', 'Its "workspace.library" is no list.'],
  ])('is left alone: %s', (text, reason) => {
    expect(added(text)).toBe(reason);
  });

  test('keeps its line ends and its mark', () => {
    expect(added('\uFEFF{\r\n  "a": 1\r\n}')).toBe(
      '\uFEFF{\r\n  "workspace.library": [\r\n    "lib/x"\r\n  ],\r\n  "a": 1\r\n}',
    );
  });
});

/** How much is blank between the parts of what was written on one line does not matter. */
function normal(text: string | undefined): string | undefined {
  return text?.includes('//') ? text : text?.replaceAll(/\s+/g, '');
}
