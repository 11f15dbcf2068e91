import type { Stepwise } from '../base/stepwise.ts';
import type { Edit } from '../checks/check.ts';
import { folderAt } from '../workspace/file-tree.ts';
import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { fromRoot, pathTarget, prefixes, rewrittenPath } from './path-target.ts';

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
    if (text !== undefined) edits.push({ kind: 'replace', path: mention.path, span: mention.span, text });
  }
  return edits;
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

/** A path that leads to no file may be that of a folder, or the beginning of paths that Lua puts together. */
function rewrittenBeginning(
  { value, call }: Located<PathMention>,
  moves: readonly Move[],
  { search, tree }: Snapshot,
): string | undefined {
  const rest = value.slice(1);
  if (!value.startsWith('/') || (call === undefined && !rest.includes('/'))) return undefined;
  const folder = rest.includes('/') ? rest.slice(0, rest.lastIndexOf('/')) : rest;
  for (const prefix of prefixes(search)) {
    const own = prefix + rest;
    const to = movedPath(own, moves);
    if (to !== own) return fromRoot(to, prefix, search);
    // What is put together may as well lie in a folder that stays.
    if (folderAt(tree, prefix + folder)) return undefined;
  }
  return undefined;
}
