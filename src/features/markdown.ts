import { listing } from '../base/text.ts';

/**
 * A text of a file as plain words in markdown: on one line, not too long, and nothing in it means anything, be it a link,
 * markup or an address that would become a link.
 */
export function plainWords(text: string): string {
  return shownLine(text).replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A text of a file as code in markdown, on one line and not too long. */
export function inlineCode(text: string): string {
  const line = shownLine(text);
  if (line === '') return '` `';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(it => it.length));
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 || line.startsWith(' ') ? ' ' : '';
  return fence + gap + line + gap + fence;
}

/** A line of Lua as a block of code in markdown. */
export function luaLine(text: string): string {
  return `\`\`\`lua\n${shownLine(text)}\n\`\`\``;
}

/** Lines as a block of plain text in markdown, each as it is but not too long. */
export function textBlock(lines: readonly string[]): string {
  const shown = lines.map(it =>
    it
      .slice(0, LONGEST)
      .replaceAll(unseen, ' ')
      .replace(/[\ud800-\udbff]$/, ''),
  );
  const longest = Math.max(2, ...shown.flatMap(it => (it.match(/`+/g) ?? []).map(own => own.length)));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown.join('\n')}\n${fence}`;
}

/** The first few of `count` words as code, and how many more there are. */
export function firstFew(words: readonly string[], few: number, count = words.length): string {
  const shown = words.slice(0, few).map(inlineCode);
  return listing(count > few ? [...shown, `${count - few} more`] : shown);
}

const LONGEST = 300;

/** Control characters, and those that turn the direction of what follows, have no place in a sentence. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** A text of a file on one line, not too long, and without what would not be seen. */
export function shownLine(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replaceAll(unseen, ' ')
    .trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
