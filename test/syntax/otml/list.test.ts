import { describe, expect, test } from 'vitest';
import { clients } from '../../../src/clients/clients.ts';
import { splitList } from '../../../src/syntax/otml/list.ts';

const plain = (inside: string) => splitList(inside, 0, clients.mehah.dialect).items.map(it => it.value);
const escaped = (inside: string) => splitList(inside, 0, clients.edubart.dialect).items.map(it => it.value);

describe('items of an inline list', () => {
  test.each([
    ['', []],
    [' ', ['']],
    ['a', ['a']],
    [' a , b ', ['a', 'b']],
    ['a, b, ', ['a', 'b', '']],
    ['\ta\v,\fb', ['a', 'b']],
  ])('%j is read alike everywhere', (inside, items) => {
    expect(plain(inside)).toEqual(items);
    expect(escaped(inside)).toEqual(items);
  });

  test.each([
    ['a,,b', ['a', 'b'], ['a', '', 'b']],
    ['a,', ['a'], ['a', '']],
    [',', [], ['', '']],
    ['a, ,b', ['a', '', 'b'], ['a', '', 'b']],
  ])('%j has no items of no length in Redemption, and all of them elsewhere', (inside, inRedemption, elsewhere) => {
    expect(plain(inside)).toEqual(inRedemption);
    expect(escaped(inside)).toEqual(elsewhere);
  });

  test('are split inside quotes by Redemption alone, which keeps the quotes', () => {
    expect(plain('"a, b", c')).toEqual(['"a', 'b"', 'c']);
    expect(escaped('"a, b", c')).toEqual(['a, b', 'c']);
  });

  test('may have escapes where Redemption keeps backslashes', () => {
    expect(plain('a\\,b')).toEqual(['a\\', 'b']);
    expect(escaped('a\\,b, c\\"d, e\\\\f, g\\nh')).toEqual(['a,b', 'c"d', 'e\\f', 'g\nh']);
  });
});

describe('a backslash that may not stand there', () => {
  test('is told by its place, the first one', () => {
    expect(splitList('a, b\\c\\d', 10, clients.otcv8.dialect).badEscape).toBe(14);
    expect(splitList('a\\', 0, clients.edubart.dialect).badEscape).toBe(1);
  });

  test('is none of those before a backslash, a quote, a comma or an n', () => {
    expect(splitList('\\\\ \\" \\, \\n', 0, clients.edubart.dialect).badEscape).toBeUndefined();
  });

  test('is nothing to Redemption', () => {
    expect(splitList('a\\b', 0, clients.mehah.dialect).badEscape).toBeUndefined();
  });
});

test('items know where their text stands, without the space around it', () => {
  const text = '[ aa ,"b" ,  ]';
  const places = (engine: 'mehah' | 'edubart') =>
    splitList(text.slice(1, -1), 1, clients[engine].dialect).items.map(it => text.slice(it.start, it.end));
  expect(places('mehah')).toEqual(['aa', '"b"', '']);
  expect(places('edubart')).toEqual(['aa', '"b"', '']);
});
