import { type Result, refused } from './base/result.ts';
import type { Span } from './base/span.ts';
import { finish, type Stepwise } from './base/stepwise.ts';
import type { TextEdit } from './base/text-change.ts';
import type { Version } from './base/version.ts';
import type { Diagnostic, Edit, Fix } from './checks/check.ts';
import type { Diagnostics } from './checks/diagnostics-by-path.ts';
import { CheckRunner } from './checks/run-checks.ts';
import { Suppressor } from './checks/suppress.ts';
import { writeVersion } from './checks/write-version.ts';
import { type Export, exportPlainAt } from './features/advanced/export.ts';
import { type CodeLens, codeLenses, dependents } from './features/code-lenses.ts';
import { completion } from './features/completion/completion.ts';
import type { Completion } from './features/completion/completion-item.ts';
import { type Definition, definition } from './features/definition.ts';
import {
  type DependencyItem,
  type DependencyLine,
  dependencyChildren,
  dependencyReasons,
  dependencyRoots,
} from './features/dependency-tree.ts';
import { type DocumentLink, documentLinks } from './features/document-links.ts';
import { type DocumentSymbol, documentSymbols } from './features/document-symbols.ts';
import { filesMoved } from './features/file-moves.ts';
import { type FixedFolder, fixFolder } from './features/fix-folder.ts';
import { fixAll, fixesAt, type OfferedFix, slowFixesAt } from './features/fixes.ts';
import { type Fold, foldingRanges } from './features/folding.ts';
import { format, formatRange } from './features/format.ts';
import { formatOnType } from './features/format-on-type.ts';
import { type Highlight, highlights } from './features/highlights.ts';
import { type Hover, hover } from './features/hover.ts';
import { type InlayHint, inlayHints } from './features/inlay-hints.ts';
import { loadOrder, type OrderItem, type OrderLine, wayInLoadOrder } from './features/load-order.ts';
import type { Location } from './features/location.ts';
import { luaCompletion } from './features/lua/completion.ts';
import { luaDefinition } from './features/lua/definition.ts';
import { luaHover } from './features/lua/hover.ts';
import { type SignatureHelp, signatureHelp } from './features/lua/signature-help.ts';
import { type LibraryFile, lualsLibrary } from './features/luals/library.ts';
import { prepareRenameAt, referencesAt, renameAt } from './features/names-in-lua.ts';
import type { Move } from './features/path-edits.ts';
import { type Refactoring, refactoringsAt } from './features/refactorings.ts';
import type { FilePlace } from './features/references.ts';
import type { Rename } from './features/rename.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import { type SemanticToken, semanticTokens } from './features/semantic-tokens.ts';
import { suppressingAt } from './features/suppressing.ts';
import type { TreeForm } from './features/tree-form.ts';
import { moduleAsked, moduleNamedAt, modulesKnown } from './features/why/module-asked.ts';
import { type OfferedVersion, offeredVersions } from './features/why/offered.ts';
import { type Change, type Scenario, scenarioOf } from './features/why/scenario.ts';
import { type Consequences, whatIf, whatIfSaved } from './features/why/what-if.ts';
import { type WhyLoaded, whyLoaded } from './features/why/why-loaded.ts';
import { type WhyNot, whyNot } from './features/why/why-not.ts';
import { type WorkspaceSymbol, workspaceSymbols } from './features/workspace-symbols.ts';
import type { Proposal } from './versions/proposal.ts';
import { type DependencyResolution, DependencyResolver } from './versions/resolve-dependencies.ts';
import { type LastVersion, proposalSince } from './versions/version-manager.ts';
import { moduleAt, type WorkspaceModule, workspaceModule } from './versions/workspace-module.ts';
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
  /** The view of this moment, worked out in steps between which a host may rest or give up; same state, same view. */
  refresh(): Stepwise<View>;
  /** The view of this moment, at once. */
  view(): View;
  fixesAt(view: View, path: string, place: Span): readonly OfferedFix[];
  /** Those that take long to work out, in steps. */
  slowFixesAt(view: View, path: string, place: Span): Stepwise<readonly OfferedFix[]>;
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
  /** The edits that give a manifest or a widget file its form; every client engine reads it as before. */
  format(view: View, path: string): Stepwise<readonly TextEdit[]>;
  /** The same for the lines that a place touches. */
  formatRange(view: View, path: string, place: Span): Stepwise<readonly TextEdit[]>;
  /** What follows from a character that was typed and ends at `offset`. */
  formatOnType(view: View, path: string, offset: number, typed: string): readonly TextEdit[];
  /** What the words of a manifest mean, for their colours. */
  semanticTokens(view: View, path: string): readonly SemanticToken[];
  /** What is worth knowing beside the text of a manifest at a place. */
  inlayHints(view: View, path: string, place: Span): readonly InlayHint[];
  /** What may be written at an offset of a manifest of either kind; `trigger` is the character that made the editor ask. */
  completion(view: View, path: string, offset: number, trigger?: string): Completion;
  /** What may be written behind `modules` or behind a module, in Lua wherever it stands. */
  luaCompletion(view: View, path: string, offset: number): Completion;
  /** What is called where arguments are written for a member of a module, and which argument it is. */
  signatureHelp(view: View, path: string, offset: number): SignatureHelp | undefined;
  /** What there is to know of what stands at an offset of a manifest of either kind, or of what Lua names there. */
  hover(view: View, path: string, offset: number): Hover | undefined;
  /** Every place that names the module, member, global or file which the text at an offset names; undefined where it names none. */
  references(
    view: View,
    path: string,
    offset: number,
    includeDeclaration: boolean,
  ): Stepwise<readonly FilePlace[] | undefined>;
  /** The name of the module, member or global at an offset as it may be renamed, or why not, as a sentence. */
  prepareRename(view: View, path: string, offset: number): Result<{ readonly span: Span; readonly name: string }>;
  /** All that renaming the module, member or global at an offset changes, or why it cannot have that name, as a sentence. */
  rename(view: View, path: string, offset: number, newName: string): Stepwise<Result<Rename>>;
  /** What has to be edited before files and folders are moved, so that paths still lead to them. */
  filesMoved(view: View, moves: readonly Move[]): Stepwise<Rename>;
  /** The `.otmod` that says what an advanced manifest says, or why there is none. */
  exportPlain(view: View, path: string): Result<Export>;
  loadOrder(view: View): readonly OrderItem[];
  dependencyRoots(view: View, form: TreeForm, filter?: string): readonly DependencyLine[];
  dependencyChildren(view: View, item: DependencyItem, form: TreeForm): readonly DependencyLine[];
  /** Why a line of the Dependencies view stands where it does, a line each. */
  dependencyReasons(view: View, item: DependencyItem, form: TreeForm): readonly string[];
  /** Where the module, script, function or member that is named at an offset is made. */
  definition(view: View, path: string, offset: number): Definition | undefined;
  /** Scripts, folders and web pages that a manifest leads to. */
  documentLinks(view: View, path: string): readonly DocumentLink[];
  /** The lines above the name of a module. */
  codeLenses(view: View, path: string): readonly CodeLens[];
  /** Where other modules declare that they need the module of a manifest. */
  dependents(view: View, path: string): readonly Location[];
  /** The lines of the Load Order view from the top down to the module of a manifest. */
  wayInLoadOrder(view: View, path: string): readonly OrderLine[];
  /** The outline of a manifest or of a file of widgets. */
  documentSymbols(view: View, path: string): readonly DocumentSymbol[];
  /** Modules that a person may mean by a few letters of their names. */
  workspaceSymbols(view: View, query: string): readonly WorkspaceSymbol[];
  /** What can be folded in a manifest or a file of widgets. */
  foldingRanges(view: View, path: string): readonly Fold[];
  /** What is selected step by step around an offset, from the innermost outwards. */
  selectionRanges(view: View, path: string, offset: number): readonly Span[];
  /** The places in a manifest that mean the same as the one at an offset. */
  highlights(view: View, path: string, offset: number): readonly Highlight[];
  /** The versions that a module needs, and their order, with what is there already (`present`). */
  resolveDependencies(view: View, name: string, present?: readonly string[]): Stepwise<DependencyResolution>;
  /** The files that tell Lua's language server of the modules and natives. */
  lualsLibrary(view: View): Stepwise<readonly LibraryFile[]>;
  /** The module of a name, with its folder and version; undefined where there is none, or none with a folder of its own. */
  moduleNamed(view: View, name: string): WorkspaceModule | undefined;
  /** The module that a manifest states, or in whose folder a file lies. */
  moduleAt(view: View, path: string): WorkspaceModule | undefined;
  /** How far the version of a module should be raised since its last one; `present` are the bytes of its files by their paths below its folder. */
  proposedVersion(
    view: View,
    name: string,
    last: LastVersion,
    present: ReadonlyMap<string, Uint8Array>,
  ): Stepwise<Proposal | undefined>;
  /** The edits that make a module state a version, or why there are none, as a sentence. */
  writeVersion(view: View, name: string, version: Version): Result<readonly Edit[]>;
  /** The module that is named at an offset of a file, else the one that the file belongs to. */
  moduleAsked(view: View, path: string, offset: number | undefined): string | undefined;
  /** The module that is named at an offset of a file, where there is one of that name. */
  moduleNamedAt(view: View, path: string, offset: number): { readonly name: string; readonly span: Span } | undefined;
  /** Every module of the workspace and of what is on offer elsewhere. */
  modulesKnown(view: View): readonly string[];
  /** All that leads to a module being loaded, and decides its version; undefined where nothing is called so. */
  whyLoaded(view: View, name: string): Stepwise<WhyLoaded | undefined>;
  /** The versions of a module on offer, highest first. */
  offeredVersions(view: View, name: string): Stepwise<readonly OfferedVersion[]>;
  /** Why a version of a module is not chosen, or what would move if it were. */
  whyNot(view: View, name: string, version: Version): Stepwise<WhyNot>;
  /** What changes of modules would be in files, or why one of them cannot be made, as a sentence. */
  scenario(view: View, changes: readonly Change[]): Result<Scenario>;
  /** What changes would come to, while nothing is changed; `isOn` tells which codes count. */
  whatIf(view: View, scenario: Scenario, isOn?: (code: string) => boolean): Stepwise<Consequences>;
  /** What unsaved texts change in what is on disk; undefined where all is saved. */
  whatIfSaved(view: View, isOn?: (code: string) => boolean): Stepwise<Consequences | undefined>;
}

