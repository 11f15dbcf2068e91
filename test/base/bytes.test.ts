import { expect, test } from 'vitest';
import { decode, encode } from '../../src/base/bytes.ts';

test('UTF-8 is read as it is, a byte order mark included', () => {
  expect(decode(new Uint8Array())).toBe('');
  expect(decode(Buffer.from('\ufeffé 漢 🐉\n'))).toBe('\ufeffé 漢 🐉\n');
});

test.each([
  ['a byte alone', [0x61, 0xe9, 0x62], 'a\udce9b'],
  ['a sequence that ends too early', [0xe2, 0x82], '\udce2\udc82'],
  ['an overlong sequence', [0xc0, 0xaf], '\udcc0\udcaf'],
  ['a surrogate', [0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
  ['more than Unicode has', [0xf4, 0x90, 0x80, 0x80], '\udcf4\udc90\udc80\udc80'],
  [
    'sequences of two, three and four bytes behind a wrong one',
    [0xff, ...Buffer.from('é\u0800漢🐉')],
    '\udcffé\u0800漢🐉',
  ],
])('each byte that is not UTF-8 becomes a lone surrogate: %s', (_, bytes, text) => {
  expect(decode(Uint8Array.from(bytes))).toBe(text);
});

test('no two texts of bytes become the same text', () => {
  for (let first = 0; first < 256; first++) {
    for (const rest of [[], [0x80], [0xbf, 0x80], [0x61, 0xff]]) {
      const bytes = Uint8Array.from([first, ...rest]);
      expect([...encode(decode(bytes))]).toEqual([...bytes]);
    }
  }
});

test('a text is written with the bytes that it was read from', () => {
  const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0xff, ...Buffer.from('é🐉\r\n'), 0x80, 0x81, 0x61]);
  expect([...encode(decode(bytes))]).toEqual([...bytes]);
  expect([...encode('')]).toEqual([]);
});
