import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import { folderOf, type PathTarget } from '../workspace/path-target.ts';
import { type SearchPath, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The same path as it is to be written once files have other places; undefined where nothing has to be written anew. */
export function rewrittenPath(
  mention: Located<PathMention>,
  target: PathTarget,
  moved: (path: string) => string,
  { search }: Snapshot,
): string | undefined {
  const [holder, to] = [moved(mention.path), moved(target.path)];
  if (holder === mention.path && to === target.path) return undefined;
  const { value, call } = mention;
  const ending = endingOf(target.path);
  const whole = writtenFrom(target, value, holder, to, search);
  const short = whole.slice(0, whole.length - ending.length);
  // Redemption drops what stands behind the last dot of a script, so a name with one keeps its ending.
  const isWhole = value.endsWith(ending) || endingOf(to) !== ending || (call === 'scripts' && endingOf(short) !== '');
  const written = isWhole ? whole : short;
  return written === value ? undefined : written;
}

/** The parts of paths below the client folder that need not be written, the one that the client looks at first in front. */
export function prefixes({ bases, engine }: SearchPath): readonly string[] {
  return [...bases, ...engine.fallbacks.map(it => it.slice(1))].map(it => (it === '' ? '' : `${it}/`));
}

/** A path below the client folder as text of a path from the root that was written with `prefix` left out. */
export function fromRoot(path: string, prefix: string, search: SearchPath): string {
  if (prefix === '') return `/${path}`;
  const own = prefixes(search).find(it => it !== '' && path.startsWith(it));
  return own === undefined ? virtualPathOf(search, path) : `/${path.slice(own.length)}`;
}

/** The path of `to`, with its ending, in the manner of the `value` that was written at first. */
export function writtenFrom(
  { path, from }: PathTarget,
  value: string,
  holder: string,
  to: string,
  search: SearchPath,
): string {
  if (from === 'file') {
    const folder = `${folderOf(virtualPathOf(search, holder))}/`;
    const virtual = virtualPathOf(search, to);
    return virtual.startsWith(folder) ? virtual.slice(folder.length) : virtual;
  }
  const rest = value.replace(/^\/+/, '');
  const prefix = prefixes(search).find(it => path.startsWith(it + rest)) ?? '';
  const written = fromRoot(to, prefix, search);
  return from === 'root' ? written : written.slice(1);
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}
