/** More than these are never offered at once: an editor would take too long over them. */
export const MOST = 500;

/** The words that what is typed may stand for; where there are too many, those that it begins first, and `cut`. */
export function narrow(
  words: readonly string[],
  typed: string,
): { readonly words: readonly string[]; readonly cut: boolean } {
  if (words.length <= MOST) return { words, cut: false };
  if (typed === '') return { words: words.slice(0, MOST), cut: true };
  const lower = typed.toLowerCase();
  const first: string[] = [];
  const rest: string[] = [];
  for (const word of words) {
    const other = word.toLowerCase();
    if (other.startsWith(lower)) first.push(word);
    else if (isScattered(lower, other)) rest.push(word);
  }
  return { words: [...first, ...rest].slice(0, MOST), cut: true };
}

/** Whether the letters of `typed` stand in `word` in their order, case aside: what an editor's filter lets through. */
export function mayMean(typed: string, word: string): boolean {
  return isScattered(typed.toLowerCase(), word.toLowerCase());
}

function isScattered(typed: string, word: string): boolean {
  let at = 0;
  for (const letter of typed) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
