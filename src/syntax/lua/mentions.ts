import { type Span, span } from '../../base/span.ts';
import { Shadowing } from './shadowing.ts';
import { isLuaKeyword, LuaLexer } from './tokens.ts';

/** A place where Lua names a module. */
export interface LuaMention {
  /** `modules.x` · `modules['x']` · `g_modules.getModule('x')` and `ensureModuleLoaded` · `require('x')`. */
  readonly kind: 'member' | 'key' | 'lookup' | 'require';
  readonly name: string;
  /** Of the name alone, inside quotes. */
  readonly span: Span;
  /** Of a member: the dot before the name, too. */
  readonly outer: Span;
}

/** A string literal that may be the path of a file or folder, or the beginning of one. */
export interface LuaPath {
  readonly value: string;
  /** Inside the quotes; longer than the value where that has quotes of its own. */
  readonly span: Span;
  /** The function whose first argument it is, where that takes a file: such a path may be relative. */
  readonly call: string | undefined;
  readonly form: 'lua';
}

export interface LuaMentions {
  readonly modules: readonly LuaMention[];
  readonly paths: readonly LuaPath[];
}

/** The modules and files that a Lua text, or a part of one, names outside its comments; broken texts are read as well. */
export function luaMentions(text: string, from = 0, to = text.length): LuaMentions {
  const { modules, paths } = read(new LuaLexer(text, from, to));
  return modules.length + paths.length === 0 ? none : { modules, paths };
}

const none: LuaMentions = { modules: [], paths: [] };

function read(lexer: LuaLexer): Reader {
  const reader = new Reader(lexer);
  reader.run();
  return reader;
}

/** Functions of the client whose first argument is a file or a folder. */
const fileCalls = new Set([
  'dofile',
  'dofiles',
  'importStyle',
  'displayUI',
  'loadUI',
  'setUI',
  'loadHtml',
  'fileExists',
  'directoryExists',
  'listDirectoryFiles',
  'readFileContents',
]);

/** What stands for a string among the words before a token. */
const TEXT = '"';

class Reader implements LuaMentions {
  readonly modules: LuaMention[] = [];
  readonly paths: LuaPath[] = [];
  readonly #shadowing = new Shadowing();
  /** The latest words, the last one at `#at`. */
  readonly #words: string[] = new Array(8).fill('');
  readonly #starts: number[] = new Array(8).fill(0);
  #at = 0;

  constructor(readonly lexer: LuaLexer) {}

  run(): void {
    const { lexer } = this;
    while (lexer.next()) {
      const { kind, start, end, text } = lexer;
      if (kind === 'comment') continue;
      if (kind === 'string') {
        this.#string();
        this.#push(TEXT, start);
        continue;
      }
      const word = kind === 'operator' && end === start + 1 ? text[start] : text.slice(start, end);
      if (kind === 'name') this.#name(word);
      this.#shadowing.take(word, end, this.#hidesFrom);
      this.#push(word, start);
    }
  }

  #push(word: string, start: number): void {
    this.#at = (this.#at + 1) & 7;
    this.#words[this.#at] = word;
    this.#starts[this.#at] = start;
  }

  /** The word before the current token, the one before that, and so on. */
  #before(count: number): string {
    return this.#words[(this.#at + 9 - count) & 7];
  }

  #name(word: string): void {
    if (this.#before(1) !== '.' || !this.#isTable(2) || isLuaKeyword(word)) return;
    const { start, end } = this.lexer;
    const outer = span(this.#starts[this.#at], end);
    this.modules.push({ kind: 'member', name: word, span: span(start, end), outer });
  }

  /** Whether the word that many before the current token is the table of modules. */
  #isTable(count: number): boolean {
    const word = this.#before(count);
    if (word === 'modules') {
      const owner = this.#before(count + 1);
      if (owner === '.') return this.#before(count + 2) === '_G';
      return owner !== ':' && !this.#shadowing.hides(this.lexer.start);
    }
    return word === 'loaded' && this.#before(count + 1) === '.' && this.#before(count + 2) === 'package';
  }

  #string(): void {
    const { text, start, end } = this.lexer;
    const place = contentSpan(text, start, end);
    if (place.start >= place.end || place.end - place.start > LONGEST) return;
    const written = text.slice(place.start, place.end);
    const value = text[start] === '[' ? written : written.replaceAll(/\\(["'])/g, '$1');
    if (value.includes('\\') || value.includes('\n')) return;
    // A quote is part of no module's name.
    const kind = value === written ? this.#kindOfString() : undefined;
    if (kind) this.modules.push({ kind, name: value, span: place, outer: place });
    else this.#path(value, place);
  }

  #kindOfString(): Exclude<LuaMention['kind'], 'member'> | undefined {
    const before = this.#before(1);
    if (before === '[') return this.#isTable(2) && this.lexer.peek()?.text === ']' ? 'key' : undefined;
    const callee = before === '(' ? 2 : 1;
    const name = this.#before(callee);
    const owner = this.#before(callee + 1);
    const isLookup = (name === 'getModule' || name === 'ensureModuleLoaded') && owner === '.';
    const kind =
      isLookup && this.#before(callee + 2) === 'g_modules'
        ? 'lookup'
        : name === 'require' && owner !== '.' && owner !== ':'
          ? 'require'
          : undefined;
    return kind && (before !== '(' || this.lexer.peek()?.text === ')') ? kind : undefined;
  }

  #path(value: string, place: Span): void {
    const callee = this.#before(this.#before(1) === '(' ? 2 : 1);
    const isCall = fileCalls.has(callee) && (this.#before(1) !== '(' || isArgumentEnd(this.lexer.peek()?.text));
    if (isCall || looksLikePath(value))
      this.paths.push({ value, span: place, call: isCall ? callee : undefined, form: 'lua' });
  }

  /** From where a local `modules` stands for its value, whose first token comes next. */
  readonly #hidesFrom = (): number | undefined => {
    const { lexer } = this;
    const rest = new LuaLexer(lexer.text, lexer.end, lexer.to);
    if (!rest.next()) return rest.end;
    const first = rest.text.slice(rest.start, rest.end);
    if (first === 'package' || first === '_G') return undefined;
    if (first !== 'modules') return rest.start;
    if (!rest.next() || rest.text[rest.start] !== '.') return rest.text[rest.start] === '[' ? rest.start : undefined;
    rest.next();
    return rest.end;
  };
}

/** Longer texts are no paths. */
const LONGEST = 300;

function looksLikePath(value: string): boolean {
  const first = value.charCodeAt(0);
  if (first === 47) return /^\/[^/\s]/.test(value);
  return /^[\w.-]+\/[\w./ -]*$/.test(value);
}

function isArgumentEnd(next: string | undefined): boolean {
  return next === ',' || next === ')';
}

/** Where the text of a string literal stands without its quotes or brackets; the end may be missing. */
function contentSpan(text: string, start: number, end: number): Span {
  if (text[start] !== '[') {
    return span(start + 1, end > start + 1 && text[end - 1] === text[start] ? end - 1 : end);
  }
  const open = text.indexOf('[', start + 1) + 1;
  const close = text[end - 1] === ']' ? end - (open - start) : end;
  return span(open, Math.max(open, close));
}
