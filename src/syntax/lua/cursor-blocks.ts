import { type CursorValue, global, unknown } from './cursor-value.ts';

/** A bracket that is open. */
export interface Bracket {
  readonly open: '(' | '[' | '{';
  /** What is called or looked into; undefined where the bracket only groups, or makes a table. */
  readonly base: CursorValue | undefined;
  /** Behind the bracket. */
  readonly start: number;
  /** It opens the arguments of `x:f(`. */
  readonly isMethod: boolean;
  commas: number;
  /** How many tokens stand in it. */
  tokens: number;
  /** The latest of them, where it is a string literal. */
  text: string | undefined;
}

interface Block {
  readonly names: Map<string, CursorValue>;
  readonly brackets: Bracket[];
}

/** The blocks and brackets that are open where Lua is read word by word, and the variables of each block. */
export class CursorBlocks {
  readonly #blocks: Block[] = [{ names: new Map(), brackets: [] }];

  get #block(): Block {
    return this.#blocks[this.#blocks.length - 1];
  }

  get depth(): number {
    return this.#blocks.length;
  }

  /** The innermost bracket of the block that is read. */
  get bracket(): Bracket | undefined {
    return this.#block.brackets.at(-1);
  }

  /** What a name stands for. */
  find(name: string): CursorValue {
    return this.#namesWith(name)?.get(name) ?? global(name);
  }

  declare(name: string, value: CursorValue = unknown): void {
    this.#block.names.set(name, value);
  }

  /** Gives a variable a value behind its declaration: only where it had none before it is known what it stands for. */
  assign(name: string, value: CursorValue): void {
    const names = this.#namesWith(name);
    names?.set(name, names.get(name)?.kind === 'unset' ? value : unknown);
  }

  isVariable(name: string): boolean {
    return this.#namesWith(name) !== undefined;
  }

  #namesWith(name: string): Map<string, CursorValue> | undefined {
    return this.#blocks.findLast(it => it.names.has(name))?.names;
  }

  enter(names: readonly string[]): void {
    this.#blocks.push({ names: new Map(names.map(it => [it, unknown])), brackets: [] });
  }

  leave(): void {
    if (this.#blocks.length > 1) this.#blocks.pop();
  }

  /** A statement begins: what brackets were left open were left so by mistake. */
  dropBrackets(): void {
    this.#block.brackets.length = 0;
  }

  open(open: Bracket['open'], base: CursorValue | undefined, start: number, isMethod: boolean): void {
    this.#block.brackets.push({ open, base, start, isMethod, commas: 0, tokens: 0, text: undefined });
  }

  /** Closes the innermost bracket of that kind with all in it that was left open. */
  close(open: Bracket['open']): Bracket | undefined {
    const { brackets } = this.#block;
    const at = brackets.findLastIndex(it => it.open === open);
    return at < 0 ? undefined : brackets.splice(at)[0];
  }

  /** Something is written in the innermost bracket; `text` is the value of a string literal. */
  fill(text: string | undefined): void {
    const { bracket } = this;
    if (!bracket) return;
    bracket.tokens++;
    bracket.text = bracket.tokens === 1 ? text : undefined;
  }

  /** The innermost open parenthesis of a call; those that only group, and tables, are looked past. */
  openCall(): Bracket | undefined {
    return this.#block.brackets.findLast(it => it.open === '(' && it.base !== undefined);
  }
}
