import { pushTo } from '../base/push-to.ts';

/** A proof that a module cannot be some of its candidates. */
export interface Bar {
  readonly module: number;
  readonly values: readonly number[];
  /** Modules before it on whose decisions that rests. */
  readonly support: readonly number[];
  /** Pairs of variables on whose rows it rests, as `from * size + to`. */
  readonly pairs: readonly number[];
}

/** Proofs that hold as long as nothing that they rest on has changed. */
export class Bars {
  readonly #of = new Map<number, Bar[]>();
  readonly #bySupport = new Map<number, Bar[]>();
  readonly #byPair = new Map<number, Bar[]>();

  of(module: number): readonly Bar[] {
    return this.#of.get(module) ?? none;
  }

  add(bar: Bar): void {
    pushTo(this.#of, bar.module, bar);
    for (const module of bar.support) pushTo(this.#bySupport, module, bar);
    for (const pair of bar.pairs) pushTo(this.#byPair, pair, bar);
  }

  /** Lets go of what rests on the decision of a module; calls back for each module that is barred less then. */
  decided(module: number, freed: (module: number) => void): void {
    this.#drop(this.#bySupport.get(module), freed);
  }

  /** Lets go of what rests on the rows of a pair; calls back for each module that is barred less then. */
  changed(pair: number, freed: (module: number) => void): void {
    this.#drop(this.#byPair.get(pair), freed);
  }

  #drop(bars: readonly Bar[] | undefined, freed: (module: number) => void): void {
    for (const bar of [...(bars ?? none)]) {
      without(this.#of, bar.module, bar);
      for (const module of bar.support) without(this.#bySupport, module, bar);
      for (const pair of bar.pairs) without(this.#byPair, pair, bar);
      freed(bar.module);
    }
  }
}

const none: readonly Bar[] = [];

function without(lists: Map<number, Bar[]>, key: number, bar: Bar): void {
  const list = lists.get(key)?.filter(it => it !== bar);
  if (list && list.length > 0) lists.set(key, list);
  else lists.delete(key);
}
