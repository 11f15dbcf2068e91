import { type Span, span } from '../base/span.ts';
import { type Field, type FieldType, fieldOf } from '../manifest/fields.ts';
import { isModuleTag } from '../manifest/module-tag.ts';
import { readText } from '../manifest/values.ts';
import type { Declaration, OtmlDocument } from '../syntax/otml/tree.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { extentOf } from './extent.ts';
import { otmlDocumentAt } from './otml-document.ts';

/** What an editor draws a symbol as. */
export type SymbolKind =
  | 'module'
  | 'file'
  | 'text'
  | 'boolean'
  | 'number'
  | 'list'
  | 'device'
  | 'event'
  | 'key'
  | 'style'
  | 'widget'
  | 'variable';

/** A line of a file's outline. `span` is all of it, `selection` what is shown when it is gone to. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The outline of a manifest: `Module`, its keys, their items; or of widgets: styles, the widgets in them, their handlers. */
export function documentSymbols(snapshot: Snapshot, path: string): readonly DocumentSymbol[] {
  const document = otmlDocumentAt(snapshot, path);
  if (!document) return [];
  const symbolOf = path.endsWith('.otui') ? widgetSymbol : manifestSymbol;
  return symbolsOf(document.declarations, { document, left: MOST }, 0, symbolOf);
}

/** An outline that is deeper or longer than this is of no use to anybody, and too much for some editors. */
const DEEPEST = 64;
const MOST = 5_000;

/** The text that an outline is made of, and how many lines it may still have. */
interface Outline {
  readonly document: OtmlDocument;
  left: number;
}

type SymbolOf = (declaration: Declaration, outline: Outline, depth: number) => DocumentSymbol | undefined;

function symbolsOf(
  declarations: readonly Declaration[],
  outline: Outline,
  depth: number,
  symbolOf: SymbolOf,
): readonly DocumentSymbol[] {
  const found: DocumentSymbol[] = [];
  if (depth > DEEPEST) return found;
  for (const declaration of declarations) {
    if (outline.left-- <= 0) break;
    const own = symbolOf(declaration, outline, depth);
    if (own) found.push(own);
  }
  return found;
}

const manifestSymbol: SymbolOf = (declaration, outline, depth) => {
  const { tag, dash, parent, items } = declaration;
  if (isModule(declaration)) {
    const name = declaration.children.findLast(it => it.tag === 'name');
    return symbol(declaration, outline, {
      kind: 'module',
      name: 'Module',
      detail: name ? readText(name.value) : '',
      children: symbolsOf(declaration.children, outline, depth + 1, manifestSymbol),
    });
  }
  if (dash) {
    const list = parent && fieldRead(parent);
    return symbol(declaration, outline, {
      kind: itemKind(list),
      name: readText(declaration.value),
      detail: '',
      children: symbolsOf(declaration.children, outline, depth + 1, manifestSymbol),
    });
  }
  const field = fieldRead(declaration);
  const inline = (items ?? []).slice(0, MOST).map(({ value, start, end }): DocumentSymbol => {
    const place = span(start, end);
    const name = shown(readText(value)) || EMPTY;
    return { kind: itemKind(field), name, detail: '', span: place, selection: place, children: [] };
  });
  return symbol(declaration, outline, {
    kind: field ? kinds[field.type] : 'key',
    name: tag,
    detail: items ? '' : detailOf(declaration),
    children: [...inline, ...symbolsOf(declaration.children, outline, depth + 1, manifestSymbol)],
  });
};

/** Only what stands right below `Module` is a key that the client reads. */
function fieldRead({ tag, dash, parent }: Declaration): Field | undefined {
  return parent && isModule(parent) && !dash ? fieldOf(tag) : undefined;
}

function isModule({ tag, parent }: Declaration): boolean {
  return parent === undefined && isModuleTag(tag);
}

const kinds: Readonly<Record<FieldType, SymbolKind>> = {
  text: 'text',
  boolean: 'boolean',
  integer: 'number',
  modules: 'list',
  scripts: 'list',
  devices: 'list',
  lua: 'event',
};

function itemKind(list: Field | undefined): SymbolKind {
  switch (list?.type) {
    case 'modules':
      return 'module';
    case 'scripts':
      return 'file';
    case 'devices':
      return 'device';
    default:
      return 'text';
  }
}

/** Plain properties of a widget would hide its children. */
const widgetSymbol: SymbolOf = (declaration, outline, depth) => {
  const { tag, dash, colon, parent } = declaration;
  const kind = dash ? undefined : widgetKind(tag, colon !== undefined, parent === undefined);
  if (!kind || (kind === 'key' && declaration.children.length === 0)) return undefined;
  const [name, base] = kind === 'style' ? tag.split('<').map(it => it.trim()) : [tag];
  const id = declaration.children.findLast(it => it.tag === 'id');
  const own = kind === 'widget' || kind === 'style' ? (id ? readText(id.value) : '') : detailOf(declaration);
  return symbol(declaration, outline, {
    kind,
    name,
    detail: base === undefined ? own : `< ${base}`,
    children: symbolsOf(declaration.children, outline, depth + 1, widgetSymbol),
  });
};

function widgetKind(tag: string, hasColon: boolean, isTop: boolean): SymbolKind {
  if (tag.startsWith('@')) return 'event';
  if (tag.startsWith('&')) return 'variable';
  if (isTop && tag.includes('<')) return 'style';
  return hasColon ? 'key' : 'widget';
}

function symbol(
  declaration: Declaration,
  { document: { text } }: Outline,
  { name, detail, ...own }: Omit<DocumentSymbol, 'span' | 'selection'>,
): DocumentSymbol {
  const { dash, tagSpan, valueSpan } = declaration;
  const extent = extentOf(declaration, text);
  const value = span(valueSpan.start, Math.min(valueSpan.end, extent.end));
  return {
    ...own,
    name: shown(name) || EMPTY,
    detail: shown(detail),
    span: extent,
    selection: dash && declaration.block === undefined ? value : tagSpan,
  };
}

const EMPTY = '""';

function detailOf({ value, block }: Declaration): string {
  return block === undefined ? readText(value) : (value.split('\n').find(line => line.trim() !== '') ?? '');
}

/** On one line and not too long. */
function shown(text: string): string {
  const start = text.slice(0, LONGEST * 2).trim();
  return (start.length > LONGEST ? `${start.slice(0, LONGEST - 1)}…` : start).replaceAll(/\s+/g, ' ');
}

const LONGEST = 80;
