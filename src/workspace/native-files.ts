import type { Stepwise } from '../base/stepwise.ts';
import { isBindingFile, mayDescribeNatives, type NativeFile, nativeFile, nativesOf } from './native-bindings.ts';
import { type Natives, noNatives } from './natives.ts';

/** Keeps what the files of a folder say of the client's natives, and reads again what changed. */
export class NativeFiles {
  /** Files that may say something; those that are gone stay, and say nothing. */
  readonly #paths = new Set<string>();
  readonly #files = new Map<string, { readonly text: string; readonly file: NativeFile }>();
  /** What was read is not put together yet. */
  #isChanged = false;
  #latest = noNatives;

  /** A file appeared, went or has another text. */
  changed(path: string): void {
    if (isBindingFile(path) || mayDescribeNatives(path)) this.#paths.add(path);
  }

  /** The natives of this moment, a file at a step; the same object where no text changed. */
  *update(textOf: (path: string) => string | undefined): Stepwise<Natives> {
    for (const path of [...this.#paths]) {
      const text = textOf(path);
      if (this.#files.get(path)?.text === text) continue;
      this.#isChanged = true;
      if (text === undefined) this.#files.delete(path);
      else this.#files.set(path, { text, file: nativeFile(path, text) });
      yield;
    }
    if (!this.#isChanged) return this.#latest;
    const files = [...this.#files.values()].map(it => it.file).sort((a, b) => (a.path < b.path ? -1 : 1));
    this.#latest = nativesOf(files);
    this.#isChanged = false;
    return this.#latest;
  }
}
