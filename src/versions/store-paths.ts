/** Where modules are stored unless somebody says otherwise, below the workspace folder. */
export const DEFAULT_STORE = '.otmodules/store';

/** Where a store lies: below the workspace folder, or anywhere where the person at the keyboard says so. */
export type StorePath =
  | { readonly kind: 'relative' | 'absolute'; readonly path: string }
  | { readonly kind: 'refused'; readonly path: string; readonly reason: string };

/**
 * The stores that a setting names, in its order. A workspace may name folders inside of itself alone; `isOwn`: the setting is the
 * person's own, for all workspaces.
 */
export function storePaths(stated: unknown, isOwn: boolean): readonly StorePath[] {
  const words = Array.isArray(stated) ? stated.filter(it => typeof it === 'string' && it.trim() !== '') : [];
  return [...new Set(words.map(String))].map(path => {
    if (/^(?:\/|\\|[A-Za-z]:[\\/])/.test(path)) {
      if (isOwn) return { kind: 'absolute', path };
      return { kind: 'refused', path, reason: 'only your own settings may name a folder outside of the workspace' };
    }
    const names = path.split('/').filter(it => it !== '' && it !== '.');
    const leaves = names.length === 0 || names.some(it => it === '..' || /[\\:]/.test(it));
    if (leaves) return { kind: 'refused', path, reason: 'it is no folder inside of the workspace' };
    return { kind: 'relative', path: names.join('/') };
  });
}
