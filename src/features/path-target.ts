import { span } from '../base/span.ts';
import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import { isGlob, scriptFile, scriptPaths } from '../workspace/script-paths.ts';
import { lookUp, type SearchPath, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The file that a path in a text leads to. */
export interface PathTarget {
  /** Below the client folder. */
  readonly path: string;
  /** Whether the path is written from the root of the client's files, from the file that gives it, or from the root without a slash. */
  readonly from: 'root' | 'file' | 'bare root';
}

/** The file that the client opens for a path in a text; undefined where there is none, or the path is only a beginning. */
export function pathTarget(mention: Located<PathMention>, { search }: Snapshot): PathTarget | undefined {
  const { value, call } = mention;
  if (call === 'scripts') return scriptTarget(mention, search);
  if (value.startsWith('/')) return targetAt(value, 'root', search);
  const own = targetAt(`${folderOf(virtualPathOf(search, mention.path))}/${value}`, 'file', search);
  return own ?? (call === undefined ? targetAt(`/${value}`, 'bare root', search) : undefined);
}

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

/** What the clients add to a path where it is not there. Source: `ResourceManager::guessFilePath`. */
const endings = ['', '.lua', '.otui', '.html', '.png'];

function targetAt(virtualPath: string, from: PathTarget['from'], search: SearchPath): PathTarget | undefined {
  for (const ending of endings) {
    const found = lookUp(search, virtualPath + ending);
    if (found.kind === 'file') return { path: found.path, from };
  }
  return undefined;
}

function scriptTarget({ value, path }: Located<PathMention>, search: SearchPath): PathTarget | undefined {
  if (search.engine.scriptPaths === 'replace' && isGlob(value)) return undefined;
  const [script] = scriptPaths([{ value, span: span(0, 0) }], virtualPathOf(search, path), search);
  const found = script && lookUp(search, scriptFile(script.path));
  return found?.kind === 'file' ? { path: found.path, from: value.startsWith('/') ? 'root' : 'file' } : undefined;
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

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}
