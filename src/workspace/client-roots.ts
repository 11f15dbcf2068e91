import { kindFolders } from '../manifest/module-kinds.ts';
import { isAdvancedManifest, isPlainManifest } from './manifest-paths.ts';

/** A folder that is a client, or a part of one, and where its files belong in a client. */
export interface ClientRoot {
  /** Below the opened folder; the empty text is that folder itself. */
  readonly path: string;
  /** What stands before the files of `path` in a client: empty for a whole client, `modules/` for a folder of modules. */
  readonly prefix: string;
}

/**
 * The client folders among the files of an opened folder: each folder with `modules` or `mods` below which a manifest
 * lies, the outermost first; for manifests outside of these, the folder that holds their module folders.
 */
export function clientRoots(paths: Iterable<string>, openedName: string): readonly ClientRoot[] {
  const clients = new Set<string>();
  const loose: string[] = [];
  let hasInit = false;
  for (const path of paths) {
    if (path === 'init.lua') hasInit = true;
    if (!isPlainManifest(path) && !isAdvancedManifest(path)) continue;
    const parts = path.split('/');
    const at = parts.findIndex((name, i) => (name === 'modules' || name === 'mods') && i < parts.length - 1);
    if (at >= 0) clients.add(parts.slice(0, at).join('/'));
    else loose.push(path);
  }
  if (hasInit && (clients.size > 0 || loose.length > 0)) clients.add('');
  const outermost = [...clients].sort().filter((path, i, all) => !all.slice(0, i).some(outer => isBelow(path, outer)));
  const roots: ClientRoot[] = outermost.map(path => ({ path, prefix: '' }));
  // The outermost first, in whichever order they were listed.
  const depth = (path: string) => path.split('/').length;
  for (const path of loose.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))) {
    if (roots.some(root => isBelow(path, root.path))) continue;
    const parts = path.split('/');
    // A folder such as `plugins` stands between the modules and their root.
    const deep = isAdvancedManifest(path) && Object.hasOwn(kindFolders, parts.at(-3) ?? '');
    const root =
      parts.length === 1
        ? { path: '', prefix: `modules/${openedName}/` }
        : { path: parts.slice(0, deep ? -3 : -2).join('/'), prefix: 'modules/' };
    roots.push(root);
  }
  return roots;
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
