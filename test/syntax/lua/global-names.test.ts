import { expect, test } from 'vitest';
import type { Span } from '../../../src/base/span.ts';
import { globalNames, likelyName, wordAt } from '../../../src/syntax/lua/global-names.ts';
import { hasWord } from '../../../src/syntax/lua/has-word.ts';

/** `<f>` is bare, `«f»` is in `_G`, `{m:f}` is behind the module m, `[[f]]` is a string that cannot be followed. */
function marks(text: string, name = 'f'): string {
  const found = globalNames(text, name);
  if (!found) return 'unread';
  const all: (readonly [Span, string, string])[] = [
    ...found.bare.map(it => [it, '<', '>'] as const),
    ...found.shared.map(it => [it, '«', '»'] as const),
    ...found.members.map(it => [it.span, `{${it.module}:`, '}'] as const),
    ...found.texts.map(it => [it, '[[', ']]'] as const),
  ];
  let shown = text;
  for (const [{ start, end }, open, close] of all.sort(([a], [b]) => b.start - a.start))
    shown = shown.slice(0, start) + open + shown.slice(start, end) + close + shown.slice(end);
  return shown;
}

test.each([
  'function <f>() return <f> end',
  'local function f() return f, _G.«f» end',
  "_G.«f» = _G['«f»'] or x._G.f",
  'function _G.«f»() end _G.«f».g()',
  'local _G = {} _G.f()',
  "rawget(_G, '«f»') rawset(_G, '«f»', <f>) rawget(x, 'f')",
  'local rawget = g rawget(_G, "f")',
  'modules._G.«f»() package.loaded._G.«f»()',
  "modules.x.{x:f}() modules['x']['{x:f}'] = 1",
  'local m = modules.x m.{x:f}(f2)',
  "<f> = newclass('«f»') <f> = extends(UIWidget, '«f»')",
  "x = newclass('[[f]]') extends(UIWidget, '[[f]]')",
  "export(x, '[[f]]') export({ [[f]] = 1, ['[[f]]'] = 2 }) unexport('[[f]]') export(<f>)",
  "loadstring('[[x = f()]]') loadstring('foo()') load(<f>)",
  "getfenv().[[f]] = getfenv(1)['[[f]]']",
  "x('f') connect(x, { f = <f> })",
])('%s', marked => {
  const text = marked.replaceAll(/\{x:f\}|\[\[(.*?)\]\]|[<>«»]/g, (it, inner) => inner ?? (it === '{x:f}' ? 'f' : ''));
  expect(marks(text)).toBe(marked);
});

test.each([
  ["g_ui.createWidget('UIBox', x)", "g_ui.createWidget('[[UIBox]]', x)"],
  ["g_ui.createWidget('Box', x)", "g_ui.createWidget('Box', x)"],
])('the client makes widgets of classes by their names: %s', (text, marked) => {
  expect(marks(text, text.includes('UIBox') ? 'UIBox' : 'Box')).toBe(marked);
});

test.each([
  ['f = 1', true],
  ['function f() end', true],
  ['f = nil', false],
  ['f = f or {}', false],
  ['local old = f function f() old() end', false],
  ['_G.f = 1', false],
  ['g(f)', false],
])('whether a text makes the global: %s', (text, isMade) => {
  expect(globalNames(text, 'f')?.isMade).toBe(isMade);
});

test.each([
  ['setfenv(1, {}) f()', true],
  ['setfenv(0, _G) f()', false],
  ['function g() setfenv(1, {}) end f()', false],
])('whether a text is given another environment: %s', (text, moves) => {
  expect(globalNames(text, 'f')?.moves !== undefined).toBe(moves);
});

test('what is not Lua is not read, but looked at word by word', () => {
  expect(globalNames('f( = ', 'f')).toBeUndefined();
  expect(globalNames('( = foo', 'f')?.bare).toEqual([]);
  expect(likelyName('x = ( f', 'f')).toEqual({ start: 6, end: 7 });
  expect(likelyName('x = ( _G.f', 'f')).toEqual({ start: 9, end: 10 });
  expect(likelyName('x = ( modules.x.f', 'f')).toEqual({ start: 16, end: 17 });
  expect(likelyName('x = ( a.f -- f', 'f')).toBeUndefined();
});

test.each([
  ['f', true],
  ['a f', true],
  ['af fa f_ 1f', false],
  ['äf fä', false],
  ['(f)', true],
  ['\uFEFFf', true],
])('"f" is a word of "%s": %s', (text, is) => {
  expect(hasWord(text, 'f')).toBe(is);
});

test('a word is looked for in a part alone', () => {
  expect(hasWord('f a f', 'f', 1, 4)).toBe(false);
  expect(hasWord('f a f', 'f', 1, 5)).toBe(true);
});

test('the word at an offset reaches to both sides', () => {
  expect(wordAt('a.some_1(b)', 4)).toEqual({ start: 2, end: 8 });
  expect(wordAt('a.some_1(b)', 8)).toEqual({ start: 2, end: 8 });
  expect(wordAt('a  b', 2)).toBeUndefined();
});
