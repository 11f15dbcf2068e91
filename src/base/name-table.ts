/** Gives each distinct text a small number, the same one for as long as the table lives. */
export class NameTable {
  readonly #ids = new Map<string, number>();

  /** How many numbers are given, from 0. */
  get size(): number {
    return this.#ids.size;
  }

  /** The number of a text, a new one where it is seen for the first time. */
  id(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#ids.size);
    return this.#ids.size - 1;
  }
}