export function languageService(settings: ClientSettings = defaultSettings): LanguageService {
  const folder = new ClientFolder(settings);
  const runner = new CheckRunner();
  const suppressor = new Suppressor();
  const dependencies = new DependencyResolver();
  let last: View | undefined;
  function* refresh(): Stepwise<View> {
    for (;;) {
      const snapshot = yield* folder.refresh();
      const found = yield* runner.run(snapshot);
      const diagnostics = yield* suppressor.apply(found, snapshot);
      // A snapshot that was overtaken while the host rested would be stale.
      if (!folder.isCurrent(snapshot)) continue;
      if (last?.snapshot !== snapshot || last.diagnostics !== diagnostics) last = { snapshot, diagnostics };
      return last;
    }
  }
  return {
    folder,
    refresh,
    view: () => finish(refresh()),
    fixesAt: (view, path, place) => fixesAt(view.diagnostics.get(path) ?? [], place),
    slowFixesAt: (view, path, place) => slowFixesAt(view.diagnostics.get(path) ?? [], place),
    suppressingAt: (view, path, place) => suppressingAt(view.snapshot, view.diagnostics.get(path) ?? [], place),
    fixAll: (view, path, isWanted = () => true) => fixAll(view.diagnostics.get(path) ?? [], isWanted),
    fixFolder: (isWanted, mayChange) => fixFolder(folder, () => finish(refresh()).diagnostics, isWanted, mayChange),
    refactoringsAt: (view, path, place) => refactoringsAt(view.snapshot, path, place),
    format: (view, path) => format(view.snapshot.text(path) ?? ''),
    formatRange: (view, path, place) => formatRange(view.snapshot.text(path) ?? '', place),
    formatOnType: ({ snapshot }, path, offset, typed) =>
      formatOnType(snapshot.text(path) ?? '', offset, typed, snapshot.engine.dialect),
    semanticTokens: (view, path) => semanticTokens(view.snapshot, path),
    inlayHints: (view, path, place) => inlayHints(view.snapshot, path, place),
    completion: (view, path, offset, trigger) => completion(view.snapshot, path, offset, trigger),
    luaCompletion: (view, path, offset) => luaCompletion(view.snapshot, path, offset),
    signatureHelp: (view, path, offset) => signatureHelp(view.snapshot, path, offset),
    hover: ({ snapshot }, path, offset) => luaHover(snapshot, path, offset) ?? hover(snapshot, path, offset),
    references: ({ snapshot }, path, offset, declared) => referencesAt(snapshot, path, offset, declared),
    prepareRename: ({ snapshot }, path, offset) => prepareRenameAt(snapshot, path, offset),
    rename: ({ snapshot }, path, offset, newName) => renameAt(snapshot, path, offset, newName, folder.settings),
    filesMoved: (view, moves) => filesMoved(view.snapshot, moves),
    exportPlain: (view, path) => exportPlainAt(view.snapshot, path),
    loadOrder: view => loadOrder(view.snapshot),
    dependencyRoots: (view, form, filter) => dependencyRoots(view.snapshot, form, filter),
    dependencyChildren: (view, item, form) => dependencyChildren(item, view.snapshot, form),
    dependencyReasons: (view, item, form) => dependencyReasons(item, view.snapshot, form),
    definition: ({ snapshot }, path, offset) =>
      luaDefinition(snapshot, path, offset) ?? definition(snapshot, path, offset),
    documentLinks: (view, path) => documentLinks(view.snapshot, path),
    codeLenses: (view, path) => codeLenses(view.snapshot, path),
    dependents: (view, path) => dependents(view.snapshot, path),
    wayInLoadOrder: (view, path) => wayInLoadOrder(view.snapshot, path),
    documentSymbols: (view, path) => documentSymbols(view.snapshot, path),
    workspaceSymbols: (view, query) => workspaceSymbols(view.snapshot, query),
    foldingRanges: (view, path) => foldingRanges(view.snapshot, path),
    selectionRanges: (view, path, offset) => selectionRanges(view.snapshot, path, offset),
    highlights: (view, path, offset) => highlights(view.snapshot, path, offset),
    resolveDependencies: (view, name, present) => dependencies.resolve(view.snapshot, name, present),
    lualsLibrary: view => lualsLibrary(view.snapshot),
    moduleNamed: (view, name) => workspaceModule(view.snapshot, name),
    moduleAt: (view, path) => moduleAt(view.snapshot, path),
    proposedVersion: (view, name, last, present) => proposalSince(last, present, name, view.snapshot),
    moduleAsked: (view, path, offset) => moduleAsked(view.snapshot, path, offset),
    moduleNamedAt: (view, path, offset) => moduleNamedAt(view.snapshot, path, offset),
    modulesKnown: view => modulesKnown(view.snapshot),
    whyLoaded: (view, name) => whyLoaded(view.snapshot, name),
    offeredVersions: (view, name) => offeredVersions(view.snapshot, name),
    whyNot: (view, name, version) => whyNot(view.snapshot, name, version),
    scenario: (view, changes) => scenarioOf(changes, view.snapshot),
    whatIf: (view, scenario, isOn = () => true) => whatIf(view, scenario, { settings: folder.settings, isOn }),
    whatIfSaved: (view, isOn = () => true) => whatIfSaved(view, { settings: folder.settings, isOn }),
    writeVersion: (view, name, version) => {
      const module = workspaceModule(view.snapshot, name);
      return module ? writeVersion(module, version) : refused(`There is no module ${JSON.stringify(name)}.`);
    },
  };
}
