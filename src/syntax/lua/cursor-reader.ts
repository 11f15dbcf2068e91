import { type Bracket, CursorBlocks } from './cursor-blocks.ts';
import { type CursorValue, called, member, unknown } from './cursor-value.ts';
import { isLuaKeyword, type LuaLexer } from './tokens.ts';

/** Reads Lua word by word, and knows of what it has read which names stand for modules and which brackets are open. */
export class CursorReader {
  readonly blocks = new CursorBlocks();
  /** What the names, keys and calls that were read last stand for; undefined where no value ends there. */
  #value: CursorValue | undefined;
  /** The name that is all of that value. */
  #alone: string | undefined;
  /** The value before a dot or a colon, where one was read last. */
  base: CursorValue | undefined;
  isMethod = false;
  /** Where that dot is. */
  dot = 0;
  /** Names that are declared but not in force yet: behind `local`, behind `for`, those of a function's parameters. */
  #names: { readonly of: 'local' | 'for' | 'function'; readonly list: string[]; open: boolean } | undefined;
  /** A variable whose value is read. */
  #target: { readonly name: string; readonly isNew: boolean; readonly depth: number } | undefined;
  #previous = '';

  constructor(readonly lexer: LuaLexer) {}

  /** Whether the parameters of a function are being named. */
  get inParameters(): boolean {
    return this.#names?.of === 'function' && this.#names.open;
  }

  /** Takes the current token of the lexer. */
  take(): void {
    const { kind, text, start, end } = this.lexer;
    if (kind === 'comment') return;
    const word = kind === 'name' || kind === 'operator' ? text.slice(start, end) : kind;
    this.#settle(kind, word);
    if (kind === 'name' && isLuaKeyword(word)) this.#keyword(word);
    else if (this.#names && this.#declaration(kind, word)) this.#value = undefined;
    else if (kind === 'name') this.#name(word);
    else if (kind === 'operator') this.#operator(word, end);
    else {
      this.blocks.fill(kind === 'string' ? text.slice(start + 1, Math.max(start + 1, end - 1)) : undefined);
      this.#value = unknown;
      this.#alone = undefined;
    }
    if (word !== '.' && word !== ':') this.base = undefined;
    this.#previous = word;
  }

  /** Gives a variable its value once that has ended before the current token. */
  #settle(kind: string, word: string): void {
    const target = this.#target;
    if (!target || this.blocks.depth > target.depth || this.blocks.bracket || this.base) return;
    const value = this.#value;
    if (!value) {
      // A value that does not begin with a name stands for no module.
      if (kind !== 'name' || isLuaKeyword(word)) this.#give(unknown);
    } else if (word === 'and') this.#value = undefined;
    else if (kind === 'name' || word === ';') this.#give(value);
    else if (!continues.has(word)) this.#give(unknown);
  }

  #give(value: CursorValue): void {
    const target = this.#target;
    this.#target = undefined;
    if (target?.isNew) this.blocks.declare(target.name, value);
    else if (target) this.blocks.assign(target.name, value);
  }

  #name(word: string): void {
    this.blocks.fill(undefined);
    this.#value = this.base ? member(this.base, word) : this.blocks.find(word);
    this.#alone = this.base || this.#previous === ',' ? undefined : word;
  }

  #keyword(word: string): void {
    const names = this.#names;
    if (statements.has(word)) this.blocks.dropBrackets();
    else this.blocks.fill(undefined);
    this.#value = undefined;
    if (names?.of === 'for' && (word === 'in' || word === 'do')) {
      names.open = false;
      if (word === 'do') this.#enter();
      return;
    }
    // In what a loop goes through, only a word that begins a statement is out of place.
    if (names && (names.of !== 'for' || statements.has(word))) this.#close(word === 'function');
    switch (word) {
      case 'local':
      case 'for':
        this.#names = { of: word, list: [], open: true };
        return;
      case 'function':
        this.#names = { of: 'function', list: [], open: false };
        return;
      case 'do':
      case 'then':
      case 'repeat':
        this.blocks.enter([]);
        return;
      case 'else':
        this.blocks.leave();
        this.blocks.enter([]);
        return;
      case 'elseif':
      case 'end':
      case 'until':
        this.blocks.leave();
        return;
    }
  }

  /** Names that were not ended as they are: what they declare is declared. */
  #close(isFunction: boolean): void {
    const names = this.#names;
    if (names?.of === 'local' && !isFunction) for (const name of names.list) this.blocks.declare(name, unset);
    else if (names?.of !== 'local') this.#enter();
    this.#isLocalFunction = isFunction && names?.of === 'local';
    this.#names = undefined;
  }

  #isLocalFunction = false;

  #enter(): void {
    this.blocks.enter(this.#names?.list ?? []);
    this.#names = undefined;
  }

  /** Whether a token belongs to the names that are declared. */
  #declaration(kind: string, word: string): boolean {
    const names = this.#names;
    if (!names) return false;
    if (names.of === 'function') return this.#header(names, kind, word);
    if (!names.open) return false;
    if (kind === 'name' && (names.list.length === 0 || this.#previous === ',')) names.list.push(word);
    else if (word === '=' && names.of === 'for') names.open = false;
    else if (word === '=' && names.list.length === 1) {
      this.#target = { name: names.list[0], isNew: true, depth: this.blocks.depth };
      this.#names = undefined;
    } else if (word !== ',') {
      this.#close(false);
      return word === '=';
    }
    return true;
  }

  /** `function name(parameters)`: the name is read as any other. */
  #header(names: { readonly list: string[]; open: boolean }, kind: string, word: string): boolean {
    if (names.open) {
      if (kind === 'name') names.list.push(word);
      if (word === ')') this.#enter();
      return true;
    }
    if (word === '(') names.open = true;
    if (word === ':') names.list.push('self');
    if (kind === 'name' && this.#isLocalFunction) this.blocks.declare(word);
    this.#isLocalFunction = false;
    return word === '(';
  }

  #operator(word: string, end: number): void {
    const value = this.#value;
    const alone = this.#alone;
    this.#value = undefined;
    this.#alone = undefined;
    switch (word) {
      case '.':
      case ':':
        this.base = value;
        this.isMethod = word === ':';
        this.dot = end - 1;
        return;
      case '(':
      case '[':
      case '{':
        this.blocks.fill(undefined);
        this.blocks.open(word, word === '{' ? undefined : value, end, this.isMethod);
        this.isMethod = false;
        return;
      case ')':
        this.#value = closed(this.blocks.close('('));
        return;
      case ']':
        this.#value = closed(this.blocks.close('['));
        return;
      case '}':
        this.blocks.close('{');
        this.#value = unknown;
        return;
      case '=':
        if (alone !== undefined && !this.blocks.bracket && this.blocks.isVariable(alone))
          this.#target = { name: alone, isNew: false, depth: this.blocks.depth };
        return;
      default: {
        const { bracket } = this.blocks;
        this.blocks.fill(undefined);
        if (bracket && word === ',') bracket.commas++;
      }
    }
  }
}

/** A variable without a value so far. */
const unset: CursorValue = { kind: 'unset' };

/** What a value goes on with. */
const continues = new Set(['.', ':', '(', '[']);

/** Words that never stand inside an expression. */
const statements = new Set('break do else elseif end for if in local repeat return then until while'.split(' '));

/** What a call or a key stands for once it is closed. */
function closed(bracket: Bracket | undefined): CursorValue {
  if (!bracket?.base) return unknown;
  if (bracket.open === '(') return called(bracket.base, bracket.text);
  return bracket.text === undefined ? unknown : member(bracket.base, bracket.text);
}
