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
  const path = (value: string, place: Span) => paths.push({ value, span: place, call: undefined });
  for (const match of text.matchAll(parts)) {
    const { attribute, value, address, expression } = match.groups ?? {};
    const inside = value ?? address ?? expression;
    if (inside === undefined) continue;
    const place = spanOf(match, inside);
    if (/^\/[^/\s][^\\\n]*$/.test(inside)) path(inside, place);
    else if (attribute === '=' || expression !== undefined) {
      const found = luaMentions(text, place.start, place.end);
      modules.push(...found.modules);
      paths.push(...found.paths);
      for (const rule of inside.matchAll(rules)) path(rule[1], spanOf(rule, rule[1], place.start));
    }
  }
  return { modules, paths };
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
