import { expect, test } from 'vitest';
import { luaCursor } from '../../../src/syntax/lua/cursor.ts';

/** What is looked up at `$0`, as `module.typed` with what is replaced in brackets. */
function keyAt(marked: string): string | undefined {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const key = luaCursor(text, offset)?.key;
  return key && `${key.module ?? 'modules'} [${text.slice(key.span.start, key.span.end)}] ${key.form}`;
}

/** The call at `$0`, as `module.member argument`. */
function callAt(marked: string): string | undefined {
  const offset = marked.indexOf('$0');
  const call = luaCursor(marked.replace('$0', ''), offset)?.call;
  return call && `${call.module}.${call.member} ${call.argument}`;
}

test.each([
  ['modules.$0', 'modules [] dot'],
  ['x = modules.ga$0me_x.f()', 'modules [game_x] dot'],
  ['modules.$0game_x', 'modules [game_x] dot'],
  ['modules.$0end', 'modules [] dot'],
  ['if modules.game_x.to$0', 'game_x [to] dot'],
  ['foo(modules.game_x.$0', 'game_x [] dot'],
  ['_G.modules.a.$0', 'a [] dot'],
  ['package.loaded.a.$0', 'a [] dot'],
  ["modules['$0", 'modules [] string'],
  ["modules['ga$0me_x'].f()", 'modules [game_x] string'],
  ["modules['ga$0me = 3", 'modules [game] string'],
  ["modules['game_x'].$0", 'game_x [] dot'],
  ['modules["game_x"]["f$0"]', 'game_x [f] string'],
  ["g_modules.getModule('a'):getSandbox().$0", 'a [] dot'],
  ['local m = modules.a\nm.$0', 'a [] dot'],
  ['local m = modules.a or {}\nm.$0', 'a [] dot'],
  ['local m = modules.a and modules.b\nlocal x\nm.$0', 'b [] dot'],
  ['local m\nm = modules.a\nm.$0', 'a [] dot'],
  ['local ms = modules\nms.$0', 'modules [] dot'],
  ['local ms = modules\nms.a.$0', 'a [] dot'],
  ['local m = modules.a\nfunction f()\n  m.$0', 'a [] dot'],
  ['local m = modules.a\nfunction f(b)\n  if b then m.$0', 'a [] dot'],
  ['local m = modules.a m.$0', 'a [] dot'],
  ['local m = modules\n  .a\nm.$0', 'a [] dot'],
  ['modules.\n$0', 'modules [] dot'],
  ['foo(1, {\nlocal m = modules.a\nm.$0', 'a [] dot'],
  ['local f = g(function() return 1 end)\nlocal m = modules.a\nm.$0', 'a [] dot'],
  ['for i = 1, 2 do modules.$0', 'modules [] dot'],
  ['for _, m in pairs(modules.a.$0', 'a [] dot'],
  ['function modules.a.$0', 'a [] dot'],
])('%s', (text, expected) => {
  expect(keyAt(text)).toBe(expected);
});

test.each([
  '-- modules.$0',
  '-- $0modules.x',
  '--[[ modules.$0 ]]',
  "'modules.$0'",
  '"modules.$0',
  '[[modules.$0]]',
  'x = modules$0',
  'self.modules.$0',
  'x:modules.$0',
  'modules.a.f.$0',
  'modules.a.f().$0',
  'modules.a:$0',
  'modules .. $0',
  'local modules = {}\nmodules.$0',
  'function f(modules) modules.$0',
  'for modules in x do modules.$0',
  'local m = modules.a\nlocal function g(m) m.$0',
  'local m = modules.a\nfunction f() local m = 3 end\nlocal function m() end m.$0',
  'do local m = modules.a end\nm.$0',
  'local m = modules.a.f()\nm.$0',
  'local m = modules.a + 1\nm.$0',
  "local m = f'modules.a'\nm.$0",
  'local m = modules.a\nm = modules.b\nm.$0',
  'local m = { modules.a }\nm.$0',
  'local m = f(modules.a)\nm.$0',
  'local a, m = 1, modules.a\nm.$0',
  'if x then local m = modules.a else m.$0',
  'repeat local m = modules.a until x\nm.$0',
  'f{ m = modules.a } m.$0',
])('nothing: %s', text => {
  expect(keyAt(text)).toBeUndefined();
});

test('a comment that is closed is left behind it', () => {
  expect(keyAt('--[[ x ]]modules.$0')).toBe('modules [] dot');
  expect(keyAt('modules. --[[ x ]] $0')).toBe('modules [] dot');
});

test.each([
  ['modules.a.f($0', 'a.f 0'],
  ['modules.a.f(1, $0)', 'a.f 1'],
  ['modules.a.f(1, "a,b", $0', 'a.f 2'],
  ['modules.a.f(1, "a,$0', 'a.f 1'],
  ['modules.a.f({ 1, 2, $0', 'a.f 0'],
  ['modules.a.f((1 + $0', 'a.f 0'],
  ['modules.a.f(g(1, 2), $0', 'a.f 1'],
  ['modules.a.f(modules.b.g(1, $0', 'b.g 1'],
  ['modules.a.f(modules.b.g(1, 2), $0', 'a.f 1'],
  ["modules['a']['f']($0", 'a.f 0'],
  ['modules.a:f(1, $0', 'a.f 2'],
  ['local m = modules.a\nm.f(x, $0', 'a.f 1'],
  ['modules.a.f(function(a, b) return a, b end, $0', 'a.f 1'],
  ['modules.a.f(1,\n  -- a, b\n  $0', 'a.f 1'],
])('call: %s', (text, expected) => {
  expect(callAt(text)).toBe(expected);
});

test.each([
  'modules.a.f($0'.replace('(', ''),
  'modules.a.f()$0',
  'modules.a.f(g($0',
  'modules.a.f(function(a, $0',
  'modules.a.f(function() $0',
  'modules.a.f.g($0',
  'modules.a.f(1\nlocal x = ($0',
  'modules.a.f(1 -- $0',
  'f($0',
])('no call: %s', text => {
  expect(callAt(text)).toBeUndefined();
});
