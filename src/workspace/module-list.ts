import type { Discovery, Known } from './discovery.ts';

/** The list of a module manager: which modules are in it, in which order, and which is the first of a name. */
export class ModuleList {
  #names: Int32Array;
  #registered: Uint8Array;
  #byName: Int32Array;
  /** The modules of those names that more than one has. */
  readonly #namesakes = new Map<number, readonly number[]>();
  /** Places by module number: lower is nearer to the front. */
  readonly #positions: Int32Array;
  #front = 0;
  #back: number;

  constructor({ files, names, registered, byName }: Discovery) {
    this.#names = names;
    this.#registered = registered;
    this.#byName = byName;
    this.#back = files.length;
    this.#positions = new Int32Array(files.length);
    for (let i = 0; i < files.length; i++) this.#positions[i] = i + 1;
  }

  /** What a second discovery has to know. */
  get known(): Pick<Known, 'registered' | 'byName'> {
    return { registered: this.#registered, byName: this.#byName };
  }

  /** Takes in what a second discovery has found. */
  update({ names, registered, byName }: Discovery): void {
    this.#names = names;
    this.#registered = registered;
    this.#byName = byName;
  }

  /** The number of the first module of that name, or -1. */
  find(name: number): number {
    return name < this.#byName.length ? this.#byName[name] : -1;
  }

  /** All modules in the order of the list. */
  numbers(): readonly number[] {
    const numbers: number[] = [];
    for (const [number, listed] of this.#registered.entries()) if (listed === 1) numbers.push(number);
    return numbers.sort((a, b) => this.#positions[a] - this.#positions[b]);
  }

  /** A module has loaded: it stands in front, also where it was not in the list. True where a name now means another module. */
  toFront(number: number): boolean {
    return this.#place(number, --this.#front);
  }

  /** A module was unloaded. */
  toBack(number: number): boolean {
    return this.#place(number, ++this.#back);
  }

  #place(number: number, position: number): boolean {
    this.#positions[number] = position;
    const isNew = this.#registered[number] === 0;
    if (isNew) this.#register(number);
    return isNew || (this.#namesakes.size > 0 && this.#reorder(this.#names[number]));
  }

  #register(number: number): void {
    const name = this.#names[number];
    this.#registered = this.#registered.slice();
    this.#registered[number] = 1;
    const other = this.find(name);
    if (other >= 0) this.#namesakes.set(name, [...(this.#namesakes.get(name) ?? [other]), number]);
    this.#means(name, number);
  }

  /** Lets the nearest to the front be the first of its name. */
  #reorder(name: number): boolean {
    const same = this.#namesakes.get(name);
    if (same)
      this.#means(
        name,
        same.reduce((a, b) => (this.#positions[a] < this.#positions[b] ? a : b)),
      );
    return same !== undefined;
  }

  #means(name: number, number: number): void {
    const byName = new Int32Array(Math.max(this.#byName.length, name + 1)).fill(-1);
    byName.set(this.#byName);
    byName[name] = number;
    this.#byName = byName;
  }
}
