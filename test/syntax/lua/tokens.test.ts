import { expect, test } from 'vitest';
import { LuaLexer, luaTokens } from '../../../src/syntax/lua/tokens.ts';

/** Each token as `kind text`; the kinds of names and operators are left out. */
function read(text: string): readonly string[] {
  return luaTokens(text).map(({ kind, start, end }) => {
    const own = text.slice(start, end);
    return kind === 'name' || kind === 'operator' ? own : `${kind} ${own}`;
  });
}

test.each([
  ['a.b:c[1] = -2', ['a', '.', 'b', ':', 'c', '[', 'number 1', ']', '=', '-', 'number 2']],
  ['a==b~=c<=d>=e..f...', ['a', '==', 'b', '~=', 'c', '<=', 'd', '>=', 'e', '..', 'f', '...']],
  ['::top:: goto top', ['::', 'top', '::', 'goto', 'top']],
  [
    '0x1Fp-4 3.5e+2 .5 10LL 2i a-1',
    ['number 0x1Fp-4', 'number 3.5e+2', 'number .5', 'number 10LL', 'number 2i', 'a', '-', 'number 1'],
  ],
  ['naïve = größe', ['naïve', '=', 'größe']],
])('%s', (text, tokens) => {
  expect(read(text)).toEqual(tokens);
});

test.each([
  [`'it\\'s' "a\\"b\\\\" x`, [`string 'it\\'s'`, 'string "a\\"b\\\\"', 'x']],
  ['"one\\\ntwo" x', ['string "one\\\ntwo"', 'x']],
  ['"one\\\r\ntwo" x', ['string "one\\\r\ntwo"', 'x']],
  ['"one\\z \n  two" x', ['string "one\\z \n  two"', 'x']],
  ['[[a]b]] [==[ ]] ]=] ]==] x', ['string [[a]b]]', 'string [==[ ]] ]=] ]==]', 'x']],
  ['a[b[1]] [=x', ['a', '[', 'b', '[', 'number 1', ']', ']', '[', '=', 'x']],
])('strings: %j', (text, tokens) => {
  expect(read(text)).toEqual(tokens);
});

test.each([
  ['x -- to the end\ny', ['x', 'comment -- to the end', 'y']],
  ['--[[ two\nlines ]] y', ['comment --[[ two\nlines ]]', 'y']],
  ['--[==[ ]] ]==]y --[= z', ['comment --[==[ ]] ]==]', 'y', 'comment --[= z']],
  ['#!/usr/bin/lua\nx #y', ['comment #!/usr/bin/lua', 'x', '#', 'y']],
  ['\uFEFF#!lua\nx', ['comment #!lua', 'x']],
])('comments: %j', (text, tokens) => {
  expect(read(text)).toEqual(tokens);
});

test.each([
  ['x = "no end\ny', ['x', '=', 'string "no end', 'y']],
  ["'", ["string '"]],
  ['"\\', ['string "\\']],
  ['[[ no end', ['string [[ no end']],
  ['--[[ no end', ['comment --[[ no end']],
  ['@ $ \udc80', ['@', '$', '\udc80']],
])('what is no Lua: %j', (text, tokens) => {
  expect(read(text)).toEqual(tokens);
});

test('a part of a text is read as if there were nothing behind it', () => {
  const text = 'onClick: modules.x.f("a") -- [[ ]]';
  const lexer = new LuaLexer(text, 9, 23);
  const found: string[] = [];
  while (lexer.next()) found.push(text.slice(lexer.start, lexer.end));
  expect(found).toEqual(['modules', '.', 'x', '.', 'f', '(', '"a']);
});

test('looking ahead changes nothing and goes over comments', () => {
  const lexer = new LuaLexer('a --[[ b ]] c');
  lexer.next();
  expect(lexer.peek()).toEqual({ kind: 'name', text: 'c' });
  expect([lexer.kind, lexer.start, lexer.end]).toEqual(['name', 0, 1]);
  lexer.next();
  lexer.next();
  expect(lexer.peek()).toBeUndefined();
});
