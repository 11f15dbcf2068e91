import { ok, type Result, refused } from '../base/result.ts';
import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { counted, listing } from '../base/text.ts';
import type { Edit } from '../checks/check.ts';
import { quoted } from '../checks/names.ts';
import { clients } from '../clients/clients.ts';
import type { ClientSettings } from '../workspace/client-settings.ts';
import { folderAt, hasFile } from '../workspace/file-tree.ts';
import { byPlace } from '../workspace/mention-index.ts';
import { virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { hypothetical } from './hypothetical.ts';
import { manifestMoves, withManifests } from './manifest-moves.ts';
import { homesOf, isInHome, type ModuleHome } from './module-home.ts';
import { captureWarnings, newNameProblem, renameMention, renamingProblem } from './module-name.ts';
import { namedAt } from './named-at.ts';
import { type Move, pathEdits } from './path-edits.ts';
import { prefixes } from './rewritten-path.ts';

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
  if (named.written !== named.name)
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
  // A name that modules only provide is at home nowhere.
  const [home] = homesOf(snapshot, name);
  const folders = home ? folderMoves(home, name, newName, snapshot) : [];
  const manifests = home ? manifestMoves(home, folders, name, newName, snapshot) : [];
  const taken = takenPlace(folders, manifests, snapshot);
  if (taken !== undefined) return refused(`There is ${quoted(taken)} already.`);
  const { mentionsOf } = yield* snapshot.mentionIndex();
  const paths = yield* pathEdits(snapshot, [...folders, ...manifests]);
  const texts = [
    ...mentionsOf(name)
      .filter(it => it.kind !== 'name' || isInHome(it.path, home, snapshot))
      .map(it => renameMention(it, newName)),
    ...paths.edits,
  ].sort(byPlace);
  const edits: Edit[] = [
    ...withManifests(texts, manifests),
    ...folders.map(it => ({ kind: 'rename' as const, ...it })),
  ];
  const after = yield* hypothetical(snapshot, edits, settings);
  return ok({
    edits,
    warnings: [
      ...captureWarnings(mentionsOf(newName), newName),
      ...warnings(name, newName, snapshot, after),
      ...paths.warnings,
    ],
  });
}

/** The folder of a module where it has the module's name, in `mods` and `modules` alike where they lie over each other. */
function folderMoves(home: ModuleHome, name: string, newName: string, { search, tree }: Snapshot): readonly Move[] {
  const own = home.folder;
  if (own !== name && !own.endsWith(`/${name}`)) return [];
  const isMerged = search.engine.search === 'merged' && home.virtualFolder === `/${name}`;
  const over = isMerged ? [`mods/${name}`, `modules/${name}`].filter(it => it !== own && folderAt(tree, it)) : [];
  return [own, ...over].map(from => ({ from, to: from.slice(0, from.length - name.length) + newName }));
}

/** A file or folder that lies where one is to be put. */
function takenPlace(
  folders: readonly Move[],
  manifests: readonly Move[],
  { search, tree }: Snapshot,
): string | undefined {
  const below = folders.flatMap(it => prefixes(search).map(prefix => prefix + virtualPathOf(search, it.to).slice(1)));
  const places = [...folders.map(it => it.to), ...manifests.map(it => it.to), ...below];
  return places.find(it => folderAt(tree, it) !== undefined || hasFile(tree, it));
}

function warnings(name: string, newName: string, before: Snapshot, after: Snapshot): readonly string[] {
  const found: string[] = [];
  const [old, now] = [before.boot, after.boot];
  for (let number = 1; number <= Math.max(old.count, now.count); number++) {
    const [stated, is] = [old.nameAt(number), now.nameAt(number)];
    const was = stated === name ? newName : stated;
    if (is === was || was === undefined) continue;
    found.push(
      is === undefined
        ? `${quoted(was)} and what follows it do not load any more.`
        : `The load order changes: at place ${number} comes ${quoted(is)} instead of ${quoted(was)}. The client discovers folders by their names.`,
    );
    break;
  }
  const loaded = new Set(old.loads.map(it => (it.record.name === name ? newName : it.record.name)));
  const gained = now.loads.map(it => it.record.name).filter(it => !loaded.has(it));
  if (gained.length > 0) {
    const names = gained.slice(0, 3).map(quoted);
    const more = gained.length > 3 ? [counted(gained.length - 3, 'other module')] : [];
    const [load, does] = gained.length === 1 ? ['loads', 'it does'] : ['load', 'they do'];
    found.push(`${listing([...names, ...more])} ${load} then, which ${does} not now.`);
  }
  const [told, tells] = [before.detection.engine, after.detection.engine];
  if (!before.engineChosen && told !== tells)
    found.push(
      `The folder will be taken for one of ${clients[tells].title}, no more of ${clients[told].title}: choose the client engine by hand.`,
    );
  if (before.sealed.length > 0)
    found.push(`${counted(before.sealed.length, 'encrypted manifest')} may name the module and cannot be changed.`);
  return found;
}
