import { span, touches } from '../../base/span.ts';
import { isSpace } from '../../base/text.ts';
import { isList, writtenKeys } from '../../checks/manifest-text.ts';
import type { ClientEngine } from '../../clients/client-engine.ts';
import { fieldOf } from '../../manifest/fields.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { readText } from '../../manifest/values.ts';
import type { Declaration, Line, OtmlDocument } from '../../syntax/otml/tree.ts';
import { lineNumberAt } from '../extent.ts';
import { inlineSpot } from './inline-list.ts';
import { luaSpot } from './lua-spot.ts';
import type { ItemSpot, KeySpot, LineAt, Spot, ValueSpot } from './spot.ts';

/** What may be written at an offset of a manifest, half-written as it is; undefined where nothing can be said. */
export function spotAt(manifest: Manifest, engine: ClientEngine, offset: number): Spot | undefined {
  const { document } = manifest;
  const number = lineNumberAt(document, offset);
  const line = document.lines[number];
  if (!line || line.kind === 'comment') return undefined;
  const at = lineAt(document, line, number + 1, offset);
  const spot = line.kind === 'block' ? inBlock(at, manifest) : onLine(at, manifest, engine);
  // An editor takes a lone carriage return for the end of a line.
  const isOneLine = spot && !/[\r\n]/.test(at.text.slice(spot.span.start, Math.max(spot.span.end, offset)));
  return isOneLine ? withoutQuote(spot) : undefined;
}

/** A word is looked for without the quote in front of it, which goes with what is replaced. */
function withoutQuote(spot: Spot): Spot {
  if ((spot.kind !== 'item' && spot.kind !== 'value') || !spot.typed.startsWith('"')) return spot;
  return { ...spot, typed: spot.typed.slice(1), mark: `${spot.mark}"` };
}

function onLine(at: LineAt, manifest: Manifest, engine: ClientEngine): Spot | undefined {
  const { own, text, offset, content } = at;
  if (!own) return onBlankLine(at, manifest);
  if (own.dash) return offset > content ? behindDash(at) : undefined;
  if (own.colon === undefined) return onWord(at, manifest);
  if (offset <= own.colon) return own.tag === 'Module' ? undefined : onKey(at, own, manifest);
  const field = fieldOf(own.tag);
  if (!field) return undefined;
  if (field.type === 'lua') return own.block === undefined ? luaSpot(at, own.colon + 1, field) : undefined;
  if (!isList(field)) return onValue(at, own.colon + 1, field);
  const isLong = own.children.length > 0;
  return isLong && own.value === '' ? undefined : inlineSpot(at, own, field, engine, text.slice(own.colon + 1, at.end));
}

/** A block goes on in blank lines that are not indented as deep: there, its end is as likely. */
function inBlock(at: LineAt, manifest: Manifest): Spot | undefined {
  const { key } = at;
  if (columns(at.text.slice(at.start, at.offset)) < 4) {
    return at.content >= at.end && !goesOn(at, manifest.document) ? onBlankLine(at, manifest) : undefined;
  }
  const field = key?.block === undefined ? undefined : fieldOf(key.tag);
  return field?.type === 'lua' ? luaSpot(at, at.start, field) : undefined;
}

/** Whether the block of a blank line has more text below it. */
function goesOn({ text, start }: LineAt, { lines }: OtmlDocument): boolean {
  const next = lines.find(it => it.start > start && text.slice(it.start, it.end).trim() !== '');
  return next?.kind === 'block';
}

function onBlankLine(at: LineAt, manifest: Manifest): Spot | undefined {
  const place = { at, start: at.offset, end: at.offset };
  return isDeep(at) ? itemBelow(at, place) : keyOrTop(place, 'nothing', manifest);
}

/** A word without a colon: half a key, or an item that lacks its dash. */
function onWord(at: LineAt, manifest: Manifest): Spot | undefined {
  const { text, content, end, offset } = at;
  if (offset < content || text[content] === '#') return undefined;
  if (isDeep(at)) return offset <= end ? itemBelow(at, { at, start: content, end }) : undefined;
  let wordEnd = content;
  while (wordEnd < end && !isSpace(text.charCodeAt(wordEnd))) wordEnd++;
  if (offset > wordEnd) return undefined;
  return keyOrTop({ at, start: content, end: wordEnd }, wordEnd < end ? 'value' : 'nothing', manifest);
}

function onKey(at: LineAt, own: Declaration, manifest: Manifest): Spot | undefined {
  const { start, end } = own.tagSpan;
  if (isDeep(at) || !touches(own.tagSpan, span(at.offset, at.offset))) return undefined;
  return keyOrTop({ at, start, end }, 'colon', manifest);
}

