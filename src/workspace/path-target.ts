import { span } from '../base/span.ts';
import type { PathMention } from './mention.ts';
import type { Located } from './mention-index.ts';
import { isGlob, scriptFile, scriptPaths } from './script-paths.ts';
import { lookUp, type SearchPath, virtualPathOf } from './search-path.ts';
import type { Snapshot } from './snapshot.ts';

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
  const endings = endingsFor(call);
  if (value.startsWith('/')) return targetAt(value, endings, 'root', search);
  const own = targetAt(`${folderOf(virtualPathOf(search, mention.path))}/${value}`, endings, 'file', search);
  return own ?? (call === undefined ? targetAt(`/${value}`, endings, 'bare root', search) : undefined);
}

/** What the clients add to a path that a call is given, where it is not there. Source: `ResourceManager::guessFilePath`. */
export function endingsFor(call: string | undefined): readonly string[] {
  switch (call) {
    case 'dofile':
      return ['', '.lua'];
    case 'importStyle':
    case 'displayUI':
    case 'loadUI':
    case 'setUI':
      return ['', '.otui'];
    default:
      return ['', '.lua', '.otui', '.html', '.png'];
  }
}

function targetAt(
  virtualPath: string,
  endings: readonly string[],
  from: PathTarget['from'],
  search: SearchPath,
): PathTarget | undefined {
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

/** The folder of a path, without a slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
