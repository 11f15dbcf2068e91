import { describe, expect, test } from 'vitest';
import { parseLua } from '../../../src/syntax/lua/parse.ts';

describe('Lua as the clients take it', () => {
  test.each([
    ['Lua 5.1', 'local a = {...}\nfor k, v in pairs(a) do print(#k, v) end\n'],
    ['the goto of LuaJIT', 'goto done\n::done::\n'],
    ['64-bit numbers of LuaJIT', 'local a = 1LL + 0xffULL\n'],
    ['bytes that are no UTF-8', "local a = '\udcff'\n"],
    ['a byte order mark', '\ufeffprint(1)\n'],
    ['a line with "#" at the start', '#!/usr/bin/lua\nprint(1)\n'],
    ['nothing', ''],
  ])('%s is read', (_, text) => {
    expect(parseLua(text).kind).toBe('chunk');
  });

  test('offsets are those of the text, also behind what the loader skips', () => {
    const text = '\ufeff#!lua\nfoo()';
    const parse = parseLua(text);
    const [statement] = parse.kind === 'chunk' ? parse.chunk.body : [];
    expect(statement).toMatchObject({ range: [text.indexOf('foo'), text.length] });
  });
});

describe('an error', () => {
  test.each([
    ['x = = 1', 1],
    ['\n\nif x then\n', 4],
    ['a = 1\r\nb = = 2\r\n', 2],
    ['print("open\n")', 1],
    ['init', 1],
    ['#!lua\nx = = 1', 2],
  ])('of %j is in line %d', (text, line) => {
    expect(parseLua(text)).toMatchObject({ kind: 'error', line });
  });

  test('has an offset inside the text, and words without a position', () => {
    const text = 'local x =';
    const parse = parseLua(text);
    expect(parse).toMatchObject({ kind: 'error', offset: text.length });
    expect(parse.kind === 'error' && parse.message).toMatch(/^[^[]/);
  });

  test('is not told where the parser is known to be stricter than the client, or gives up', () => {
    expect(parseLua('load[[\nx = 1\n]]()\n').kind).toBe('unknown');
    expect(parseLua(`x = ${'('.repeat(50_000)}1${')'.repeat(50_000)}`).kind).toBe('unknown');
  });
});
