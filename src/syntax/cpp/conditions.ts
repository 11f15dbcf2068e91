/** What the preprocessor asks for from an offset on; undefined where it never compiles. */
export interface Condition {
  readonly from: number;
  /** As written, one after the other: `defined(FW_SOUND)`, `!defined(X)`; empty where nothing is asked. */
  readonly asks: readonly string[] | undefined;
}

/** The conditions of a masked C++ text, in its order. */
export function conditionsOf(masked: string): readonly Condition[] {
  const found: Condition[] = [];
  const open: string[] = [];
  for (const match of masked.matchAll(/^[ \t]*#[ \t]*(ifdef|ifndef|if|elif|else|endif)\b[ \t]*([^\n]*)/gm)) {
    const words = match[2].trim().replaceAll(/\s+/g, ' ');
    switch (match[1]) {
      case 'ifdef':
        open.push(`defined(${words})`);
        break;
      case 'ifndef':
        open.push(negated(`defined(${words})`));
        break;
      case 'if':
        open.push(words);
        break;
      case 'elif':
        open.splice(-1, 1, words);
        break;
      case 'else':
        open.push(negated(open.pop() ?? ''));
        break;
      default:
        open.pop();
    }
    const asks = open.filter(it => it !== '' && it !== '1' && it !== '!0');
    found.push({ from: match.index, asks: open.some(it => it === '0' || it === '!1') ? undefined : asks });
  }
  return found;
}

function negated(words: string): string {
  if (words.startsWith('!')) return words.slice(1);
  return /^(defined\(\w*\)|\w+)$/.test(words) ? `!${words}` : `!(${words})`;
}
