import { type Span, span } from '../base/span.ts';
import { luaMentions } from '../syntax/lua/mentions.ts';
import type { FileMentions, ModuleMention, PathMention } from './mention.ts';

/**
 * What a page or style sheet of Redemption says of modules and files: values of attributes and style rules are paths where
 * they start with a slash, else attributes and `{{…}}` are Lua. Source: mehah's `src/framework/html` and `modulelib`.
 */
export function htmlMentions(text: string): FileMentions {
  const modules: ModuleMention[] = [];
  const paths: PathMention[] = [];
  for (const { place, isPath, isLua } of partsOf(text)) {
    if (isPath) paths.push({ value: text.slice(place.start, place.end), span: place, call: undefined });
    else if (isLua) {
      const found = luaMentions(text, place.start, place.end);
      modules.push(...found.modules);
      paths.push(...found.paths);
    }
  }
  return { modules, paths };
}

/** Where Lua may stand in a page: attributes and `{{…}}`. */
export function htmlChunks(text: string): readonly Span[] {
  return partsOf(text).flatMap(it => (it.isLua && !it.isPath ? [it.place] : []));
}

function partsOf(text: string): readonly { readonly place: Span; readonly isPath: boolean; readonly isLua: boolean }[] {
  return [...text.matchAll(parts)].flatMap(match => {
    const { attribute, value, address, expression } = match.groups ?? {};
    const inside = value ?? address ?? expression;
    if (inside === undefined) return [];
    const isPath = /^\/[^/\s][^\\\n]*$/.test(inside);
    return [{ place: spanOf(match, inside), isPath, isLua: attribute === '=' || expression !== undefined }];
  });
}

/** Comments, quoted values with what stands before them, addresses without quotes, expressions. */
const parts =
  /<!--[\s\S]*?(?:-->|$)|\/\*[\s\S]*?(?:\*\/|$)|(?:(?<attribute>[=:])\s*|url\(\s*)(?<quote>["'])(?<value>.*?)\k<quote>|url\(\s*(?<address>[^"'\s)]+)|\{\{(?<expression>[^{}]*)\}\}/g;

/** What was found inside a match stands at its end, but for one closing quote, two braces or nothing. */
function spanOf(match: RegExpMatchArray, inside: string): Span {
  const start = (match.index ?? 0) + match[0].lastIndexOf(inside);
  return span(start, start + inside.length);
}
