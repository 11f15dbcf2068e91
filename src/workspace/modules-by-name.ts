import type { ModuleCode } from './module-code.ts';

/** The code of modules by their names, in order of discovery. Never changes. */
export interface ModulesByName extends Iterable<readonly [name: string, code: ModuleCode]> {
  readonly get: (name: string) => ModuleCode | undefined;
  readonly has: (name: string) => boolean;
  readonly values: () => Iterable<ModuleCode>;
  readonly size: number;
  /** The same names with other code, by the same numbers. */
  readonly with: (byNumber: readonly (ModuleCode | undefined)[]) => ModulesByName;
}

/** From the code by module number; of several with one name the last one counts. */
export function modulesByName(byNumber: readonly (ModuleCode | undefined)[]): ModulesByName {
  const numbers = new Map<string, number>();
  for (const [number, code] of byNumber.entries()) if (code) numbers.set(code.name, number);
  return new Numbered(numbers, byNumber);
}

/** The numbers stay as they are when code changes: copying thousands of names takes longer than all the rest. */
class Numbered implements ModulesByName {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #byNumber: readonly (ModuleCode | undefined)[];

  constructor(numbers: ReadonlyMap<string, number>, byNumber: readonly (ModuleCode | undefined)[]) {
    this.#numbers = numbers;
    this.#byNumber = byNumber;
  }

  readonly get = (name: string): ModuleCode | undefined => this.#byNumber[this.#numbers.get(name) ?? -1];

  readonly has = (name: string): boolean => this.#numbers.has(name);

  readonly with = (byNumber: readonly (ModuleCode | undefined)[]): ModulesByName =>
    new Numbered(this.#numbers, byNumber);

  readonly values = (): Iterable<ModuleCode> => [...this].map(([, code]) => code);

  get size(): number {
    return this.#numbers.size;
  }

  *[Symbol.iterator](): Iterator<readonly [name: string, code: ModuleCode]> {
    for (const [name, number] of this.#numbers) {
      const code = this.#byNumber[number];
      if (code) yield [name, code];
    }
  }
}
