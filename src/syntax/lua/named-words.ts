import { type Span, span } from '../../base/span.ts';
import { isLuaKeyword, LuaLexer } from './tokens.ts';

/** A name in Lua with what it is looked up in. */
export interface NamedWord {
  /** Of the last name alone. */
  readonly span: Span;
  /** `f`, or `Table.f` for `Table.f` and `Table:f`; `_G.f` is `f`. */
  readonly name: string;
}

/** The names in a Lua text, or in a part of one, in order; broken texts are read as well. */
export function* namedWords(text: string, from = 0, to = text.length): Generator<NamedWord> {
  const lexer = new LuaLexer(text, from, to);
  let owner = '?';
  let isJoined = false;
  while (lexer.next()) {
    const { kind, start, end } = lexer;
    if (kind === 'comment') continue;
    const word = text.slice(start, end);
    if (kind === 'name' && !isLuaKeyword(word)) {
      // Behind a call or an index nobody knows whose it is.
      const name = isJoined ? `${owner}.${word}` : word;
      owner = name === '_G' ? '' : name;
      if (owner !== '') yield { name: name.replace(/^\./, ''), span: span(start, end) };
      isJoined = false;
      continue;
    }
    isJoined = kind === 'operator' && (word === '.' || word === ':');
    if (!isJoined) owner = '?';
  }
}
