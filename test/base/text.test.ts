import { describe, expect, test } from 'vitest';
import { compareBytes, counted, isSpace, lineStarts, listing, positionAt, trim } from '../../src/base/text.ts';

describe('positions', () => {
  test('lines end with LF, CRLF or a lone CR', () => {
    expect(lineStarts('')).toEqual([0]);
    expect(lineStarts('a\nb\r\nc\rd')).toEqual([0, 2, 5, 7]);
    expect(lineStarts('\n\n')).toEqual([0, 1, 2]);
  });

  test('are of the line that an offset is in, in UTF-16 units from 0', () => {
    const text = 'ab\n🐉c\n';
    const starts = lineStarts(text);
    const at = (offset: number) => {
      const { line, character } = positionAt(starts, offset);
      return [line, character];
    };
    expect([0, 2, 3, 5, 6, 7].map(at)).toEqual([
      [0, 0],
      [0, 2],
      [1, 0],
      [1, 2],
      [1, 3],
      [2, 0],
    ]);
  });
});

describe('white space', () => {
  test('is what C says it is', () => {
    expect([...' \t\n\v\f\r'].every(char => isSpace(char.charCodeAt(0)))).toBe(true);
    expect([...'a\0\u0085\u00a0\u2003\ufeff'].some(char => isSpace(char.charCodeAt(0)))).toBe(false);
  });

  test('is trimmed from both ends', () => {
    expect(trim('\v a b \f')).toBe('a b');
    expect(trim(' \n')).toBe('');
    expect(trim('\u00a0a\u00a0')).toBe('\u00a0a\u00a0');
  });
});

describe('the order of bytes', () => {
  test('is that of the engines, not that of a language', () => {
    const sorted = '10 9 A B Z _u a a-1 a.1 a1 a_1 aa b é'.split(' ');
    expect([...sorted].reverse().sort(compareBytes)).toEqual(sorted);
  });

  test('is that of the UTF-8 encoding, above the basic plane and for bytes alone too', () => {
    const words = [
      '',
      'a',
      'a\u0000',
      'z',
      '\u007f',
      'é',
      'ﬀ',
      '\uffff',
      '🐉',
      '\u{10000}',
      '\u{10ffff}',
      '🐊',
      'a🐉',
      'a\uffff',
      '\udc80',
      '\udcff',
      '\udcc3x',
    ];
    const bytes = (word: string) =>
      Buffer.concat(
        [...word].map(char =>
          /[\udc80-\udcff]/u.test(char) ? Buffer.of(char.charCodeAt(0) & 0xff) : Buffer.from(char),
        ),
      );
    for (const a of words) {
      for (const b of words) {
        const expected = Buffer.compare(bytes(a), bytes(b));
        expect(Math.sign(compareBytes(a, b)), JSON.stringify([a, b])).toBe(expected);
      }
    }
  });
});

test('words are joined as in a sentence, and counted with their noun', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listing)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect([counted(0, 'item'), counted(1, 'item'), counted(2, 'entry', 'entries')]).toEqual([
    '0 items',
    '1 item',
    '2 entries',
  ]);
});
