import type { Span } from '../base/span.ts';
import type { LuaCode } from '../syntax/lua/code.ts';
import { luaFacts } from '../syntax/lua/facts.ts';
import type { LuaForm } from '../syntax/lua/parse.ts';
import type { Dialect } from '../syntax/otml/dialect.ts';
import { parseOtml } from '../syntax/otml/parse.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import { htmlChunks } from './html-mentions.ts';
import { chunkSpan } from './mention.ts';

/** The Lua of one handler or expression in a file that is not Lua itself. */
export interface Handler {
  /** As it is written: `@onClick`, `!text`; empty for a place in a page. */
  readonly key: string;
  /** Offsets are those of the file. */
  readonly code: LuaCode;
}

/** Whether a file of that name may hold handlers. */
export function mayHoldHandlers(path: string): boolean {
  return path.endsWith('.otui') || path.endsWith('.html');
}

/** Every handler and expression of a file of widgets or a page that names a module, as far as each is Lua. */
export function handlersIn(path: string, text: string, dialect: Dialect): readonly Handler[] {
  if (!text.includes('modules')) return [];
  return handlerPlaces(path, text, dialect).flatMap(({ key, place, form }) => {
    if (!text.slice(place.start, place.end).includes('modules')) return [];
    const code = luaFacts(text, place.start, place.end, form);
    return code.isRead ? [{ key, code }] : [];
  });
}

/** A place in a file that is not Lua itself where Lua may stand. */
export interface HandlerPlace {
  /** As it is written: `@onClick`, `!text`; empty for a place in a page. */
  readonly key: string;
  readonly place: Span;
  readonly form: LuaForm;
}

/** Every place of a file of widgets or a page where Lua may stand. */
export function handlerPlaces(path: string, text: string, dialect: Dialect): readonly HandlerPlace[] {
  return path.endsWith('.otui') ? otuiPlaces(text, dialect) : htmlPlaces(text);
}

/** Source: `UIWidget::parseBaseStyle` and `LuaInterface::loadFunction` of each client. */
function otuiPlaces(text: string, dialect: Dialect): readonly HandlerPlace[] {
  const found: HandlerPlace[] = [];
  const visit = (declarations: readonly Declaration[]) => {
    for (const declaration of declarations) {
      const { tag, children } = declaration;
      const place = /^[@!&]/.test(tag) ? chunkSpan(text, declaration) : undefined;
      if (place) found.push({ key: tag, place, form: formOf(text, place, !tag.startsWith('@')) });
      visit(children);
    }
  };
  visit(parseOtml(text, dialect).declarations);
  return found;
}

function htmlPlaces(text: string): readonly HandlerPlace[] {
  return htmlChunks(text).map(place => ({ key: '', place, form: formOf(text, place, isValue(text, place)) }));
}

/** Whether a place in a page is an expression: `{{…}}` and `*name="…"`. Source: `UIWidget:__applyOrBindHtmlAttribute`. */
function isValue(text: string, { start }: Span): boolean {
  return /(?:\{\{|\*[\w-]+\s*=\s*["'])$/.test(text.slice(Math.max(0, start - LONGEST_NAME), start));
}

/** Longer names of attributes are none. */
const LONGEST_NAME = 80;

function formOf(text: string, { start, end }: Span, isExpression: boolean): LuaForm {
  return isExpression || /^\s*function\s*\(/.test(text.slice(start, end)) ? 'expression' : 'chunk';
}
