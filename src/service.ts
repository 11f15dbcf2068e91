import type { Result } from './base/result.ts';
import type { Span } from './base/span.ts';
import { finish, type Stepwise } from './base/stepwise.ts';
import type { Diagnostic, Edit, Fix } from './checks/check.ts';
import { CheckRunner, type Diagnostics } from './checks/run-checks.ts';
import {
  type DependencyNode,
  type Direction,
  dependencyChildren,
  dependencyRoots,
} from './features/dependency-tree.ts';
import { filesMoved } from './features/file-moves.ts';
import { fixAll, fixesAt } from './features/fixes.ts';
import { loadOrder, type OrderItem } from './features/load-order.ts';
import type { Move } from './features/path-edits.ts';
import { type Refactoring, refactoringsAt } from './features/refactorings.ts';
import { type FilePlace, references } from './features/references.ts';
import { prepareRename, type Rename, rename } from './features/rename.ts';
import { ClientFolder } from './workspace/client-folder.ts';
import { type ClientSettings, defaultSettings } from './workspace/client-settings.ts';
import type { Snapshot } from './workspace/snapshot.ts';

/** What is known of a client folder at one moment, all of it from the same texts. */
export interface View {
  readonly snapshot: Snapshot;
  readonly diagnostics: Diagnostics;
}

/** The verbs that hosts may call on one client folder. Paths are relative to it, spans are of the text that it holds. */
export interface LanguageService {
  /** The files, buffers and settings; change them here, then refresh. */
  readonly folder: ClientFolder;
  /** The view of this moment, worked out in steps between which a host may rest or give up. */
  refresh(): Stepwise<View>;
  /** The view of this moment, at once. */
  view(): View;
  fixesAt(view: View, path: string, place: Span): readonly { readonly diagnostic: Diagnostic; readonly fix: Fix }[];
  /** `isWanted` tells which codes count. */
  fixAll(
    view: View,
    path: string,
    isWanted?: (code: string) => boolean,
  ): { readonly edits: readonly Edit[]; readonly count: number };
  /** Changes that are offered at a place although nothing is wrong there. */
  refactoringsAt(view: View, path: string, place: Span): readonly Refactoring[];
  /** Every place that names the module or file which the text at an offset names; undefined where it names none. */
  references(
    view: View,
    path: string,
    offset: number,
    includeDeclaration: boolean,
  ): Stepwise<readonly FilePlace[] | undefined>;
  /** The name of the module at an offset as it may be renamed, or why not, as a sentence. */
  prepareRename(view: View, path: string, offset: number): Result<{ readonly span: Span; readonly name: string }>;
  /** All that renaming the module at an offset changes, or why it cannot have that name, as a sentence. */
  rename(view: View, path: string, offset: number, newName: string): Stepwise<Result<Rename>>;
  /** What has to be edited before files and folders are moved, so that paths still lead to them. */
  filesMoved(view: View, moves: readonly Move[]): Stepwise<readonly Edit[]>;
  loadOrder(view: View): readonly OrderItem[];
  dependencyRoots(view: View, direction: Direction, filter?: string): readonly DependencyNode[];
  dependencyChildren(view: View, node: DependencyNode, direction: Direction): readonly DependencyNode[];
}

export function languageService(settings: ClientSettings = defaultSettings): LanguageService {
  const folder = new ClientFolder(settings);
  const runner = new CheckRunner();
  function* refresh(): Stepwise<View> {
    for (;;) {
      const snapshot = yield* folder.refresh();
      const diagnostics = yield* runner.run(snapshot);
      // A snapshot that was overtaken while the host rested would be stale.
      if (folder.isCurrent(snapshot)) return { snapshot, diagnostics };
    }
  }
  return {
    folder,
    refresh,
    view: () => finish(refresh()),
    fixesAt: (view, path, place) => fixesAt(view.diagnostics.get(path) ?? [], place),
    fixAll: (view, path, isWanted = () => true) =>
      fixAll((view.diagnostics.get(path) ?? []).filter(it => isWanted(it.code))),
    refactoringsAt: (view, path, place) => refactoringsAt(view.snapshot, path, place),
    references: (view, path, offset, declared) => references(view.snapshot, path, offset, declared),
    prepareRename: (view, path, offset) => prepareRename(view.snapshot, path, offset),
    rename: (view, path, offset, newName) => rename(view.snapshot, path, offset, newName, folder.settings),
    filesMoved: (view, moves) => filesMoved(view.snapshot, moves),
    loadOrder: view => loadOrder(view.snapshot),
    dependencyRoots: (view, direction, filter) => dependencyRoots(view.snapshot, direction, filter),
    dependencyChildren: (view, node, direction) => dependencyChildren(node, view.snapshot, direction),
  };
}
