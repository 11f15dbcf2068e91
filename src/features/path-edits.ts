import type { Stepwise } from '../base/stepwise.ts';
import type { Edit } from '../checks/check.ts';
import { folderAt } from '../workspace/file-tree.ts';
import { isAdvancedManifest } from '../workspace/manifest-paths.ts';
import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import { pathTarget } from '../workspace/path-target.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { fromRoot, prefixes, rewrittenPath } from './rewritten-path.ts';

/** A file or folder that gets another place; paths are below the client folder. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** An edit of a text. */
export type Replacement = Extract<Edit, { kind: 'replace' }>;

/** What has to be written anew in the texts so that their paths lead to the same files after the moves; in no order. */
export function* pathEdits(snapshot: Snapshot, moves: readonly Move[]): Stepwise<readonly Replacement[]> {
  const { paths } = yield* snapshot.mentionIndex();
  const edits: Replacement[] = [];
  const moved = (path: string) => movedPath(path, moves);
  for (const [i, mention] of paths.entries()) {
    if (i % TOGETHER === TOGETHER - 1) yield;
    const target = pathTarget(mention, snapshot);
    const text = target
      ? rewrittenPath(mention, target, moved, snapshot)
      : rewrittenBeginning(mention, moves, snapshot);
    if (text !== undefined)
      edits.push({ kind: 'replace', path: mention.path, span: mention.span, text: inText(text, mention) });
  }
  return edits;
}

/** A path as it stands between the quotes of its file. */
function inText(written: string, { path }: Located<PathMention>): string {
  return isAdvancedManifest(path) ? JSON.stringify(written).slice(1, -1) : written;
}

/** Where a file is after the moves. */
export function movedPath(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return path;
}

const TOGETHER = 200;

/**
 * A path that leads to no file may be that of a folder, or the beginning of paths that Lua puts together. It is taken for one
 * where the most of its folders are there, and where the client looks first.
 */
function rewrittenBeginning(
  { value, call }: Located<PathMention>,
  moves: readonly Move[],
  { search, tree }: Snapshot,
): string | undefined {
  const rest = value.slice(1);
  if (!value.startsWith('/') || (call === undefined && !rest.includes('/'))) return undefined;
  const names = (call === undefined ? rest.slice(0, rest.lastIndexOf('/')) : rest).split('/');
  const places = prefixes(search).map(prefix => ({ prefix, depth: depthOf(prefix, names, tree) }));
  const most = Math.max(...places.map(it => it.depth));
  const place = places.find(it => it.depth === most);
  if (!place || most === 0) return undefined;
  const own = place.prefix + rest;
  const to = movedPath(own, moves);
  return to === own ? undefined : fromRoot(to, place.prefix, search);
}

/** How many of the folders, from the first one on, are there below a prefix. */
function depthOf(prefix: string, names: readonly string[], tree: Snapshot['tree']): number {
  for (let count = names.length; count > 0; count--)
    if (folderAt(tree, prefix + names.slice(0, count).join('/'))) return count;
  return 0;
}
