import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import { globFolder } from '../workspace/script-paths.ts';
import { folderOnDisk, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { writtenFrom } from './rewritten-path.ts';

/**
 * A glob of `scripts`, or a folder that Lua is given relative to its own file, as it is to be written once files have other
 * places; undefined where the text is neither, or nothing has to be written anew.
 */
export function rewrittenFolder(
  mention: Located<PathMention>,
  moved: (path: string) => string,
  { search }: Snapshot,
): string | undefined {
  const { value, path } = mention;
  const manifest = virtualPathOf(search, path);
  const named = folderNamed(mention, manifest, search.engine);
  const folder = named && folderOnDisk(search, named.virtualFolder);
  if (!named || folder === undefined) return undefined;
  const [holder, to] = [moved(path), moved(folder)];
  if (holder === path && to === folder) return undefined;
  const { text } = named;
  const isInside = !value.startsWith('/') && to === holder.slice(0, Math.max(0, holder.lastIndexOf('/')));
  const from = value.startsWith('/') ? 'root' : 'file';
  const written = isInside ? '' : writtenFrom({ path: folder, from }, text, holder, to, search);
  const rest = value.slice(text.length);
  // A glob of the own folder is a star alone.
  const gap = text === '' && written !== '' ? '/' : '';
  const all = written === '' ? rest.replace(/^\/+/, '') : written + gap + rest;
  return all === '' ? undefined : all;
}

/** The folder in the client's file system, and the part of the value that names it. */
function folderNamed(
  { value, call }: PathMention,
  manifest: string,
  engine: Snapshot['engine'],
): { readonly virtualFolder: string; readonly text: string } | undefined {
  if (call === 'scripts') {
    const virtualFolder = globFolder(value, manifest, engine);
    const text = value.slice(0, Math.max(0, value.lastIndexOf('*'))).replace(/\/+$/, '');
    return virtualFolder === undefined ? undefined : { virtualFolder, text };
  }
  if (call === undefined || value.startsWith('/')) return undefined;
  const text = value.replace(/\/+$/, '');
  return { virtualFolder: manifest.slice(0, manifest.lastIndexOf('/') + 1) + text, text };
}