interface WordPlace {
  readonly at: LineAt;
  readonly start: number;
  readonly end: number;
}

function keyOrTop(place: WordPlace, behind: KeySpot['behind'], manifest: Manifest): Spot | undefined {
  const { declarations } = manifest.document;
  const { at } = place;
  const module = declarations.find(it => it.tag === 'Module' && it !== at.own);
  if (!module) return behind === 'nothing' ? { kind: 'top', ...indented(place, '') } : undefined;
  if (module.tagSpan.start > at.offset || at.own?.tag === 'Module') return undefined;
  const keys = [...writtenKeys(manifest), ...(at.own?.parent ? [] : (at.own?.children ?? []))];
  const taken = new Set(keys.filter(it => it !== at.own).map(it => it.tag));
  return { kind: 'key', behind, taken, ...indented(place, '  ') };
}

function onValue(at: LineAt, from: number, field: ValueSpot['field']): ValueSpot | undefined {
  const word = wordIn(at, from, at.end);
  return word && { kind: 'value', field, ...word, after: '' };
}

function behindDash(at: LineAt): ItemSpot | undefined {
  const { key, content, end } = at;
  const word = wordIn(at, content + 1, end);
  const item = word && itemBelow(at, { at, start: content, end: Math.max(word.span.end, at.offset) });
  if (!item || !key) return undefined;
  // With the right indentation the dash may stay.
  if (item.span.start < content) return item;
  return { ...item, ...word, after: '' };
}

/** An item of the list above, with its dash. */
function itemBelow(at: LineAt, place: WordPlace): ItemSpot | undefined {
  const { key, own } = at;
  const field = key && fieldOf(key.tag);
  if (!key || !field || !isList(field) || key.items || (key.value !== '' && key.value !== '~')) return undefined;
  const others = key.children.filter(it => it !== own && it.dash).map(it => readText(it.value));
  const word = indented(place, '    ');
  const [mark] = /^(?:-\s*)?/.exec(word.typed) ?? [''];
  const typed = word.typed.slice(mark.length);
  return { kind: 'item', field, form: 'dash', others, ...word, typed, mark, before: `${word.before}- ` };
}

/** The word between two offsets of a line that the cursor is at; undefined where it is between words. */
function wordIn(at: LineAt, from: number, to: number): Pick<Spot, 'span' | 'typed' | 'before' | 'mark'> | undefined {
  const { text, offset } = at;
  let start = from;
  while (start < to && isSpace(text.charCodeAt(start))) start++;
  if (start >= to) start = offset;
  const end = Math.max(start, to);
  if (offset < start || offset > end) return undefined;
  const before = start === from ? ' ' : '';
  return { span: span(start, end), typed: text.slice(start, offset), before, mark: '' };
}

/** A word with the indentation that it needs; where it has another one, that is replaced too. */
function indented(
  { at, start, end }: WordPlace,
  wanted: string,
): Pick<Spot, 'span' | 'typed' | 'before' | 'after' | 'mark'> {
  const { text } = at;
  const typed = text.slice(start, at.offset);
  const isRight = text.slice(at.start, start) === wanted;
  return { span: span(isRight ? start : at.start, end), typed, mark: '', before: isRight ? '' : wanted, after: '' };
}

/** Nearer to the items of a list than to keys. */
function isDeep({ text, start, content, key }: LineAt): boolean {
  if (columns(text.slice(start, content)) < 3) return false;
  const field = key && fieldOf(key.tag);
  if (!key || !field || !isList(field) || key.items) return false;
  return key.value === '' || key.value === '~' || key.value.startsWith('[');
}

/** How far a text of white space indents; a tab is one level. */
function columns(indentation: string): number {
  let count = 0;
  for (const char of indentation) count += char === '\t' ? 2 : 1;
  return count;
}

function lineAt(document: OtmlDocument, line: Line, number: number, offset: number): LineAt {
  const { text } = document;
  let end = line.end;
  while (end > line.start && isSpace(text.charCodeAt(end - 1))) end--;
  // No editor shows a byte order mark.
  const start = line.start + (line.start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
  const content = line.content < end ? Math.max(line.content, start) : offset;
  const own = declarationOf(document.declarations, number);
  const module = document.declarations.findLast(it => it.tag === 'Module' && it.line < number);
  const key = module?.children.findLast(it => it.line < number);
  return { text, offset, start, content, end, own, key };
}

/** What a line declares: the declarations are in the order of their lines, children behind their parents. */
function declarationOf(declarations: readonly Declaration[], number: number): Declaration | undefined {
  let level = declarations;
  for (;;) {
    const found = level.findLast(it => it.line <= number);
    if (!found || found.line === number) return found;
    level = found.children;
  }
}
