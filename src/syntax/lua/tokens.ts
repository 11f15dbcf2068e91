/** What a token of Lua is. A `string` may be quoted or long, and may lack its end, as a long comment may. */
export type LuaTokenKind = 'name' | 'number' | 'string' | 'comment' | 'operator';

/** A token and where it stands; keywords are names. */
export interface LuaToken {
  readonly kind: LuaTokenKind;
  readonly start: number;
  readonly end: number;
}

/** Every token of a text; between them is nothing but white space. */
export function luaTokens(text: string): readonly LuaToken[] {
  const lexer = new LuaLexer(text);
  const tokens: LuaToken[] = [];
  while (lexer.next()) tokens.push({ kind: lexer.kind, start: lexer.start, end: lexer.end });
  return tokens;
}

/** Whether a name is a word of the language. Source: `lj_lex.h`; `goto` is a name where no label follows. */
export function isLuaKeyword(word: string): boolean {
  return keywords.has(word);
}

const keywords = new Set(
  'and break do else elseif end false for function if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
);

/**
 * Reads the tokens of Lua 5.1 with LuaJIT's additions one after the other, without making an object for each. Never
 * fails: what is no Lua is an operator of one character. Source: `lj_lex.c`.
 */
export class LuaLexer {
  /** The token that was read last. */
  kind: LuaTokenKind = 'operator';
  start = 0;
  end = 0;

  /** Reads `text` from `from` to `to`. */
  constructor(
    readonly text: string,
    readonly from = 0,
    readonly to = text.length,
  ) {
    this.end = from;
  }

  /** Reads the next token; false where there is none. */
  next(): boolean {
    const { text, to } = this;
    let at = this.end;
    while (at < to && isBlank(text.charCodeAt(at))) at++;
    this.start = at;
    if (at >= to) {
      this.end = to;
      return false;
    }
    const unit = text.charCodeAt(at);
    if (isNameStart(unit)) {
      at++;
      while (at < to && isNamePart(text.charCodeAt(at))) at++;
      this.kind = 'name';
      this.end = at;
    } else if (unit === QUOTE || unit === APOSTROPHE) this.#string(unit);
    else if (unit === MINUS && this.#unit(at + 1) === MINUS) this.#comment();
    else if (unit === OPEN && this.#longEnd(at) >= 0) this.#long(at, 'string');
    else if (isDigit(unit) || (unit === DOT && isDigit(this.#unit(at + 1)))) this.#number(unit);
    // The first line is for the shell.
    else if (unit === HASH && (at === 0 || (at === 1 && text.charCodeAt(0) === MARK))) this.#toLineEnd('comment');
    else this.#operator(unit);
    return true;
  }

  /** The kind and text of the token after this one, which stays the current one; undefined at the end. */
  peek(): { readonly kind: LuaTokenKind; readonly text: string } | undefined {
    const { kind, start, end } = this;
    let found = this.next();
    while (found && this.kind === 'comment') found = this.next();
    const peeked = found ? { kind: this.kind, text: this.text.slice(this.start, this.end) } : undefined;
    this.kind = kind;
    this.start = start;
    this.end = end;
    return peeked;
  }

  #unit(at: number): number {
    return at < this.to ? this.text.charCodeAt(at) : -1;
  }

  #toLineEnd(kind: LuaTokenKind): void {
    let at = this.start;
    while (at < this.to && !isLineEnd(this.text.charCodeAt(at))) at++;
    this.kind = kind;
    this.end = at;
  }

  #comment(): void {
    if (this.#unit(this.start + 2) === OPEN && this.#longEnd(this.start + 2) >= 0)
      this.#long(this.start + 2, 'comment');
    else this.#toLineEnd('comment');
  }

  /** How many `=` a long bracket has that opens at `at`; -1 where none does. */
  #longEnd(at: number): number {
    let level = 0;
    while (this.#unit(at + 1 + level) === EQUALS) level++;
    return this.#unit(at + 1 + level) === OPEN ? level : -1;
  }

  #long(open: number, kind: LuaTokenKind): void {
    const level = this.#longEnd(open);
    const close = `]${'='.repeat(level)}]`;
    const found = this.text.indexOf(close, open + level + 2);
    this.kind = kind;
    this.end = found < 0 || found + close.length > this.to ? this.to : found + close.length;
  }

  /** A string that is not closed on its line ends there. */
  #string(quote: number): void {
    const { text, to } = this;
    let at = this.start + 1;
    this.kind = 'string';
    while (at < to) {
      const unit = text.charCodeAt(at);
      if (isLineEnd(unit)) break;
      at++;
      if (unit === quote) break;
      if (unit !== BACKSLASH || at >= to) continue;
      const escaped = text.charCodeAt(at++);
      if (isLineEnd(escaped) && isLineEnd(this.#unit(at)) && this.#unit(at) !== escaped) at++;
      if (escaped === SMALL_Z) while (at < to && isBlank(text.charCodeAt(at))) at++;
    }
    this.end = at;
  }

  #number(first: number): void {
    let at = this.start;
    const hex = first === ZERO && (this.#unit(at + 1) | 32) === SMALL_X;
    const exponent = hex ? SMALL_P : SMALL_E;
    let before = 0;
    for (; at < this.to; at++) {
      const unit = this.text.charCodeAt(at);
      const sign = (unit === MINUS || unit === PLUS) && (before | 32) === exponent;
      if (!sign && unit !== DOT && !isNamePart(unit)) break;
      before = unit;
    }
    this.kind = 'number';
    this.end = at;
  }

  #operator(unit: number): void {
    const next = this.#unit(this.start + 1);
    let length = 1;
    if (unit === DOT && next === DOT) length = this.#unit(this.start + 2) === DOT ? 3 : 2;
    else if (next === EQUALS && (unit === EQUALS || unit === TILDE || unit === LESS || unit === MORE)) length = 2;
    else if (unit === COLON && next === COLON) length = 2;
    this.kind = 'operator';
    this.end = this.start + length;
  }
}

const [QUOTE, APOSTROPHE, MINUS, PLUS, OPEN, DOT, HASH, EQUALS] = [34, 39, 45, 43, 91, 46, 35, 61];
const [BACKSLASH, TILDE, LESS, MORE, COLON, ZERO, MARK] = [92, 126, 60, 62, 58, 48, 0xfeff];
const [SMALL_E, SMALL_P, SMALL_X, SMALL_Z] = [101, 112, 120, 122];

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === MARK;
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** LuaJIT takes every byte above ASCII for a letter. */
function isNameStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || (unit > 127 && unit !== MARK);
}

function isNamePart(unit: number): boolean {
  return isNameStart(unit) || isDigit(unit);
}
