import type { Result } from './base/result.ts';
import type { Span } from './base/span.ts';
import { finish, type Stepwise } from './base/stepwise.ts';
import type { Diagnostic, Edit, Fix } from './checks/check.ts';
import { CheckRunner, type Diagnostics } from './checks/run-checks.ts';
import { type AdvancedCompletion, advancedCompletion } from './features/advanced/completion.ts';
import { advancedDefinition } from './features/advanced/definition.ts';
import { type Export, exportPlainAt } from './features/advanced/export.ts';
import { advancedHover } from './features/advanced/hover.ts';
import {
  type DependencyNode,
  type Direction,
  dependencyChildren,
  dependencyRoots,
} from './features/dependency-tree.ts';
import { fixAll, fixesAt } from './features/fixes.ts';
import { loadOrder, type OrderItem } from './features/load-order.ts';
import { type Refactoring, refactoringsAt } from './features/refactorings.ts';
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
  /** What can be written at an offset of an advanced manifest, beyond what its JSON Schema offers. */
  advancedCompletion(view: View, path: string, offset: number): readonly AdvancedCompletion[];
  /** What is known of what an advanced manifest names at an offset, as markdown. */
  advancedHover(view: View, path: string, offset: number): ReturnType<typeof advancedHover>;
  /** Where what an advanced manifest names at an offset is made. */
  advancedDefinition(view: View, path: string, offset: number): ReturnType<typeof advancedDefinition>;
  /** The `.otmod` that says what an advanced manifest says, or why there is none. */
  exportPlain(view: View, path: string): Result<Export>;
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
    advancedCompletion: (view, path, offset) => advancedCompletion(view.snapshot, path, offset),
    advancedHover: (view, path, offset) => advancedHover(view.snapshot, path, offset),
    advancedDefinition: (view, path, offset) => advancedDefinition(view.snapshot, path, offset),
    exportPlain: (view, path) => exportPlainAt(view.snapshot, path),
    loadOrder: view => loadOrder(view.snapshot),
    dependencyRoots: (view, direction, filter) => dependencyRoots(view.snapshot, direction, filter),
    dependencyChildren: (view, node, direction) => dependencyChildren(node, view.snapshot, direction),
  };
}
