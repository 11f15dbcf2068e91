import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode, encode } from '../base/bytes.ts';
import { counted } from '../base/text.ts';
import { replaceFile } from '../files/node-writes.ts';
import { type OptionValues, textOf, WrongUse } from './command.ts';
import type { PlacedDiagnostic } from './reports.ts';

/** The file that is looked for in the folder where no other is named. */
const FILE = 'otmod-baseline.json';

/** The findings that were there when a baseline was written: how many of each. */
export interface Baseline {
  /** As a person would name the file. */
  readonly title: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** What a baseline says of the findings of now. */
export interface Compared {
  readonly fresh: readonly PlacedDiagnostic[];
  readonly known: number;
  /** Findings of the baseline that are not there any more. */
  readonly gone: number;
}

/** The baseline that the options name, or that lies in the folder; undefined where there is none. */
export async function readBaseline(folder: string, options: OptionValues): Promise<Baseline | undefined> {
  if (options['no-baseline'] === true) return undefined;
  const named = textOf(options, 'baseline');
  const file = named ?? join(folder, FILE);
  const title = named ?? FILE;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && named === undefined) return undefined;
    throw new WrongUse(`cannot read the baseline ${title}${isMissing ? ': there is no such file' : ''}`);
  }
  const counts = countsOf(decode(bytes));
  if (!counts) throw new WrongUse(`${title} is no baseline; "otmod check --write-baseline" writes one`);
  return { title, counts };
}

/** Writes the findings as a baseline to the file that the options name; tells so in one line. */
export async function writeBaseline(
  folder: string,
  options: OptionValues,
  found: readonly PlacedDiagnostic[],
): Promise<string> {
  const named = textOf(options, 'write-baseline') || textOf(options, 'baseline');
  const written = await replaceFile(named ?? join(folder, FILE), encode(baselineText(found)));
  const title = named ?? FILE;
  if (!written.ok) throw new WrongUse(`cannot write the baseline ${title}: ${written.error}`);
  return `wrote ${counted(found.length, 'finding')} to ${title}\n`;
}

/** Takes the known findings away: of each kind as many as the baseline has. */
export function compare({ counts }: Baseline, found: readonly PlacedDiagnostic[]): Compared {
  const left = new Map(counts);
  const fresh = found.filter(each => {
    const key = keyOf(each);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { fresh, known: found.length - fresh.length, gone };
}

/** One line for a person. */
export function comparedText({ title }: Baseline, { known, gone }: Compared): string {
  const words = gone === 1 ? '1 finding of it is gone' : `${gone} findings of it are gone`;
  const tail = gone > 0 ? `; ${words}, run --write-baseline` : '';
  return `${counted(known, 'known finding')} in ${title}${tail}\n`;
}

interface Entry {
  readonly code: string;
  readonly file: string;
  readonly message: string;
}

/** One entry a line, so that changes of the file can be read. */
function baselineText(found: readonly PlacedDiagnostic[]): string {
  const counts = new Map<string, number>();
  for (const each of found) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  const rows = [...counts]
    .map(([key, count]) => ({ entry: entryOf(key), count }))
    .sort(
      ({ entry: a }, { entry: b }) =>
        byUnits(a.file, b.file) || byUnits(a.code, b.code) || byUnits(a.message, b.message),
    )
    .map(({ entry, count }) => `\n    ${JSON.stringify({ ...entry, count })}`);
  return `{\n  "version": 1,\n  "findings": [${rows.join(',')}${rows.length > 0 ? '\n  ' : ''}]\n}\n`;
}

function countsOf(text: string): ReadonlyMap<string, number> | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof root !== 'object' || root === null || !('version' in root) || root.version !== 1) return undefined;
  if (!('findings' in root) || !Array.isArray(root.findings)) return undefined;
  const counts = new Map<string, number>();
  for (const each of root.findings) {
    if (!isEntry(each)) return undefined;
    const key = JSON.stringify([each.code, each.file, each.message]);
    counts.set(key, (counts.get(key) ?? 0) + each.count);
  }
  return counts;
}

function isEntry(value: unknown): value is Entry & { readonly count: number } {
  if (typeof value !== 'object' || value === null) return false;
  if (!('code' in value && 'file' in value && 'message' in value && 'count' in value)) return false;
  const { code, file, message, count } = value;
  const isText = (it: unknown) => typeof it === 'string';
  return (
    isText(code) &&
    isText(file) &&
    isText(message) &&
    typeof count === 'number' &&
    Number.isSafeInteger(count) &&
    count > 0
  );
}

/** By code, file and what is said, never by line: what moves stays known. */
function keyOf({ code, file, message }: PlacedDiagnostic): string {
  return JSON.stringify([code, file, lasting(message)]);
}

function entryOf(key: string): Entry {
  const [code, file, message] = JSON.parse(key);
  return { code, file, message };
}

/**
 * The part of a message that lasts: its first sentence, numbers outside of quotes left out. The sentences behind it tell
 * what follows for others, which changes with them.
 */
function lasting(message: string): string {
  const [first = message] = /^(?:"[^"]*"|[^"])*?[.!?](?=\s|$)/.exec(message) ?? [];
  return first.replaceAll(/"[^"]*"|\d+/g, part => (part.startsWith('"') ? part : '#'));
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
