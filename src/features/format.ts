import { type Span, span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { applyTextEdits, type TextEdit } from '../base/text-change.ts';
import { engineIds } from '../clients/client-engine.ts';
import { isSealed } from '../workspace/sealed.ts';
import { formatChanges } from './format-changes.ts';
import { rowsOf } from './format-rows.ts';
import { areAlike, type Readings, readingsInSteps } from './readings.ts';
import { shortestEdit } from './text-edit.ts';

/**
 * The edits that give an OTML text its form, none where it has it. Every engine makes the same of the text before and after,
 * which is not hoped but looked at: a change after which one does not is dropped. In steps: widget files are long.
 */
export function* format(text: string): Stepwise<readonly TextEdit[]> {
  const reader = new Reader();
  let reading = yield* reader.read(text);
  let first: readonly TextEdit[] | undefined;
  // Where a change is dropped, another one may be needed after those that stay.
  for (let round = 0; round < MOST_ROUNDS && reading; round++) {
    const { edits, after }: Proven = yield* proven(reading, changesOf(reading), reader);
    if (!after) return [];
    if (edits.length === 0) return round < 2 ? (first ?? []) : shortestEdit(text, reading.text, 0);
    first ??= edits;
    reading = after;
  }
  return [];
}

/** The edits that give the lines that a span touches their form. */
export function* formatRange(text: string, place: Span): Stepwise<readonly TextEdit[]> {
  const reader = new Reader();
  const reading = yield* reader.read(text);
  if (!reading) return [];
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  // A selection that ends at the beginning of a line does not mean that line.
  const behind = place.end > place.start && text[place.end - 1] === '\n' ? place.end - 1 : place.end;
  const feed = text.indexOf('\n', behind);
  const lines = span(start, feed < 0 ? text.length : feed + 1);
  const inside = changesOf(reading).filter(edit => lines.start <= edit.span.start && edit.span.end <= lines.end);
  return (yield* proven(reading, inside, reader)).edits;
}

const MOST_ROUNDS = 4;

/** A longer text is not formatted: to read it as one engine does is one step. */
const LONGEST = 250_000;

/** How many characters are read in search of the changes to drop: some hundred milliseconds. */
const MOST_READ = 3_000_000;

interface Reading {
  readonly text: string;
  readonly readings: Readings;
}

/** Reads texts as long as that does not take too long; then nothing is known, and nothing is changed. So with encrypted ones. */
class Reader {
  #left = MOST_READ;

  *read(text: string): Stepwise<Reading | undefined> {
    // To make the text took time as well.
    yield;
    this.#left -= text.length;
    if (this.#left < 0 || text.length > LONGEST || isSealed(text)) return undefined;
    return { text, readings: yield* readingsInSteps(text) };
  }
}

function changesOf({ text, readings }: Reading): readonly TextEdit[] {
  const [one, other] = (['mehah', 'edubart'] as const).map(id => readings[engineIds.indexOf(id)]);
  return formatChanges(text, rowsOf(one, other));
}

interface Proven {
  readonly edits: readonly TextEdit[];
  /** The text after them; undefined where there was no time to read it. */
  readonly after: Reading | undefined;
}

/** Those of the edits after which every engine makes of the text what it made before. */
function* proven(before: Reading, edits: readonly TextEdit[], reader: Reader): Stepwise<Proven> {
  let kept: readonly TextEdit[] = [];
  let after: Reading | undefined = before;
  const open = edits.length === 0 ? [] : [edits];
  for (let some = open.pop(); some; some = open.pop()) {
    const tried: Reading | undefined = yield* reader.read(applyTextEdits(before.text, [...kept, ...some]));
    if (!tried) return { edits: [], after: undefined };
    const alike = areAlike(before.readings, tried.readings);
    yield;
    if (alike) {
      kept = [...kept, ...some];
      after = tried;
    } else if (some.length > 1) open.push(some.slice(some.length >> 1), some.slice(0, some.length >> 1));
  }
  return { edits: kept, after };
}
