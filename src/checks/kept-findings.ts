import type { AdvancedByPath, AdvancedFile } from '../workspace/advanced-files.ts';
import type { Diagnostic } from './check.ts';

/** What was found in one advanced manifest, and the other things that it follows from. */
interface Kept {
  readonly file: AdvancedFile;
  readonly from: readonly unknown[];
  readonly found: readonly Diagnostic[];
}

/**
 * Findings of a check of all advanced manifests, kept from one snapshot to the next where neither the manifest nor any of
 * `from` is another object.
 */
export class KeptFindings {
  #kept: readonly Kept[] = [];

  *all(
    advanced: AdvancedByPath,
    fromOf: (file: AdvancedFile) => readonly unknown[],
    find: (file: AdvancedFile) => Iterable<Diagnostic>,
  ): Generator<Diagnostic> {
    const before = this.#kept;
    const kept: Kept[] = [];
    let i = 0;
    for (const file of advanced.values()) {
      const known = before[i++];
      const from = fromOf(file);
      const same = known?.file === file && from.every((it, k) => it === known.from[k]);
      const own = same ? known : { file, from, found: [...find(file)].slice(0, MOST) };
      kept.push(own);
      if (own.found.length > 0) yield* own.found;
    }
    this.#kept = kept;
  }
}

/** More findings of one code in one manifest help nobody. */
const MOST = 100;
