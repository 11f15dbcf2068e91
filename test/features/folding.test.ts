import { expect, test } from 'vitest';
import { lineStarts, positionAt } from '../../src/base/text.ts';
import { opened } from '../support/fixture.ts';
import { inOtherEncodings } from '../support/navigation.ts';

/** `first-last kind` of each fold, lines from 1. */
function folds(text: string, path = 'modules/a/a.otmod'): readonly string[] {
  const { service, view } = opened(new Map([[path, text]]));
  const starts = lineStarts(text);
  const line = (offset: number) => positionAt(starts, offset).line + 1;
  return service.foldingRanges(view, path).map(({ span, kind }) => `${line(span.start)}-${line(span.end)} ${kind}`);
}

const manifest = [
  '// one', // 1
  '// two', // 2
  'Module', // 3
  '  name: a', // 4
  '  // alone', // 5
  '  dependencies:', // 6
  '    - b', // 7
  '    // - c', // 8
  '', // 9
  '  // of what follows', // 10
  '  @onLoad: |', // 11
  '    init()', // 12
  '    more()', // 13
  '  scripts: [ x ]', // 14
  '', // 15
].join('\n');

const wanted = ['1-2 comment', '3-14 node', '6-8 node', '11-13 node'];

test('nodes, blocks and comments of several lines are folded', () => {
  expect(folds(manifest)).toEqual(wanted);
});

test('whatever the line ends, and with a byte order mark', () => {
  const [crlf, mark] = inOtherEncodings(new Map([['', manifest]]));
  expect(folds(crlf?.get('') ?? '')).toEqual(wanted);
  // The mark makes a node of the first comment.
  expect(folds(mark?.get('') ?? '')).toEqual(wanted.slice(1));
});

test('comments behind the last item belong to the node that they are indented more than', () => {
  expect(folds('Module\n  load-later:\n    - a\n\n    // - b\n  // - c\n// - d\n')).toEqual([
    '1-6 node',
    '2-5 node',
    '5-7 comment',
  ]);
});

test('broken and half-written manifests are folded as they are indented', () => {
  expect(folds('Module\n\tname: a\n\tscripts:\n\t\t- a\n   odd:\n')).toEqual(['1-5 node', '3-4 node']);
  expect(folds('Module')).toEqual([]);
  expect(folds('')).toEqual([]);
});

test('what is nested without end is folded without end', () => {
  const nested = Array.from({ length: 1_500 }, (_, i) => `${' '.repeat(2 * i)}k`).join('\n');
  expect(folds(nested)).toHaveLength(1_499);
});

test('files of widgets are folded too', () => {
  expect(folds('A < B\n  size: 1 1\n  C\n    id: c\n', 'modules/a/a.otui')).toEqual(['1-4 node', '3-4 node']);
});
