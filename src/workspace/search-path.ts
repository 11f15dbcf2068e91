import { compareBytes } from '../base/text.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { type Folder, folderAt, hasFile, respelled } from './file-tree.ts';

/** A manifest where the client finds it. */
export interface Found {
  /** Path below the client folder. */
  readonly path: string;
  /** Path in the client's own file system, as its messages name it. */
  readonly virtualPath: string;
  /** A folder with the name of a manifest, which the clients try to read. */
  readonly isFolder: boolean;
}

/** The client's file system over a client folder. */
export interface SearchPath {
  readonly engine: ClientEngine;
  readonly tree: Folder;
  /** Where the client looks first, second…; the empty text is the client folder itself. */
  readonly bases: readonly string[];
}

export function searchPath(engine: ClientEngine, tree: Folder): SearchPath {
  return { engine, tree, bases: engine.search === 'merged' ? ['mods', 'modules', 'data', ''] : [''] };
}

/**
 * Every manifest in the order in which the engine discovers them.
 * Source: `ModuleManager::discoverModules` and `ResourceManager::listDirectoryFiles`; PhysFS merges and sorts.
 */
export function findManifests(search: SearchPath): readonly Found[] {
  if (search.engine.search === 'merged') return search.bases.length ? listMerged(search) : [];
  return [...listBelow(search, '/modules'), ...listBelow(search, '/mods')];
}

/** What the client's file system answers for a path: the real path, or why there is none. */
export type Lookup =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'missing'; readonly virtualPath: string; readonly reason: string };

/** Finds the file that the client would open. Source: `ResourceManager::resolvePath`, PhysFS `sanitize…Path`. */
export function lookUp(search: SearchPath, virtualPath: string): Lookup {
  const path = virtualPath.replaceAll('//', '/');
  const names = path.split('/').filter(name => name !== '');
  const found = realPath(search, names);
  if (found !== undefined) return { kind: 'file', path: found };
  for (const fallback of search.engine.fallbacks) {
    const other = realPath(search, [fallback.slice(1), ...names]);
    if (other !== undefined) return { kind: 'file', path: other };
  }
  const illegal = names.some(name => name === '.' || name === '..' || /[:\\]/.test(name));
  return { kind: 'missing', virtualPath: path, reason: illegal ? 'filename is illegal or insecure' : 'not found' };
}

/** The file that would be found if case did not matter. */
export function lookUpRespelled(search: SearchPath, virtualPath: string): string | undefined {
  const path = virtualPath
    .split('/')
    .filter(name => name !== '')
    .join('/');
  for (const base of [...search.bases, ...search.engine.fallbacks.map(it => it.slice(1))]) {
    const found = respelled(search.tree, join(base, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The path in the client's file system of a path below the client folder. */
export function virtualPathOf(search: SearchPath, path: string): string {
  const base = search.bases.find(it => it !== '' && path.startsWith(`${it}/`)) ?? '';
  return `/${base === '' ? path : path.slice(base.length + 1)}`;
}

/** The first folder on disk that the client sees under a path of its file system. */
export function folderOnDisk(search: SearchPath, virtualFolder: string): string | undefined {
  return search.bases
    .map(base => join(base, virtualFolder.slice(1)))
    .find(path => folderAt(search.tree, path) !== undefined);
}

/** Every `.lua` below a folder of the client's file system, in the engine's order; looks no further once there are `most`. */
export function luaFilesBelow(
  search: SearchPath,
  virtualFolder: string,
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  const found = new Set<string>();
  for (const base of search.bases) {
    const folder = folderAt(search.tree, join(base, virtualFolder.slice(1)));
    if (folder) collectLua(folder, virtualFolder, found, most);
  }
  return [...found].sort(compareBytes);
}

function collectLua(folder: Folder, prefix: string, found: Set<string>, most: number): void {
  for (const name of folder.files) if (name.endsWith('.lua') && found.size < most) found.add(`${prefix}/${name}`);
  for (const [name, inner] of folder.folders) {
    if (found.size >= most) return;
    collectLua(inner, `${prefix}/${name}`, found, most);
  }
}

function realPath(search: SearchPath, names: readonly string[]): string | undefined {
  const path = names.join('/');
  for (const base of search.bases) {
    const real = join(base, path);
    if (hasFile(search.tree, real)) return real;
  }
  return undefined;
}

function listMerged(search: SearchPath): Found[] {
  const roots = search.bases.flatMap(base => {
    const folder = folderAt(search.tree, base);
    return folder ? [{ base, folder }] : [];
  });
  const folderNames = new Set(roots.flatMap(({ folder }) => [...folder.folders.keys()]));
  const found: Found[] = [];
  for (const name of [...folderNames].sort(compareBytes)) {
    const manifests = new Map<string, Found>();
    for (const { base, folder } of roots) {
      const inner = folder.folders.get(name);
      if (inner) collectManifests(inner, join(base, name), `/${name}`, manifests);
    }
    found.push(...inOrder(manifests));
  }
  return found;
}

/** Manifests in the folders below `place`, or below the first fallback that there is. Source: OTCv8 `resolvePath`. */
function listBelow(search: SearchPath, place: string): Found[] {
  const root = ['', ...search.engine.fallbacks].map(it => it + place).find(it => existsAt(search.tree, it));
  const folder = root === undefined ? undefined : folderAt(search.tree, root);
  if (!folder) return [];
  const found: Found[] = [];
  for (const name of [...folder.folders.keys()].sort(compareBytes)) {
    const manifests = new Map<string, Found>();
    const inner = folder.folders.get(name);
    if (inner) collectManifests(inner, `${root?.slice(1)}/${name}`, `${root}/${name}`, manifests);
    found.push(...inOrder(manifests));
  }
  return found;
}

function existsAt(tree: Folder, virtualPath: string): boolean {
  return folderAt(tree, virtualPath) !== undefined || hasFile(tree, virtualPath.slice(1));
}

function collectManifests(folder: Folder, path: string, virtual: string, found: Map<string, Found>): void {
  const add = (name: string, isFolder: boolean) => {
    if (!name.endsWith('.otmod') || found.has(name)) return;
    found.set(name, { path: `${path}/${name}`, virtualPath: `${virtual}/${name}`, isFolder });
  };
  for (const name of folder.files) add(name, false);
  for (const name of folder.folders.keys()) add(name, true);
}

function inOrder(manifests: ReadonlyMap<string, Found>): Found[] {
  if (manifests.size < 2) return [...manifests.values()];
  return [...manifests].sort(([a], [b]) => compareBytes(a, b)).map(([, found]) => found);
}

function join(base: string, path: string): string {
  return base === '' ? path : path === '' ? base : `${base}/${path}`;
}
