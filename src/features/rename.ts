import { ok, type Result, refused } from '../base/result.ts';
import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { counted } from '../base/text.ts';
import type { Edit } from '../checks/check.ts';
import { quoted } from '../checks/names.ts';
import type { ClientSettings } from '../workspace/client-settings.ts';
import { folderAt, hasFile } from '../workspace/file-tree.ts';
import { byPlace } from '../workspace/mention-index.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { hypothetical } from './hypothetical.ts';
import { newNameProblem, renameMention, renamingProblem } from './module-name.ts';
import { namedAt } from './named-at.ts';
import { type Move, movedPath, pathEdits, type Replacement } from './path-edits.ts';
import { prefixes } from './path-target.ts';

/** What renaming a module changes: edits to be made one after the other, and what a person should know. */
export interface Rename {
  readonly edits: readonly Edit[];
  /** Sentences. */
  readonly warnings: readonly string[];
}

/** The name of a module at an offset, as it is to be edited; or why there is nothing to rename, as a sentence. */
export function prepareRename(
  snapshot: Snapshot,
  path: string,
  offset: number,
): Result<{ readonly span: Span; readonly name: string }> {
  const named = namedAt(snapshot, path, offset);
  if (named?.kind !== 'module') return refused('There is no name of a module here.');
  const problem = renamingProblem(snapshot, named.name);
  if (problem !== undefined) return refused(problem);
  const written = snapshot.text(path)?.slice(named.span.start, named.span.end);
  if (written !== named.name)
    return refused(`The module of this folder is called ${quoted(named.name)}: rename it where that name stands.`);
  return ok({ span: named.span, name: named.name });
}

/**
 * Renames the module at an offset wherever it is named, with the folder and the manifest that have its name. A manifest
 * that is renamed is edited under its new name, so that no file is renamed twice while it is unsaved.
 */
export function* rename(
  snapshot: Snapshot,
  path: string,
  offset: number,
  newName: string,
  settings: ClientSettings,
): Stepwise<Result<Rename>> {
  const prepared = prepareRename(snapshot, path, offset);
  if (!prepared.ok) return prepared;
  const { name } = prepared.value;
  const problem = newNameProblem(snapshot, name, newName);
  if (problem !== undefined) return refused(problem);
  const [file] = snapshot.graph.filesOf(name);
  const folders = folderMoves(file, name, newName, snapshot);
  const manifests = manifestMoves(file, folders, name, newName, snapshot);
  const taken = takenPlace(folders, manifests, newName, snapshot);
  if (taken !== undefined) return refused(`There is ${quoted(taken)} already.`);
  const { mentionsOf } = yield* snapshot.mentionIndex();
  const texts = [
    ...mentionsOf(name)
      .filter(it => it.kind !== 'name' || virtualPathOf(snapshot.search, it.path) === file.virtualPath)
      .map(it => renameMention(it, newName)),
    ...(yield* pathEdits(snapshot, [...folders, ...manifests])),
  ].sort(byPlace);
  const isManifest = (edit: Replacement) => manifests.some(it => it.from === edit.path);
  const edits: Edit[] = [
    ...texts.filter(it => !isManifest(it)),
    ...manifests.map(it => ({ kind: 'rename' as const, ...it })),
    ...texts.filter(isManifest).map(it => ({ ...it, path: movedPath(it.path, manifests) })),
    ...folders.map(it => ({ kind: 'rename' as const, ...it })),
  ];
  const after = yield* hypothetical(snapshot, edits, settings);
  return ok({ edits, warnings: warnings(name, newName, snapshot, after) });
}

/** The folder of a module where it has the module's name, in `mods` and `modules` alike where they lie over each other. */
function folderMoves(file: ModuleFile, name: string, newName: string, { search, tree }: Snapshot): readonly Move[] {
  const own = file.path.slice(0, file.path.lastIndexOf('/'));
  if (own !== name && !own.endsWith(`/${name}`)) return [];
  const isMerged = search.engine.search === 'merged' && file.virtualPath.split('/').length === 3;
  const over = isMerged ? [`mods/${name}`, `modules/${name}`].filter(it => it !== own && folderAt(tree, it)) : [];
  return [own, ...over].map(from => ({ from, to: from.slice(0, from.length - name.length) + newName }));
}

/** The manifest of a module where it has the module's name; paths before the folders are renamed. */
function manifestMoves(
  file: ModuleFile,
  folders: readonly Move[],
  name: string,
  newName: string,
  { tree }: Snapshot,
): readonly Move[] {
  const own = file.path.slice(0, file.path.lastIndexOf('/'));
  if (file.path !== `${own}/${name}.otmod`) return [];
  const all = new Set([own, ...folders.map(it => it.from)]);
  return [...all]
    .filter(folder => hasFile(tree, `${folder}/${name}.otmod`))
    .map(folder => ({ from: `${folder}/${name}.otmod`, to: `${folder}/${newName}.otmod` }));
}

/** A file or folder that lies where one is to be put. */
function takenPlace(
  folders: readonly Move[],
  manifests: readonly Move[],
  newName: string,
  { search, tree }: Snapshot,
): string | undefined {
  const below = folders.length > 0 ? prefixes(search).map(it => it + newName) : [];
  const places = [...folders.map(it => it.to), ...manifests.map(it => it.to), ...below];
  return places.find(it => folderAt(tree, it) !== undefined || hasFile(tree, it));
}

function warnings(name: string, newName: string, before: Snapshot, after: Snapshot): readonly string[] {
  const found: string[] = [];
  const old = before.boot.loads.map(({ record }) => (record.name === name ? newName : record.name));
  const now = after.boot.loads.map(({ record }) => record.name);
  const at = old.findIndex((it, i) => it !== now[i]);
  if (at >= 0) {
    const [was, is] = [old[at], now[at]];
    found.push(
      is === undefined
        ? `${quoted(was)} and what follows it do not load any more.`
        : `The load order changes: at place ${at + 1} comes ${quoted(is)} instead of ${quoted(was)}. The client discovers folders by their names.`,
    );
  }
  if (before.sealed.length > 0)
    found.push(`${counted(before.sealed.length, 'encrypted manifest')} may name the module and cannot be changed.`);
  return found;
}
