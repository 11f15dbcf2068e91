import { sameItems } from '../base/same-items.ts';
import type { AdvancedByPath, AdvancedFile } from '../workspace/advanced-files.ts';
import type { Diagnostic } from './check.ts';

/** What was found in one advanced manifest together with another thing, such as the manifest beside it. */
interface Kept {
  readonly file: AdvancedFile;
  readonly other: unknown;
  readonly found: readonly Diagnostic[];
}

/**
 * Findings of a check of all advanced manifests, kept from one snapshot to the next: all of them as long as what they share
 * is the same objects, each as long as its manifest and the other thing that it follows from are.
 */
export class KeptFindings {
  /** In the order of the manifests. */
  readonly #kept: Kept[] = [];
  #shared: readonly unknown[] = [];

  *all(
    advanced: AdvancedByPath,
    shared: readonly unknown[],
    otherOf: (file: AdvancedFile) => unknown,
    find: (file: AdvancedFile) => Iterable<Diagnostic>,
  ): Generator<Diagnostic> {
    if (!sameItems(shared, this.#shared)) this.#kept.length = 0;
    this.#shared = shared;
    let place = 0;
    for (const file of advanced.values()) {
      const other = otherOf(file);
      let own = this.#kept[place];
      if (own?.file !== file || own.other !== other) own = { file, other, found: [...find(file)].slice(0, MOST) };
      this.#kept[place++] = own;
      if (own.found.length > 0) yield* own.found;
    }
    this.#kept.length = place;
  }
}

/** More findings of one code in one manifest help nobody. */
const MOST = 100;
