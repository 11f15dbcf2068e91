/** Among how many parts the entries of a map are divided. */
const PARTS = 128;

/**
 * A map that never changes and of which a slightly other one is made in little time and memory: only the parts in which
 * something differs are copied. The order of its entries means nothing.
 */
export class PatchedMap<V> implements ReadonlyMap<string, V> {
  readonly #parts: readonly ReadonlyMap<string, V>[];
  readonly size: number;

  private constructor(parts: readonly ReadonlyMap<string, V>[]) {
    this.#parts = parts;
    this.size = parts.reduce((sum, part) => sum + part.size, 0);
  }

  static of<V>(entries: Iterable<readonly [string, V]>): PatchedMap<V> {
    const parts = Array.from({ length: PARTS }, () => new Map<string, V>());
    for (const [key, value] of entries) parts[partOf(key)].set(key, value);
    return new PatchedMap(parts);
  }

  /** The same map but for these entries; undefined takes a key out. */
  with(changes: ReadonlyMap<string, V | undefined>): PatchedMap<V> {
    const parts = this.#parts.slice();
    for (const [key, value] of changes) {
      const place = partOf(key);
      const part = new Map(parts[place]);
      if (value === undefined) part.delete(key);
      else part.set(key, value);
      parts[place] = part;
    }
    return new PatchedMap(parts);
  }

  get(key: string): V | undefined {
    return this.#parts[partOf(key)].get(key);
  }

  has(key: string): boolean {
    return this.#parts[partOf(key)].has(key);
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }

  *entries(): MapIterator<[string, V]> {
    for (const part of this.#parts) yield* part;
  }

  *keys(): MapIterator<string> {
    for (const part of this.#parts) yield* part.keys();
  }

  *values(): MapIterator<V> {
    for (const part of this.#parts) yield* part.values();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}

/** Paths differ at their ends. */
function partOf(key: string): number {
  let hash = key.length;
  for (let i = Math.max(0, key.length - 24); i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash >>> 0) % PARTS;
}
