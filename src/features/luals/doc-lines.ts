import type { DocLine } from '../../syntax/lua/doc-comment.ts';

/** Annotations that say something of the definition below them; others make types, which stay where they are made. */
const kept =
  /^\s*@(param|return|deprecated|see|async|nodiscard|generic|overload|vararg|type|since|version|source|private|protected|package)\b/;

/** The lines of a comment above a definition, written above its copy so that Lua's language server reads the same. */
export function docLines(lines: readonly DocLine[]): readonly string[] {
  const written: string[] = [];
  let isBefore: boolean = false;
  for (const { isDoc, text } of lines) {
    const isOption = isDoc && /^\s*\|/.test(text);
    const isAnnotation = isDoc && /^\s*@/.test(text);
    // The words that an annotation may be go on in lines of their own.
    const isWanted: boolean = isOption ? isBefore : !isAnnotation || kept.test(text);
    if (!isOption) isBefore = isAnnotation && isWanted;
    if (!isWanted || isRuler(text)) continue;
    written.push(isDoc ? `---${text}` : plain(text));
  }
  while (/^---?\s*$/.test(written[0] ?? 'x')) written.shift();
  while (/^---?\s*$/.test(written.at(-1) ?? 'x')) written.pop();
  return written;
}

/** What is no annotation where it stands must not become one. */
function plain(text: string): string {
  return /^\s*[@|]/.test(text) ? `-- ${text.trimStart()}` : `---${text}`;
}

/** A line that only draws. */
function isRuler(text: string): boolean {
  return /^[-=*#~_+\s]{3,}$/.test(text);
}
