import { type Span, span } from '../base/span.ts';
import type { Dialect } from '../syntax/otml/dialect.ts';
import { parseOtml } from '../syntax/otml/parse.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import { chunkMentions, type FileMentions, type ModuleMention, type PathMention, withoutQuotes } from './mention.ts';

/**
 * What the text of widgets says of modules and files: handlers and expressions are Lua, other values may be paths.
 * Source: `UIWidget::parseBaseStyle` of each client.
 */
export function otuiMentions(text: string, dialect: Dialect): FileMentions {
  const modules: ModuleMention[] = [];
  const paths: PathMention[] = [];
  const visit = (declarations: readonly Declaration[]) => {
    for (const declaration of declarations) {
      const { tag, items, value, valueSpan, block, children } = declaration;
      if (/^[@!&]/.test(tag)) {
        const found = chunkMentions(text, declaration);
        modules.push(...found.modules);
        paths.push(...found.paths);
      }
      if (items) for (const item of items) notePath(text, span(item.start, item.end), 'inline', paths);
      else if (block === undefined && value.length > 1) notePath(text, valueSpan, 'line', paths);
      visit(children);
    }
  };
  visit(parseOtml(text, dialect).declarations);
  return { modules, paths };
}

function notePath(text: string, place: Span, form: 'inline' | 'line', paths: PathMention[]): void {
  const own = withoutQuotes(text, place);
  const value = text.slice(own.start, own.end);
  if (/^\/[^/\s]/.test(value) && !value.includes('\\')) paths.push({ value, span: own, call: undefined, form });
}
