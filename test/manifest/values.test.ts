import { describe, expect, test } from 'vitest';
import { readBoolean, readInteger, readText } from '../../src/manifest/values.ts';

describe('a text', () => {
  test.each([
    ['a', 'a'],
    ['"a"', 'a'],
    ["'a'", "'a'"],
    ['"a', '"a'],
    ['a"', 'a"'],
    ['""', ''],
    ['"', ''],
    ['""a""', '"a"'],
    ['"a" "b"', 'a" "b'],
  ])('%j loses a pair of double quotes, and no others', (raw, value) => {
    expect(readText(raw)).toBe(value);
  });

  test.each([
    ['"a\\"b"', 'a"b'],
    ['"a\\tb\\nc"', 'a\tb\nc'],
    ['"a\\\'b"', "a'b"],
    ['"a\\\\b"', 'a\\b'],
    ['"a\\xb"', 'a\\xb'],
  ])('%s in quotes is un-escaped', (raw, value) => {
    expect(readText(raw)).toBe(value);
  });

  test('is un-escaped one kind after the other, pairs of backslashes first', () => {
    expect(readText('"q\\\\n"')).toBe('q\n');
  });

  test('without quotes keeps its backslashes', () => {
    expect(readText('a\\nb')).toBe('a\\nb');
  });
});

describe('a boolean', () => {
  test('is one of two words', () => {
    expect([readBoolean('true'), readBoolean('false')]).toEqual([true, false]);
  });

  test.each(['True', 'TRUE', '1', '0', 'yes', '', '"true"', 'true '])('is not %j', raw => {
    expect(readBoolean(raw)).toBeUndefined();
  });
});

describe('an integer', () => {
  test.each([
    ['0', 0],
    ['42', 42],
    ['-7', -7],
    ['007', 7],
    ['', 0],
    ['-', 0],
    ['-0', 0],
    ['2147483647', 2147483647],
    ['2147483648', -2147483648],
    ['-2147483649', 2147483647],
    ['4294967301', 5],
    ['-4294967301', -5],
    ['9223372036854775807', -1],
    ['99999999999999999999', -1],
    ['-99999999999999999999', 0],
  ])('%j is %d: it stops at 64 bits, then wraps at 32', (raw, value) => {
    expect(readInteger(raw)).toBe(value);
  });

  test.each(['+5', '--5', '5-', '1e3', '0x10', '1.5', '"5"', ' 5', 'five', '٣'])('is not %j', raw => {
    expect(readInteger(raw)).toBeUndefined();
  });
});
