/** The comment that stands right above the line of an offset, line by line without its dashes; empty where there is none. */
export function commentAbove(text: string, offset: number): readonly string[] {
  let start = lineStart(text, offset);
  const lines: string[] = [];
  while (start > 0 && lines.length < MOST) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start).trim();
    if (!line.startsWith('--') || /^--\[=*\[/.test(line)) {
      if (lines.length === 0) return longComment(text, start);
      break;
    }
    lines.unshift(line.replace(/^-+ ?/, ''));
    start = above;
  }
  return trimmed(lines);
}

/** What `---@param` says of a parameter, its type first; empty where it says nothing. */
export function aboutParameter(comment: readonly string[], name: string): string {
  for (const line of comment) {
    const [, word, rest] = /^@param\s+([^\s?]+)\??\s*(.*)$/.exec(line) ?? [];
    if (word === name) return rest ?? '';
  }
  return '';
}

/** More lines than these are no documentation. */
const MOST = 60;
/** Nor is a longer text. */
const LONGEST = 4000;

/** A comment in long brackets that ends right above. */
function longComment(text: string, end: number): readonly string[] {
  const above = text.slice(Math.max(0, end - LONGEST), end).trimEnd();
  if (/\n\s*\n\s*$/.test(text.slice(Math.max(0, end - LONGEST), end))) return [];
  const close = /\](=*)\]$/.exec(above);
  if (!close) return [];
  const open = above.lastIndexOf(`--[${close[1]}[`);
  if (open < 0) return [];
  const inside = above.slice(open + close[0].length + 2, above.length - close[0].length);
  // It is another one that ends before this bracket.
  if (inside.includes(close[0])) return [];
  return trimmed(inside.split(/\r\n?|\n/).map(line => line.trim().replace(/^[-*]+ ?/, '')));
}

/** Lines without the empty ones around them; of several empty ones one is left. */
function trimmed(lines: readonly string[]): readonly string[] {
  const own = lines.map(it => (/^[-=*#\s]*$/.test(it) ? '' : it));
  const kept = own.filter((it, i) => it !== '' || (i > 0 && own[i - 1] !== ''));
  return kept.slice(0, kept.findLastIndex(it => it !== '') + 1);
}

function lineStart(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (at > 0 && text[at - 1] !== '\n' && !(text[at - 1] === '\r' && text[at] !== '\n')) at--;
  return at;
}
