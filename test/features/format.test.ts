import { expect, test } from 'vitest';
import type { Span } from '../../src/base/span.ts';
import { finish } from '../../src/base/stepwise.ts';
import { applyTextEdits } from '../../src/base/text-change.ts';
import * as stepwise from '../../src/features/format.ts';
import { opened } from '../support/fixture.ts';

const format = (text: string) => finish(stepwise.format(text));
const formatRange = (text: string, place: Span) => finish(stepwise.formatRange(text, place));

function formatted(...lines: readonly string[]): string {
  const text = lines.join('\n');
  return applyTextEdits(text, format(text));
}

test('a manifest gets its form: spaces, blank lines, comments, the line feed at its end', () => {
  expect(
    formatted(
      '',
      '// the module',
      'Module  ',
      '  name : a',
      '  author:me',
      '',
      '',
      '// what it needs',
      '  dependencies :',
      '    -b',
      '  // the next one',
      '    -   c\t',
      '    // - d',
      '  scripts: [a,"b" ,  c]',
      '  @onLoad:|',
      '    init()  ',
      '    ',
      '',
    ),
  ).toBe(`// the module
Module
  name: a
  author: me

  // what it needs
  dependencies:
    - b
    // the next one
    - c
    // - d
  scripts: [ a, "b", c ]
  @onLoad: |
    init()  
`);
});

test.each([
  ['an empty text', ''],
  ['white space alone', '\n  \n'],
  ['an empty list and one of an empty item', 'a: []\nb: [ ]\n'],
  ['items of no length, of which only two engines know', 'a: [ a,, b,]\n'],
  ['a comma in quotes, which splits for two engines', 'a: ["b,c",d]\n'],
  ['an escape', 'a: [b\\,c]\n'],
  ['a line that starts with an address', 'http://x:y : z\n'],
  ['a line that looks like a comment of Lua', '-- a\n'],
  ['the end of a block that is kept', 'a: |+\n  b\n\n\n'],
  ['the end of a text in such a block', 'a: |+\n  b'],
  ['blank lines inside of a block', 'a: |\n  b\n\n\n  c\n'],
  ['carriage returns inside of a block', 'a: |\n  b\r\n'],
  ['a tab, which every engine refuses', 'a\n\tb: c\n'],
  ['a blank line that two engines refuse', 'a\n \nb\n'],
  ['a comment that every engine refuses', 'a\n // b\nc\n'],
  ['a comment below a block, of which it would become a line', 'a: |\n// b\n  c: d\n'],
  ['a commented item below a key without items', 'Module\n  dependencies:\n    // - a\n  name: b\n'],
  ['a byte order mark', '\uFEFFModule\n'],
  ['what only the client can read', 'ENC3 a :b  '],
])('%s stays as it is', (_, text) => {
  expect(format(text)).toEqual([]);
});

test('a blank item keeps the one space that makes it one', () => {
  expect(formatted('a: [b, ,c,  ]', 'd: [   ]', 'e: [  b,c]')).toBe('a: [ b, , c, ]\nd: [ ]\ne: [ b, c ]\n');
  expect(formatted('a: [b,,c,]')).toBe('a: [ b,, c,]\n');
});

test('lines end as most of them do', () => {
  expect(formatted('a\r', 'b\r', 'c')).toBe('a\r\nb\r\nc\r\n');
  expect(formatted('a\r', 'b', 'c')).toBe('a\nb\nc\n');
});

test('a number sign starts a comment for two engines only: it stays where it is, but for the end of its line', () => {
  expect(formatted('Module', '    # b :c  ', '  name:a')).toBe('Module\n    # b :c\n  name: a\n');
});

test('edits are as short as can be', () => {
  expect(format('Module\n  name:a\n')).toEqual([{ span: { start: 14, end: 14 }, text: ' ' }]);
});

test('where one change is not proven the others are made all the same', () => {
  // With a line feed behind it the carriage return, too, would belong to the Lua.
  const lines = (name: string) => ['Module\r', `  name:${name}a\r`, '  @onLoad: |\r', '    init()'];
  expect(formatted(...lines(''))).toBe(lines(' ').join('\n'));
});

test('where two engines read a node and a block, and the others a comment, the block stays', () => {
  expect(formatted('Module', '  name:a', '  # b: |', '    ', '      ', '  author:c')).toBe(
    'Module\n  name: a\n  # b: |\n    \n      \n  author: c\n',
  );
});

test('a comment goes as deep as the first node below another', () => {
  expect(formatted('Module', '// the name', '  name: a', '  scripts:', '  // the first', '    - a')).toBe(
    'Module\n  // the name\n  name: a\n  scripts:\n    // the first\n    - a\n',
  );
});

test('a selection gets its form, and what is around it stays', () => {
  const text = 'Module\n  name:a\n  author:b\n  version:c\n';
  const start = text.indexOf('author');
  const at = (length: number) => applyTextEdits(text, formatRange(text, { start, end: start + length }));
  expect(at(0)).toBe('Module\n  name:a\n  author: b\n  version:c\n');
  expect(at('author:b\n'.length)).toBe(at(0));
  expect(at('author:b\n '.length)).toBe('Module\n  name:a\n  author: b\n  version: c\n');
});

test('widget files are formatted too, and what is not there is no text', () => {
  const { service, view } = opened(new Map([['modules/a/a.otui', 'Window\n  id:a\n']]));
  expect(finish(service.format(view, 'modules/a/a.otui'))).toHaveLength(1);
  expect(finish(service.format(view, 'modules/a/b.otui'))).toEqual([]);
});

test('a text that would take long to prove stays as it is', () => {
  expect(format(`a:b\n`.repeat(100_000))).toEqual([]);
});

test('no step reads more than one engine would', () => {
  const steps = stepwise.format('Module\n  name:a\n');
  let rests = 0;
  while (!steps.next().done) rests++;
  // The text before and after, as four engines read each.
  expect(rests).toBeGreaterThanOrEqual(8);
});
