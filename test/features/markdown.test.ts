import { expect, test } from 'vitest';
import { firstFew, inlineCode, plainWords } from '../../src/features/markdown.ts';

test('in plain words nothing means anything', () => {
  expect(plainWords('[a](command:b) <b> `c` *d* www.e.f g@h.i &amp; \\')).toBe(
    '\\[a\\]\\(command\\:b\\) \\<b\\> \\`c\\` \\*d\\* www\\.e\\.f g\\@h\\.i \\&amp\\; \\\\',
  );
  expect(plainWords('# a\n\n- b\u202e')).toBe('\\# a \\- b');
});

test('long texts are cut, never in the middle of a character', () => {
  expect(plainWords('x'.repeat(1000))).toBe(`${'x'.repeat(300)}…`);
  expect(plainWords(`${'x'.repeat(299)}😀y`)).toBe(`${'x'.repeat(299)}…`);
});

test('code holds whatever it is given', () => {
  expect(inlineCode('a')).toBe('`a`');
  expect(inlineCode('a`b``c')).toBe('``` a`b``c ```');
  expect(inlineCode('a\nb')).toBe('`a b`');
  expect(inlineCode('')).toBe('` `');
});

test('the first few', () => {
  expect(firstFew(['a'], 2)).toBe('`a`');
  expect(firstFew(['a', 'b'], 2)).toBe('`a` and `b`');
  expect(firstFew(['a', 'b', 'c', 'd'], 2)).toBe('`a`, `b` and 2 more');
});
