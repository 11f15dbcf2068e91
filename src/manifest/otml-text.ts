import { clients } from '../clients/clients.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** A text as it can stand behind a key, so that every client engine reads exactly it; undefined where it cannot. */
export function writtenText(value: string): string | undefined {
  return firstThatHolds(
    value,
    [value, quoted(value)],
    written => `  description: ${written}`,
    it => [it.texts.description],
  );
}

/** An item as it can stand behind a dash in a list. */
export function writtenItem(value: string): string | undefined {
  return firstThatHolds(value, [value, quoted(value)], written => `  load-later:\n    - ${written}\n    - x`, itemsOf);
}

/** An item as it can stand in a list between brackets. */
export function writtenInline(value: string): string | undefined {
  return firstThatHolds(value, [value, quoted(value)], written => `  load-later: [ ${written}, x ]`, itemsOf);
}

/** Lua as it can stand behind `@onLoad`: on the same line, or in the lines below with `feed` between them. */
export function writtenChunk(value: string, feed: '\n' | '\r\n' = '\n'): string | undefined {
  const block = ['|-', ...value.split(/\r\n|\r|\n/)].join(`${feed}    `);
  const lua = value.replaceAll(/\r\n?/g, '\n');
  return firstThatHolds(
    lua,
    [value, ...(value === '' || feed === '\r\n' ? [] : [block]), quoted(value)],
    written => `  @onLoad: ${written}`,
    it => [it.onLoad?.value ?? ''],
  );
}

/** Why a value can be written nowhere in an `.otmod`. */
export function unwritableReason(value: string): string {
  if (loneSurrogate.test(value)) return 'it is no valid Unicode';
  if (unwritable.test(value)) return 'it has control characters in it';
  if (value.includes('\n')) return 'it has line breaks in it';
  return 'no way of quoting it means the same to every client engine';
}

/** Half of a character: bytes of a file that are no text. */
const loneSurrogate = /\p{Surrogate}/u;

/** Control characters; a carriage return looks like the end of a line to editors, and is none to clients. */
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f]/;

const itemsOf = (manifest: Manifest) => manifest.loadLater.map(it => it.value).slice(0, -1);

function firstThatHolds(
  value: string,
  candidates: readonly string[],
  lines: (written: string) => string,
  read: (manifest: Manifest) => readonly string[],
): string | undefined {
  if (loneSurrogate.test(value) || unwritable.test(value)) return undefined;
  return candidates.find(candidate => {
    if (/[\r\n]/.test(candidate) && !candidate.startsWith('|')) return false;
    const text = `Module\n  name: x\n${lines(candidate)}\n`;
    return Object.values(clients).every(engine => {
      const manifest = readManifest(text, engine);
      const found = read(manifest);
      const clean = !manifest.failure && manifest.complaints.length === 0 && manifest.name?.value === 'x';
      return clean && found.length === 1 && found[0] === value;
    });
  });
}

function quoted(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}
