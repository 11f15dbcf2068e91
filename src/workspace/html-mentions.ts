import { type Span, span } from '../base/span.ts';
import { luaMentions } from '../syntax/lua/mentions.ts';
import type { FileMentions, ModuleMention, PathMention } from './mention.ts';

/**
 * What a page or style sheet of Redemption says of modules and files: values of attributes and style rules are paths where
 * they start with a slash, else attributes are Lua or style rules; `{{…}}` and `<script>` are Lua. Source: mehah's
 * `src/framework/html` and `modulelib`.
 */
export function htmlMentions(text: string): FileMentions {
  const modules: ModuleMention[] = [];
  const paths: PathMention[] = [];
  const path = (value: string, place: Span) => paths.push({ value, span: place, call: undefined, form: 'other' });
  for (const { place, isPath, isLua, isScript, quote } of partsOf(text)) {
    const inside = text.slice(place.start, place.end);
    if (isPath) path(inside, place);
    else if (isLua) {
      const found = luaMentions(text, place.start, place.end);
      modules.push(...found.modules.map(it => ({ ...it, within: quote })));
      paths.push(...found.paths);
      if (isScript) continue;
      for (const rule of inside.matchAll(rules)) path(rule[1], spanOf(rule, rule[1], place.start));
    }
  }
  return { modules, paths };
}

/** Where Lua may stand in a page: attributes, `{{…}}` and scripts. */
export function htmlChunks(text: string): readonly Span[] {
  return partsOf(text).flatMap(it => (it.isLua && !it.isPath ? [it.place] : []));
}

interface Part {
  readonly place: Span;
  readonly isPath: boolean;
  readonly isLua: boolean;
  readonly isScript: boolean;
  /** Around an attribute. */
  readonly quote: '"' | "'" | undefined;
}

function partsOf(text: string): readonly Part[] {
  return [...text.matchAll(parts)].flatMap((match): readonly Part[] => {
    const { attribute, value, address, expression, script, end, quote } = match.groups ?? {};
    if (script !== undefined) {
      const to = match.index + match[0].length - end.length;
      const place = span(to - script.length, to);
      return [{ place, isPath: false, isLua: true, isScript: true, quote: undefined }];
    }
    const inside = value ?? address ?? expression;
    if (inside === undefined) return [];
    return [
      {
        place: spanOf(match, inside),
        isPath: /^\/[^/\s][^\\\n]*$/.test(inside),
        isLua: attribute === '=' || expression !== undefined,
        isScript: false,
        quote: quote === '"' || quote === "'" ? quote : undefined,
      },
    ];
  });
}

/** Comments, scripts, quoted values with what stands before them, addresses without quotes, expressions. */
const parts =
  /<!--[\s\S]*?(?:-->|$)|<[Ss][Cc][Rr][Ii][Pp][Tt](?![\w:-])(?:"[^"]*"|'[^']*'|[^<>"'])*(?<!\/)>(?<script>[\s\S]*?)(?<end><\/script>|$)|\/\*[\s\S]*?(?:\*\/|$)|(?:(?<attribute>[=:])\s*|url\(\s*)(?<quote>["'])(?<value>.*?)\k<quote>|(?:url\(|:)\s*(?<address>\/(?![/*])[^"'\s(){};\\]+)|\{\{(?<expression>[^{}]*)\}\}/g;

/** Addresses without quotes in the style rules of an attribute. */
const rules = /(?:url\(|:)\s*(\/[^/*"'\s(){};\\][^"'\s(){};\\]*)/g;

/** What was found inside a match stands at its end, but for one closing quote, two braces or nothing. */
function spanOf(match: RegExpMatchArray, inside: string, from = 0): Span {
  const start = from + (match.index ?? 0) + match[0].lastIndexOf(inside);
  return span(start, start + inside.length);
}
