import type { Span } from '../base/span.ts';
import type { LuaCode } from '../syntax/lua/code.ts';
import { luaFacts } from '../syntax/lua/facts.ts';
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
  return path.endsWith('.otui') ? otuiHandlers(text, dialect) : htmlHandlers(text);
}

/** Source: `UIWidget::parseBaseStyle` and `LuaInterface::loadFunction` of each client. */
function otuiHandlers(text: string, dialect: Dialect): readonly Handler[] {
  const found: Handler[] = [];
  const visit = (declarations: readonly Declaration[]) => {
    for (const declaration of declarations) {
      const { tag, children } = declaration;
      const place = /^[@!&]/.test(tag) ? chunkSpan(text, declaration) : undefined;
      if (place) found.push(...handler(tag, text, place, !tag.startsWith('@')));
      visit(children);
    }
  };
  visit(parseOtml(text, dialect).declarations);
  return found;
}

function htmlHandlers(text: string): readonly Handler[] {
  return htmlChunks(text).flatMap(place => handler('', text, place, false));
}

function handler(key: string, text: string, place: Span, isExpression: boolean): readonly Handler[] {
  const part = text.slice(place.start, place.end);
  if (!part.includes('modules')) return [];
  const form = isExpression || /^\s*function\s*\(/.test(part) ? 'expression' : 'chunk';
  const code = luaFacts(text, place.start, place.end, form);
  return code.isRead ? [{ key, code }] : [];
}
