import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff, unifiedDiff } from '../../src/base/line-diff.ts';

test('a change is shown with three lines around it, as "diff -u" does', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
  expect(unifiedDiff(before, before.replace('e\n', 'E\nE2\n'))).toBe(
    '@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n+E2\n f\n g\n h\n',
  );
});

test('changes that lie far apart have hunks of their own, near ones share one', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `${i}\n`);
  const changed = (...at: readonly number[]) => lines.map((line, i) => (at.includes(i) ? `x${line}` : line)).join('');
  const hunks = (...at: readonly number[]) => unifiedDiff(lines.join(''), changed(...at)).match(/^@@.*@@$/gm);
  expect(hunks(2, 15)).toEqual(['@@ -1,6 +1,6 @@', '@@ -13,7 +13,7 @@']);
  expect(hunks(2, 8)).toEqual(['@@ -1,12 +1,12 @@']);
  expect(hunks()).toBeNull();
});

test('new files, emptied ones and those without a last line feed', () => {
  expect(unifiedDiff('', 'a\nb')).toBe('@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n');
  expect(unifiedDiff('a\n', '')).toBe('@@ -1,1 +0,0 @@\n-a\n');
});

const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', 'd\n'), { maxLength: 30 }).map(lines => lines.join(''));

test('the lines of both texts can be read from the diff, and no line counts as changed that need not', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = lineDiff(before, after);
      const without = (kind: 'old' | 'new') => diff.flatMap(it => (it.kind === kind ? [] : [it.text])).join('');
      expect(without('new')).toBe(before);
      expect(without('old')).toBe(after);
      expect(diff.filter(it => it.kind === 'both').length).toBe(longestCommon(lines(before), lines(after)));
    }),
  );
});

test('texts that have nothing in common come to an end', () => {
  const many = (word: string) => Array.from({ length: 3_000 }, (_, i) => `${word}${i}\n`).join('');
  const diff = lineDiff(many('a'), many('b'));
  expect(diff.filter(it => it.kind === 'old').length).toBe(3_000);
  expect(diff.filter(it => it.kind === 'new').length).toBe(3_000);
});

function lines(of: string): readonly string[] {
  return of === '' ? [] : of.split(/(?<=\n)/);
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let last = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) next.push(line === b[j] ? last[j] + 1 : Math.max(last[j + 1], next[j]));
    last = next;
  }
  return last[b.length];
}
