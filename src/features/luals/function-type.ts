import { isWord } from './lua-words.ts';

/** The type of a function of the language server, with what the annotations above it say where that is one word. */
export function functionType(parameters: readonly string[], comment: readonly string[]): string {
  const given = parameters.map((name, i) => {
    const known = isWord(name) || name === '...';
    return `${known ? name : `arg${i + 1}`}: ${known ? annotated(comment, name) : 'any'}`;
  });
  const returned = comment.flatMap(line => /^---\s*@return\s+(\S+)/.exec(line)?.[1] ?? []);
  const returns = returned.map(it => (simple.test(it) ? it : 'any')).join(', ');
  return `fun(${given.join(', ')}): ${returns === '' ? 'any' : returns}`;
}

function annotated(comment: readonly string[], parameter: string): string {
  for (const line of comment) {
    const [, name, optional, type, more] = /^---\s*@param\s+([\w.]+)(\??)\s+(\S+)\s*(\|?)/.exec(line) ?? [];
    if (name === parameter && type !== undefined && more === '' && simple.test(type)) return type + optional;
  }
  return 'any';
}

const simple = /^[A-Za-z_][\w.]*(\[\])*(\|[A-Za-z_][\w.]*(\[\])*)*$/;
