import { ok, type Result, refused } from '../base/result.ts';
import type { WritableFolder } from './plain-folder.ts';
import { storedFolder } from './store-source.ts';

/** What became of a version that was to be stored: it is new, or was there with the very same files. */
export type Stored = 'stored' | 'same';

/**
 * Puts files into the new folder `<name>/<version>` of a store, all of them or none: they are written beside it, into a folder called
 * `temporary`, which is then renamed. Refused, as a sentence, where that version is there with other files.
 */
export async function storeVersion(
  store: WritableFolder,
  name: string,
  version: string,
  files: ReadonlyMap<string, Uint8Array>,
  temporary: string,
): Promise<Result<Stored>> {
  const unfit = [name, version].find(it => !isFolderName(it));
  if (unfit !== undefined) return refused(`${JSON.stringify(unfit)} cannot be the name of a folder.`);
  const target = storedFolder(name, version);
  if ((await store.kindOf(name)) === 'link') return refused('The folder of the module in the store is a link.');
  const before = await compared(store, target, files);
  if (before) return before;
  try {
    for (const [path, bytes] of files) await store.write(`${temporary}/${path}`, bytes);
    await store.rename(temporary, target);
    return ok('stored');
  } catch (error) {
    await store.remove(temporary).catch(() => {});
    // Somebody else may have stored the same in the meantime.
    const now = await compared(store, target, files);
    return now ?? refused(`It cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** What is to be said of a version that is there already; undefined where none is. */
async function compared(
  store: WritableFolder,
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Result<Stored> | undefined> {
  const kind = await store.kindOf(target);
  if (kind === undefined) return undefined;
  if (kind !== 'folder') return refused('There is something else in its place.');
  const there = await store.contents(target);
  for (const path of [...there.files, ...there.links].sort()) {
    const [own, other] = [files.get(path), await store.read(`${target}/${path}`)];
    if (!own || !other || !sameBytes(own, other)) return refused(otherFiles(path));
  }
  const seen = new Set(there.files);
  const missing = [...files.keys()].find(path => !seen.has(path));
  return missing === undefined ? ok('same') : refused(otherFiles(missing));
}

function otherFiles(path: string): string {
  return `That version is stored already with other files (${path} differs); raise the version first.`;
}

/** Whether two files have the very same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((it, i) => it === b[i]);
}

/** Whether a text can be the name of one folder everywhere, and of none that means something. */
function isFolderName(name: string): boolean {
  return (
    !name.startsWith('.') && !/[\u0000-\u001f<>:"/\\|?*]/.test(name) && /[^. ]$/.test(name) && !reserved.test(name)
  );
}

/** What Windows takes for a device. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
