import type { Span } from '../../base/span.ts';

/** What an expression stands for, as far as it has to do with modules. */
export type Meaning =
  /** The table of all modules. */
  | { readonly kind: 'modules' }
  /** The environment of one. */
  | { readonly kind: 'module'; readonly module: string }
  /** A member of one. */
  | { readonly kind: 'member'; readonly module: string; readonly member: string }
  /** What `g_modules.getModule` answers; undefined where the name is worked out. */
  | { readonly kind: 'handle'; readonly module: string | undefined }
  /** The table that the method around it is a member of, by its bare name. */
  | { readonly kind: 'self'; readonly owner: string };

/** A local variable, a parameter or a loop variable. */
export interface Variable {
  /** Where its name is introduced. */
  readonly span: Span;
  meaning: Meaning | undefined;
  /** What is known where it is neither nil nor false. */
  truth: readonly string[];
  /** The function that it holds, as its place among all of the file. */
  body: number | undefined;
  /** Whether it was given a value behind its declaration. */
  assigned: boolean;
}

/** The variables of a block, in those of the blocks around it. */
export class Scope {
  #own: Map<string, Variable> | undefined;

  constructor(readonly outer: Scope | undefined) {}

  declare(name: string, span: Span, meaning?: Meaning, truth: readonly string[] = []): Variable {
    const variable = { span, meaning, truth, body: undefined, assigned: false };
    this.#own ??= new Map();
    this.#own.set(name, variable);
    return variable;
  }

  /** The variable that a name stands for here; undefined where it is a global. */
  find(name: string): Variable | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.outer) {
      const found = scope.#own?.get(name);
      if (found) return found;
    }
    return undefined;
  }

  get own(): ReadonlyMap<string, Variable> {
    return this.#own ?? new Map();
  }
}
