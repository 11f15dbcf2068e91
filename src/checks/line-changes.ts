import type { Span } from '../base/span.ts';
import { applyTextEdits } from '../base/text-change.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { type AdvancedManifest, readAdvancedManifest, requirementKeys } from '../manifest/advanced-manifest.ts';
import { readManifest } from '../manifest/manifest.ts';
import type { ConstraintKind } from '../resolve/universe.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { removeEntry } from './advanced-text.ts';
import type { Edit } from './check.ts';
import { removeItem } from './manifest-text.ts';

/** What becomes of a line of a manifest that names another module. */
export interface LineChange {
  readonly kind: ConstraintKind;
  readonly name: string;
  /** The name with its range, or the item. */
  readonly span: Span;
  /** Undefined where the line is taken out. */
  readonly range: string | undefined;
}

/** The text of an advanced manifest after changes; undefined where one of them cannot be made. */
export function changedAdvanced({ path, manifest }: AdvancedFile, changes: readonly LineChange[]): string | undefined {
  let { text } = manifest.document;
  // From the last one to the first: what stands before a change stays in its place.
  for (const { span, range } of fromTheEnd(changes)) {
    const now = readAdvancedManifest(text);
    if (now.document.problems.length > 0) return undefined;
    const edits = range === undefined ? removeEntry(path, now, span) : rangeEdits(path, now, span, range);
    if (!edits) return undefined;
    text = applied(text, edits);
  }
  return text;
}

/** The text of an `.otmod` after lines are taken out; it has no words for ranges. */
export function changedPlain(
  file: ModuleFile,
  changes: readonly LineChange[],
  engine: ClientEngine,
): string | undefined {
  let { text } = file.manifest.document;
  for (const { span, range } of fromTheEnd(changes)) {
    if (range !== undefined) return undefined;
    text = applied(text, [removeItem({ ...file, manifest: readManifest(text, engine) }, span)]);
  }
  return text;
}

function rangeEdits(path: string, manifest: AdvancedManifest, at: Span, range: string): readonly Edit[] | undefined {
  const own = requirementKeys.flatMap(key => manifest[key]).find(it => it.span.start === at.start);
  // A plain list has no place for ranges, and any version is in it already.
  return own?.rangeSpan && [{ kind: 'replace', path, span: own.rangeSpan, text: JSON.stringify(range) }];
}

function fromTheEnd(changes: readonly LineChange[]): readonly LineChange[] {
  return [...changes].sort((a, b) => b.span.start - a.span.start);
}

function applied(text: string, edits: readonly Edit[]): string {
  return applyTextEdits(
    text,
    edits.flatMap(it => (it.kind === 'replace' ? [it] : [])),
  );
}
