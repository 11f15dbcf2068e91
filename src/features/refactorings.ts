import type { Span } from '../base/span.ts';
import type { Edit } from '../checks/check.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { addDependency } from './add-dependency.ts';
import { addScript } from './add-script.ts';
import { convertToAdvanced } from './advanced/convert.ts';
import { exportPlain } from './advanced/export.ts';
import { listForm } from './list-form.ts';
import { removeIneffective } from './remove-ineffective.ts';
import { sortList } from './sort-list.ts';

/** A change that a person may want at a place although nothing is wrong there. */
export interface Refactoring {
  /** In the imperative: `Sort the dependencies`. */
  readonly title: string;
  /** What the editor lists it under; `source`: it concerns the whole file. */
  readonly kind: 'refactor.rewrite' | 'refactor.extract' | 'source';
  readonly edits: readonly Edit[];
  /** Shown before it is made, edit by edit. */
  readonly confirm?: true;
}

/** Offers what it can do at a place of one manifest. */
type Refactor = (file: ModuleFile, snapshot: Snapshot, place: Span) => readonly Refactoring[];

/** Every refactoring that there is, in the order in which they are offered. */
const refactors: readonly Refactor[] = [
  addDependency,
  addScript,
  listForm,
  sortList,
  removeIneffective,
  convertToAdvanced,
];

/** In a larger text nothing is offered, as each change is held against the whole of it; the largest of a client has 4,000. */
const LARGEST = 50_000;

/** What is offered at a place of a manifest. */
export function refactoringsAt(snapshot: Snapshot, path: string, place: Span): readonly Refactoring[] {
  const advanced = snapshot.advanced.get(path);
  if (advanced) return advancedRefactorings(advanced, snapshot);
  const file = manifestAt(snapshot, path);
  if (!file || file.manifest.document.text.length > LARGEST) return [];
  return refactors.flatMap(refactor => refactor(file, snapshot, place));
}

function advancedRefactorings(file: AdvancedFile, snapshot: Snapshot): readonly Refactoring[] {
  const exported = exportPlain(file, snapshot);
  if (!exported.ok || exported.value.edits.length === 0) return [];
  return [{ title: 'Export .otmod', kind: 'source', edits: exported.value.edits }];
}
