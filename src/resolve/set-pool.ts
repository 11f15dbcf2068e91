import { wordsFor } from './version-sets.ts';

/** Sets of bits as rows hold them: one word as it is, more of them by the place where they begin in `words`. */
export class SetPool {
  words = new Int32Array(16);
  #used = 0;

  /** A set of so many bits, those that are asked for. */
  add(bits: number, isIn: (bit: number) => boolean): number {
    let set = this.empty(bits);
    for (let bit = 0; bit < bits; bit++) if (isIn(bit)) set = this.with(set, bits, bit);
    return set;
  }

  /** A set of so many bits without any. */
  empty(bits: number): number {
    const count = wordsFor(bits);
    if (count === 1) return 0;
    return this.#room(count);
  }

  /** A set with one bit more; a wide one is changed in its place. */
  with(set: number, bits: number, bit: number): number {
    if (bits <= 32) return set | (1 << bit);
    this.words[set + (bit >> 5)] |= 1 << (bit & 31);
    return set;
  }

  /** A set that is there in words; undefined where it is empty. */
  put(words: Int32Array): number | undefined {
    if (words.length === 1) return words[0] === 0 ? undefined : words[0];
    if (words.every(word => word === 0)) return undefined;
    const place = this.#room(words.length);
    this.words.set(words, place);
    return place;
  }

  /** Of the first `bits` bits those that are not in a set of words; undefined where that is none. */
  putOthers(words: Int32Array, bits: number): number | undefined {
    if (words.length === 1) {
      const others = ~words[0] & lowBits(bits);
      return others === 0 ? undefined : others;
    }
    return this.put(firstBits(bits, words.length).map((word, i) => word & ~words[i]));
  }
  #room(count: number): number {
    const place = this.#used;
    this.#used += count;
    if (this.#used > this.words.length) {
      const words = new Int32Array(this.#used * 2);
      words.set(this.words);
      this.words = words;
    }
    return place;
  }
}

/** The set of the first bits, in so many words. */
export function firstBits(bits: number, words: number): Int32Array {
  return new Int32Array(words).map((_, i) => lowBits(bits - 32 * i));
}

/** A word of which so many low bits are set. */
function lowBits(bits: number): number {
  return bits >= 32 ? -1 : bits <= 0 ? 0 : (1 << bits) - 1;
}
