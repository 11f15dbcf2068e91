import { type Span, span } from '../base/span.ts';
import { luaMentions } from '../syntax/lua/mentions.ts';
import type { FileMentions, ModuleMention, PathMention } from './mention.ts';

/**
 * What a page or style sheet of Redemption says of modules and files: values of attributes and style rules are paths where
 * they start with a slash, else attributes are Lua or style rules, and `{{…}}` is Lua. Source: mehah's `src/framework/html`
 * and `modulelib`.
 */
export function htmlMentions(text: string): FileMentions {
  const modules: ModuleMention[] = [];
  const paths: PathMention[] = [];
  const path = (value: string, place: Span) => paths.push({ value, span: place, call: undefined, form: 'other' });
  for (const { place, isPath, isLua } of partsOf(text)) {
    const inside = text.slice(place.start, place.end);
    if (isPath) path(inside, place);
    else if (isLua) {
      const found = luaMentions(text, place.start, place.end);
      modules.push(...found.modules);
      paths.push(...found.paths);
      for (const rule of inside.matchAll(rules)) path(rule[1], spanOf(rule, rule[1], place.start));
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
  /<!--[\s\S]*?(?:-->|$)|\/\*[\s\S]*?(?:\*\/|$)|(?:(?<attribute>[=:])\s*|url\(\s*)(?<quote>["'])(?<value>.*?)\k<quote>|(?:url\(|:)\s*(?<address>\/(?![/*])[^"'\s(){};\\]+)|\{\{(?<expression>[^{}]*)\}\}/g;

/** Addresses without quotes in the style rules of an attribute. */
const rules = /(?:url\(|:)\s*(\/[^/*"'\s(){};\\][^"'\s(){};\\]*)/g;

/** What was found inside a match stands at its end, but for one closing quote, two braces or nothing. */
function spanOf(match: RegExpMatchArray, inside: string, from = 0): Span {
  const start = from + (match.index ?? 0) + match[0].lastIndexOf(inside);
  return span(start, start + inside.length);
}
