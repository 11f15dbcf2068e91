/**
 * Follows the blocks of a Lua text word by word, to tell where the name `modules` is a local variable, a parameter or a
 * loop variable and not the global table. In a broken text it follows as well as it can.
 */
export class Shadowing {
  #depth = 0;
  #state: 'none' | 'local' | 'function' | 'parameters' | 'for' = 'none';
  #declares = false;
  #awaitsName = false;
  readonly #hidden: { readonly depth: number; readonly from: number }[] = [];

  /** Whether the name stands for something else at that offset. */
  hides(offset: number): boolean {
    return this.#hidden.some(it => offset >= it.from);
  }

  /**
   * Takes the next word or operator, which ends at `end`. `hidesFrom` is asked where a `local` gives the name a value:
   * from which offset it stands for that, or undefined where the value is the global table itself.
   */
  take(word: string, end: number, hidesFrom: () => number | undefined): void {
    if (this.#state !== 'none') this.#declaration(word, end, hidesFrom);
    switch (word) {
      case 'local':
        this.#begin('local');
        return;
      case 'for':
        this.#begin('for');
        return;
      case 'function':
        this.#depth++;
        this.#state = 'function';
        return;
      case 'do':
        this.#depth++;
        if (this.#state === 'for' && this.#declares) this.#hide(end);
        if (this.#state === 'for') this.#state = 'none';
        return;
      case 'if':
      case 'repeat':
        this.#depth++;
        return;
      case 'else':
      case 'elseif':
        this.#leave(this.#depth);
        return;
      case 'end':
      case 'until':
        this.#leave(this.#depth);
        this.#depth = Math.max(0, this.#depth - 1);
        return;
    }
  }

  #begin(state: 'local' | 'for'): void {
    this.#state = state;
    this.#declares = false;
    this.#awaitsName = true;
  }

  #declaration(word: string, end: number, hidesFrom: () => number | undefined): void {
    switch (this.#state) {
      case 'local':
        this.#localWord(word, end, hidesFrom);
        return;
      case 'function':
        if (word === '(') this.#state = 'parameters';
        return;
      case 'parameters':
        if (word === ')') this.#state = 'none';
        else if (word === 'modules') this.#hide(end);
        return;
      case 'for':
        if (word === 'modules' && this.#awaitsName) this.#declares = true;
        if (word === 'in' || word === '=') this.#awaitsName = false;
        return;
      case 'none':
        return;
    }
  }

  #localWord(word: string, end: number, hidesFrom: () => number | undefined): void {
    if (this.#awaitsName) {
      if (word === 'modules') this.#declares = true;
      this.#awaitsName = false;
    } else if (word === ',') this.#awaitsName = true;
    else {
      // A value follows, or the next statement.
      const from = word === '=' ? hidesFrom() : end - word.length;
      if (this.#declares && from !== undefined) this.#hide(from);
      this.#state = 'none';
    }
  }

  #hide(from: number): void {
    this.#hidden.push({ depth: this.#depth, from });
  }

  #leave(depth: number): void {
    while (this.#hidden.length > 0 && this.#hidden[this.#hidden.length - 1].depth >= depth) this.#hidden.pop();
  }
}
