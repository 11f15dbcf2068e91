import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/base/bytes.ts';
import { type Span, span } from '../../src/base/span.ts';
import { finish } from '../../src/base/stepwise.ts';
import { applyTextEdits, type TextEdit } from '../../src/base/text-change.ts';
import { clients } from '../../src/clients/clients.ts';
import * as stepwise from '../../src/features/format.ts';
import { formatOnType } from '../../src/features/format-on-type.ts';
import { conformanceTexts } from '../support/corpus.ts';
import { random } from '../support/generate.ts';
import { verdicts } from '../support/verdicts.ts';
import { engines, manifest, otml, runs } from './arbitraries.ts';

const format = (text: string) => finish(stepwise.format(text));
const formatRange = (text: string, place: Span) => finish(stepwise.formatRange(text, place));

const corpus = conformanceTexts();

/** Things that a hand slips in, and what formatting has to do with. */
const slips = [
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\n\n\n',
  ':',
  '-',
  '- ',
  '[',
  ']',
  ',',
  ', ',
  '|+',
  '#',
  '//',
  '"',
  '\\',
];

/** A text with something put in, or taken out, at a few places. */
const mutated = fc
  .tuple(
    fc.constantFrom(...corpus),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('', ...slips)), { maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((done, [where, what]) => {
      const at = Math.floor(where * done.length);
      return done.slice(0, at) + what + done.slice(what === '' ? at + 1 : at);
    }, text),
  );

const texts = fc.oneof(
  { weight: 3, arbitrary: mutated },
  { weight: 2, arbitrary: otml },
  { weight: 2, arbitrary: manifest },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map(decode) },
);

/** Holds all that must be true of edits that only give a text its form; returns the text after them. */
function expectSameMeaning(text: string, edits: readonly TextEdit[]): string {
  let end = 0;
  for (const edit of edits) {
    expect(edit.span.start).toBeGreaterThanOrEqual(end);
    expect(edit.span.end).toBeLessThanOrEqual(text.length);
    end = edit.span.end;
  }
  const after = applyTextEdits(text, edits);
  expect(verdicts(after)).toEqual(verdicts(text));
  expect(comments(after)).toEqual(comments(text));
  return after;
}

/** As engines see them: behind a byte order mark nothing is one. */
function comments(text: string): readonly string[] {
  return text
    .split('\n')
    .map(line => line.replace(/^[ \t\r\f\v]+|[ \t\r\f\v]+$/g, ''))
    .filter(line => line.startsWith('//') || line.startsWith('#'));
}

describe('formatting a document', () => {
  test('changes nothing for any engine, keeps comments and is done at once: the conformance cases', () => {
    let changed = 0;
    for (const text of corpus) {
      const after = expectSameMeaning(text, format(text));
      expect(format(after)).toEqual([]);
      if (after !== text) changed++;
    }
    expect(changed).toBeGreaterThan(corpus.length / 4);
  });

  test('so with texts of all kinds', () => {
    fc.assert(
      fc.property(texts, text => {
        const after = expectSameMeaning(text, format(text));
        expect(format(after)).toEqual([]);
      }),
      { numRuns: runs * 4 },
    );
  });
});

describe('formatting a selection', () => {
  const places = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

  test('changes nothing for any engine, and only lines that it touches', () => {
    fc.assert(
      fc.property(texts, places, (text, [a, b]) => {
        const [start, end] = [a, b].map(it => Math.floor(it * text.length)).sort((one, other) => one - other);
        const edits = formatRange(text, span(start, end));
        expectSameMeaning(text, edits);
        const from = text.lastIndexOf('\n', start - 1) + 1;
        const feed = text.indexOf('\n', end);
        for (const edit of edits) {
          expect(edit.span.start).toBeGreaterThanOrEqual(from);
          expect(edit.span.end).toBeLessThanOrEqual(feed < 0 ? text.length : feed + 1);
        }
      }),
      { numRuns: runs * 4 },
    );
  });

  test('of everything is that of the document, where nothing is to be dropped', () => {
    for (const text of corpus) {
      const whole = format(text);
      const after = applyTextEdits(text, whole);
      const selected = applyTextEdits(text, formatRange(text, span(0, text.length)));
      if (selected !== after) expect(applyTextEdits(selected, format(selected))).toBe(after);
    }
  });
});

test('whatever is typed wherever, only the line above and the new one change', () => {
  const next = random(7);
  for (const text of corpus) {
    const offset = Math.floor(next() * (text.length + 1));
    const engine = clients[fc.sample(engines, { seed: text.length, numRuns: 1 })[0]];
    for (const edit of formatOnType(text, offset, '\n', engine.dialect)) {
      const line = text.lastIndexOf('\n', offset - 1) + 1;
      expect(edit.span.start).toBeGreaterThanOrEqual(text.lastIndexOf('\n', Math.max(0, line - 2)) + 1 || 0);
      const feed = text.indexOf('\n', line);
      expect(edit.span.end).toBeLessThanOrEqual(feed < 0 ? text.length : feed);
    }
  }
});
