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
  #kept: readonly Kept[] = [];
  #shared: readonly unknown[] = [];

  *all(
    advanced: AdvancedByPath,
    shared: readonly unknown[],
    otherOf: (file: AdvancedFile) => unknown,
    find: (file: AdvancedFile) => Iterable<Diagnostic>,
  ): Generator<Diagnostic> {
    const isSame = shared.length === this.#shared.length && shared.every((it, i) => it === this.#shared[i]);
    const before = isSame ? this.#kept : [];
    const kept: Kept[] = [];
    for (const file of advanced.values()) {
      const known = before[kept.length];
      const other = otherOf(file);
      const own =
        known?.file === file && known.other === other ? known : { file, other, found: [...find(file)].slice(0, MOST) };
      kept.push(own);
      if (own.found.length > 0) yield* own.found;
    }
    this.#kept = kept;
    this.#shared = shared;
  }
}

/** More findings of one code in one manifest help nobody. */
const MOST = 100;
