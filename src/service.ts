import type { Span } from './base/span.ts';
import { finish, type Stepwise } from './base/stepwise.ts';
import type { Diagnostic, Edit, Fix } from './checks/check.ts';
import { CheckRunner, type Diagnostics } from './checks/run-checks.ts';
import { Suppressor } from './checks/suppress.ts';
import {
  type DependencyNode,
  type Direction,
  dependencyChildren,
  dependencyRoots,
} from './features/dependency-tree.ts';
import { type FixedFolder, fixFolder } from './features/fix-folder.ts';
import { fixAll, fixesAt } from './features/fixes.ts';
import { loadOrder, type OrderItem } from './features/load-order.ts';
import { type Refactoring, refactoringsAt } from './features/refactorings.ts';
import { suppressingAt } from './features/suppressing.ts';
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
  /** What touches a place, each with the comment that silences it; `fix` is undefined where no comment can. */
  suppressingAt(
    view: View,
    path: string,
    place: Span,
  ): readonly { readonly diagnostic: Diagnostic; readonly fix: Fix | undefined }[];
  /** `isWanted` tells which codes count. */
  fixAll(
    view: View,
    path: string,
    isWanted?: (code: string) => boolean,
  ): { readonly edits: readonly Edit[]; readonly count: number };
  /** Makes every safe fix in the folder as it is held here, and tells what is to be done to the files. */
  fixFolder(isWanted: (code: string) => boolean, mayChange: (path: string) => boolean): FixedFolder;
  /** Changes that are offered at a place although nothing is wrong there. */
  refactoringsAt(view: View, path: string, place: Span): readonly Refactoring[];
  loadOrder(view: View): readonly OrderItem[];
  dependencyRoots(view: View, direction: Direction, filter?: string): readonly DependencyNode[];
  dependencyChildren(view: View, node: DependencyNode, direction: Direction): readonly DependencyNode[];
}

export function languageService(settings: ClientSettings = defaultSettings): LanguageService {
  const folder = new ClientFolder(settings);
  const runner = new CheckRunner();
  const suppressor = new Suppressor();
  function* refresh(): Stepwise<View> {
    for (;;) {
      const snapshot = yield* folder.refresh();
      const found = yield* runner.run(snapshot);
      const diagnostics = yield* suppressor.apply(found, snapshot);
      // A snapshot that was overtaken while the host rested would be stale.
      if (folder.isCurrent(snapshot)) return { snapshot, diagnostics };
    }
  }
  return {
    folder,
    refresh,
    view: () => finish(refresh()),
    fixesAt: (view, path, place) => fixesAt(view.diagnostics.get(path) ?? [], place),
    suppressingAt: (view, path, place) => suppressingAt(view.snapshot, view.diagnostics.get(path) ?? [], place),
    fixAll: (view, path, isWanted = () => true) =>
      fixAll((view.diagnostics.get(path) ?? []).filter(it => isWanted(it.code))),
    fixFolder: (isWanted, mayChange) => fixFolder(folder, () => finish(refresh()).diagnostics, isWanted, mayChange),
    refactoringsAt: (view, path, place) => refactoringsAt(view.snapshot, path, place),
    loadOrder: view => loadOrder(view.snapshot),
    dependencyRoots: (view, direction, filter) => dependencyRoots(view.snapshot, direction, filter),
    dependencyChildren: (view, node, direction) => dependencyChildren(node, view.snapshot, direction),
  };
}
