/**
 * A C++ text of the same length in which comments and what stands between quotes are blank, so that brackets, commas and
 * names in it are code. Lines stay lines.
 */
export function maskedCpp(text: string): string {
  return text.replace(notCode, (found: string, delimiter: string | undefined) => {
    if (found.startsWith('/')) return blank(found);
    const open = delimiter === undefined ? 1 : found.indexOf('(') + 1;
    const close = delimiter === undefined ? 1 : delimiter.length + 2;
    if (found.length < open + close) return found;
    return found.slice(0, open) + blank(found.slice(open, -close)) + found.slice(-close);
  });
}

/** Comments, raw strings, strings and characters; one that lacks its end goes to the end of its line, a long one to that of the text. */
const notCode =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\bR"([^\s()\\]{0,16})\([\s\S]*?(?:\)\1"|$)|"(?:[^"\\\n]|\\[\s\S])*(?:"|(?=\n)|$)|(?<![0-9A-Za-z_])'(?:[^'\\\n]|\\[\s\S])*(?:'|(?=\n)|$)/g;

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** Where the bracket closes that opens at `open` of a masked text; the end of the text where none does. */
export function closingBracket(masked: string, open: number): number {
  let depth = 0;
  brackets.lastIndex = open;
  for (let match = brackets.exec(masked); match; match = brackets.exec(masked)) {
    depth += '([{'.includes(match[0]) ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return masked.length;
}

const brackets = /[()[\]{}]/g;

/** The bounds of the parts between `from` and `to` that commas outside of brackets set apart. */
export function commaParts(masked: string, from: number, to: number): readonly { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at++) {
    const unit = masked[at];
    if (unit === '(' || unit === '[' || unit === '{') depth++;
    else if (unit === ')' || unit === ']' || unit === '}') depth--;
    else if (unit === ',' && depth === 0) {
      parts.push({ start, end: at });
      start = at + 1;
    }
  }
  if (masked.slice(start, to).trim() !== '' || parts.length > 0) parts.push({ start, end: to });
  return parts;
}
