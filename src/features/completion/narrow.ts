/** More than these are never offered at once: an editor would take too long over them. */
export const MOST = 60;

/**
 * Those of many words that are open and that what is typed may stand for; where there are too many, those that it begins
 * first, and `cut`.
 */
export function narrow(
  words: readonly string[],
  typed: string,
  isOpen: (word: string) => boolean,
): { readonly words: readonly string[]; readonly cut: boolean } {
  if (words.length <= MOST) return { words: words.filter(isOpen), cut: false };
  const lower = typed.toLowerCase();
  const first: string[] = [];
  const rest: string[] = [];
  for (const word of words) {
    if (first.length === MOST) break;
    const fit = fits(lower, word);
    if (fit === 'not' || (fit === 'scattered' && rest.length === MOST) || !isOpen(word)) continue;
    (fit === 'begins' ? first : rest).push(word);
  }
  return { words: [...first, ...rest].slice(0, MOST), cut: true };
}

/** Whether the letters of `typed` stand in `word` in their order, case aside: what an editor's filter lets through. */
export function mayMean(typed: string, word: string): boolean {
  return fits(typed.toLowerCase(), word) !== 'not';
}

/** Looks at ten thousand words in one answer, so it makes no texts. */
function fits(lower: string, word: string): 'begins' | 'scattered' | 'not' {
  let found = 0;
  for (let i = 0; i < word.length && found < lower.length; i++) {
    const unit = word.charCodeAt(i);
    const wanted = lower.charCodeAt(found);
    if (unit === wanted || lowered(unit) === wanted) found++;
    else if (word.length - i <= lower.length - found) return 'not';
    if (found === lower.length) return i === found - 1 ? 'begins' : 'scattered';
  }
  return lower === '' ? 'begins' : 'not';
}

function lowered(unit: number): number {
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}
