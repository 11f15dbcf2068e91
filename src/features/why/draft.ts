import type { Edit } from '../../checks/check.ts';
import { readAdvancedManifest } from '../../manifest/advanced-manifest.ts';
import { readManifest } from '../../manifest/manifest.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { applyEdits } from '../fixes.ts';
import { shortestEdit } from '../text-edit.ts';

/** Texts that are changed one edit after the other, each of which sees what those before it have made. */
export class Draft {
  readonly #texts = new Map<string, string>();

  constructor(readonly snapshot: Snapshot) {}

  text(path: string): string | undefined {
    return this.#texts.get(path) ?? this.snapshot.text(path);
  }

  /** An advanced manifest as it is by now. */
  advanced(file: AdvancedFile): AdvancedFile {
    const text = this.#texts.get(file.path);
    return text === undefined ? file : { ...file, manifest: readAdvancedManifest(text) };
  }

  /** An `.otmod` as it is by now. */
  plain(file: ModuleFile): ModuleFile {
    const text = this.#texts.get(file.path);
    return text === undefined ? file : { ...file, manifest: readManifest(text, this.snapshot.engine) };
  }

  /** Makes the edits of one file, which must not overlap. */
  change(path: string, edits: readonly Edit[]): void {
    this.#texts.set(path, applyEdits(this.text(path) ?? '', path, edits));
  }

  put(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  /** Everything that was changed, one edit a file. */
  edits(): readonly Edit[] {
    return [...this.#texts].flatMap(([path, text]): readonly Edit[] => {
      const before = this.snapshot.text(path);
      if (before === undefined) return [{ kind: 'create', path, text }];
      return shortestEdit(before, text, 0).map(it => ({ kind: 'replace', path, ...it }));
    });
  }
}
