import type { Stepwise } from '../base/stepwise.ts';
import { counted } from '../base/text.ts';
import type { Edit } from '../checks/check.ts';
import { quoted } from '../checks/names.ts';
import { folderAt } from '../workspace/file-tree.ts';
import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import { pathTarget } from '../workspace/path-target.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { rewrittenFolder } from './folder-path.ts';
import { placeWords } from './place-words.ts';
import { fromRoot, prefixes, rewrittenPath } from './rewritten-path.ts';
import { writtenInPlace } from './written-path.ts';

/** A file or folder that gets another place; paths are below the client folder. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** An edit of a text. */
export type Replacement = Extract<Edit, { kind: 'replace' }>;

/** What has to be written anew in the texts so that their paths lead to the same files after the moves. */
export interface PathEdits {
  /** In no order. */
  readonly edits: readonly Replacement[];
  /** Sentences about the places where the new path cannot be written, at most a few. */
  readonly warnings: readonly string[];
}

/** The edits that paths in texts need when files are moved. */
export function* pathEdits(snapshot: Snapshot, moves: readonly Move[]): Stepwise<PathEdits> {
  const { paths } = yield* snapshot.mentionIndex();
  const edits: Replacement[] = [];
  const leftOut: string[] = [];
  const where = placeWords(snapshot);
  const moved = (path: string) => movedPath(path, moves);
  for (const [i, mention] of paths.entries()) {
    if (i % TOGETHER === TOGETHER - 1) yield;
    const target = pathTarget(mention, snapshot);
    const path = target
      ? rewrittenPath(mention, target, moved, snapshot)
      : (rewrittenFolder(mention, moved, snapshot) ?? rewrittenBeginning(mention, moves, snapshot));
    if (path === undefined || path === mention.value) continue;
    const text = writtenInPlace(path, mention, snapshot);
    if (text === undefined)
      leftOut.push(`${where(mention)} still says ${quoted(mention.value)}: ${quoted(path)} cannot be written there.`);
    else edits.push({ kind: 'replace', path: mention.path, span: mention.span, text });
  }
  const more = leftOut.length - MOST_TOLD;
  const warnings = more > 0 ? [...leftOut.slice(0, MOST_TOLD), `So do ${counted(more, 'other place')}.`] : leftOut;
  return { edits, warnings };
}

/** Nobody reads more of them in a message. */
const MOST_TOLD = 3;

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
