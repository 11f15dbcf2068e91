import type { Result } from '../base/result.ts';

/**
 * Runs `git` in a folder, without a shell and without what the folder's own settings would have it run, and gives what it writes.
 * The reason of a refusal is a sentence for a person.
 */
export type GitRunner = (args: readonly string[], input?: Uint8Array) => Promise<Result<Uint8Array>>;

/** A file of a commit, and the id of its bytes. */
export interface TreeEntry {
  readonly path: string;
  readonly id: string;
}

/** The plain files in the answer of `ls-tree -r -z`; links and other repositories are left out. */
export function parseTree(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): readonly TreeEntry[] {
  return decode(bytes)
    .split('\0')
    .flatMap(line => {
      const [, id, path] = /^100(?:644|755|664) blob ([0-9a-f]{40,64})\t(.+)$/s.exec(line) ?? [];
      return id !== undefined && path !== undefined ? [{ path, id }] : [];
    });
}

/** What `cat-file --batch` writes on being asked for `ids`, by id; what it does not know is left out. */
export function parseBatch(bytes: Uint8Array, ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let at = 0;
  for (const id of ids) {
    const end = bytes.indexOf(10, at);
    if (end < 0) break;
    const head = String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 200)));
    const [, size] = /^[0-9a-f]{40,64} blob (\d+)$/.exec(head) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    const length = Number(size);
    if (at + length > bytes.length) break;
    found.set(id, bytes.slice(at, at + length));
    at += length + 1;
  }
  return found;
}
