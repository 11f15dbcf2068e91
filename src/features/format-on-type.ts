import { span } from '../base/span.ts';
import type { TextEdit } from '../base/text-change.ts';
import { fieldOf } from '../manifest/fields.ts';
import type { Dialect } from '../syntax/otml/dialect.ts';
import { parseOtml } from '../syntax/otml/parse.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import { shortestEdit } from './text-edit.ts';

/**
 * What follows from a character that was typed, `offset` being behind it: a new line is indented as its place wants, goes on
 * with a list of dashes, and ends that list where nothing stood behind the dash. Only the new line changes and the one above.
 */
export function formatOnType(text: string, offset: number, typed: string, dialect: Dialect): readonly TextEdit[] {
  if (!typed.endsWith('\n')) return [];
  const { lines, declarations } = parseOtml(text, dialect);
  const i = lines.findLastIndex(it => it.start <= offset);
  const [above, line] = [lines[i - 1], lines[i]];
  if (above?.kind !== 'node') return [];
  const outer = text.slice(above.start, above.content);
  const node = nodeAt(declarations, i);
  if (!node || outer.length % 2 !== 0 || outer.includes('\t')) return [];
  const own = text.slice(line.start, line.end);
  const written = own.trim();
  const indentation = own.slice(0, own.length - own.trimStart().length).replace(/\r$/, '');
  if (node.dash && node.value === '' && written === '') {
    return [{ span: span(above.start, line.start + indentation.length), text: outer.slice(2) }];
  }
  const wanted = indentationBelow(node, outer, written.startsWith('-'));
  return wanted === undefined ? [] : shortestEdit(indentation, wanted, line.start);
}

/** What the line below a node begins with; undefined where nothing is known. */
function indentationBelow(node: Declaration, outer: string, isItem: boolean): string | undefined {
  if (node.block !== undefined) return `${outer}  `;
  if (node.dash) return isItem ? outer : `${outer}- `;
  if (node.value !== '' || node.items) return outer;
  if (!node.parent) return node.tag === 'Module' ? `${outer}  ` : undefined;
  const field = node.parent.tag === 'Module' ? fieldOf(node.tag) : undefined;
  switch (field?.type) {
    case undefined:
      return undefined;
    case 'modules':
    case 'scripts':
    case 'devices':
      return `${outer}  `;
    case 'text':
    case 'boolean':
    case 'integer':
    case 'lua':
      return outer;
  }
}

function nodeAt(declarations: readonly Declaration[], line: number): Declaration | undefined {
  let list = declarations;
  for (;;) {
    const found = list.findLast(it => it.line <= line);
    if (!found || found.line === line) return found;
    list = found.children;
  }
}
