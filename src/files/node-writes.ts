import { lstatSync, realpathSync } from 'node:fs';
import { access, chmod, constants, mkdir, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ok, type Result, refused } from '../base/result.ts';

/** Whether a path below a folder really lies in it, links followed, now or once it is made. */
export function liesInside(root: string, path: string): boolean {
  if (path.split('/').some(name => name === '..' || name === '')) return false;
  try {
    const real = realpathSync(root);
    let at = resolve(root, path);
    while (!exists(at) && dirname(at) !== at) at = dirname(at);
    const own = realpathSync(at);
    return own === real || own.startsWith(real.endsWith(sep) ? real : real + sep);
  } catch {
    // A link to nowhere, or into a circle.
    return false;
  }
}

/** Gives a file below a folder other bytes, all or none of them; refuses where it does not hold `before` any more. */
export async function changeFile(
  root: string,
  path: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<Result<void>> {
  if (!liesInside(root, path)) return refused('it lies outside of the folder');
  return attempt(async () => {
    // A link stays a link: what it leads to is changed.
    const file = await realpath(join(root, path));
    if (Buffer.compare(await readFile(file), before) !== 0) return refused('it has changed in the meantime');
    await access(file, constants.W_OK);
    return await writeBeside(file, after, (await stat(file)).mode & 0o777);
  });
}

/** Makes a file below a folder, and the folders that it needs; refuses where there is one. */
export async function createFile(root: string, path: string, bytes: Uint8Array): Promise<Result<void>> {
  if (!liesInside(root, path)) return refused('it lies outside of the folder');
  return attempt(async () => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    const there = await stat(join(root, path)).catch(() => undefined);
    if (there?.isDirectory()) return refused('it is a folder');
    await writeFile(join(root, path), bytes, { flag: 'wx' });
    return ok(undefined);
  });
}

/** Renames a file or folder below a folder; refuses where there is something of the new name. */
export async function renameFile(root: string, from: string, to: string): Promise<Result<void>> {
  if (!liesInside(root, from) || !liesInside(root, to)) return refused('it lies outside of the folder');
  if (exists(join(root, to))) return refused(`${to} is there already`);
  return attempt(async () => {
    await mkdir(dirname(join(root, to)), { recursive: true });
    await rename(join(root, from), join(root, to));
    return ok(undefined);
  });
}

/** Writes a file anew, all of it or nothing, whether or not there is one; a link is replaced. */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<Result<void>> {
  return attempt(() => writeBeside(file, bytes, undefined));
}

async function writeBeside(file: string, bytes: Uint8Array, mode: number | undefined): Promise<Result<void>> {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  try {
    await writeFile(beside, bytes, { flag: 'wx' });
    if (mode !== undefined) await chmod(beside, mode);
    await rename(beside, file);
  } catch (error) {
    await unlink(beside).catch(() => {});
    throw error;
  }
  return ok(undefined);
}

async function attempt(write: () => Promise<Result<void>>): Promise<Result<void>> {
  try {
    return await write();
  } catch (error) {
    return refused(
      error instanceof Error && 'code' in error ? (reasons[String(error.code)] ?? error.message) : String(error),
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EEXIST: 'there is such a file already',
};

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
