import { span } from '../../base/span.ts';
import { isSpace, trim } from '../../base/text.ts';
import type { ClientEngine } from '../../clients/client-engine.ts';
import type { Field } from '../../manifest/fields.ts';
import { readText } from '../../manifest/values.ts';
import type { Declaration } from '../../syntax/otml/tree.ts';
import type { ItemSpot, LineAt } from './spot.ts';

/**
 * The item of `[ a, b ]` at the cursor. `value` is what is written behind the colon; where the brackets are missing the new
 * word brings them.
 */
export function inlineSpot(
  at: LineAt,
  own: Declaration,
  field: Field,
  engine: ClientEngine,
  value: string,
): ItemSpot | undefined {
  const { offset, end } = at;
  const from = end - value.length;
  const open = from + value.search(/\S|$/);
  const list = { kind: 'item', field, form: 'inline', mark: '' } as const;
  if (at.text[open] !== '[') {
    const start = value === '' ? offset : open;
    const stop = Math.max(start, end);
    if (offset < start || offset > stop) return undefined;
    const before = start === from ? ' [ ' : '[ ';
    return { ...list, span: span(start, stop), typed: at.text.slice(start, offset), before, after: ' ]', others: [] };
  }
  const closed = at.text[end - 1] === ']' && end - 1 > open;
  const close = closed ? end - 1 : Math.max(end, offset);
  if (offset <= open || offset > close) return undefined;
  const parts = partsOf(at.text, open + 1, close, engine);
  const part = parts.find(it => it.from <= offset && offset <= it.to);
  if (!part) return undefined;
  const empty = part.start === part.end;
  const [start, stop] = empty ? [offset, offset] : [part.start, part.end];
  if (offset < start || offset > stop) return undefined;
  const others = parts.filter(it => it !== part && it.start < it.end);
  const isTight = others.some(it => it.start === it.from);
  const gap = isTight ? '' : ' ';
  // A list that goes on in the next lines has its bracket there.
  const goesOn = !closed && own.children.length > 0;
  return {
    ...list,
    span: span(start, stop),
    typed: at.text.slice(start, offset),
    before: start === part.from ? gap : '',
    after: closed ? (stop === close ? gap : '') : goesOn || part.to < close ? '' : `${gap}]`,
    others: others.map(it => readText(trim(at.text.slice(it.start, it.end)))),
  };
}

interface Part {
  /** Between the commas. */
  readonly from: number;
  readonly to: number;
  /** Without white space. */
  readonly start: number;
  readonly end: number;
}

function partsOf(text: string, from: number, to: number, { dialect }: ClientEngine): readonly Part[] {
  const parts: Part[] = [];
  let begin = from;
  let quoted = false;
  for (let i = from; i <= to; i++) {
    if (text[i] === '"' && dialect.listItems === 'escaped') quoted = !quoted;
    if (i < to && (text[i] !== ',' || quoted)) continue;
    let [start, end] = [begin, i];
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    parts.push({ from: begin, to: i, start, end });
    begin = i + 1;
  }
  return parts;
}
