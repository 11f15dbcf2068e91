import { docComments } from '../../syntax/lua/doc-comment.ts';

/** The comment that stands right above the line of an offset, line by line as a person reads it; empty where there is none. */
export function commentAbove(text: string, offset: number): readonly string[] {
  const lines = docComments(text.slice(0, offset))(offset);
  return trimmed(lines.map(it => (it.isLong ? it.text.trim().replace(/^[-*]+ ?/, '') : it.text.replace(/^-* ?/, ''))));
}

/** What `---@param` says of a parameter, its type first; empty where it says nothing. */
export function aboutParameter(comment: readonly string[], name: string): string {
  for (const line of comment) {
    const [, word, rest] = /^@param\s+([^\s?]+)\??\s*(.*)$/.exec(line) ?? [];
    if (word === name) return rest ?? '';
  }
  return '';
}

/** Lines without the empty ones around them; of several empty ones one is left. */
function trimmed(lines: readonly string[]): readonly string[] {
  const own = lines.map(it => (/^[-=*#\s]*$/.test(it) ? '' : it));
  const kept = own.filter((it, i) => it !== '' || (i > 0 && own[i - 1] !== ''));
  return kept.slice(0, kept.findLastIndex(it => it !== '') + 1);
}
