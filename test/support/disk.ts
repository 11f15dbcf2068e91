import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { writeFiles } from './write-files.ts';

/** A new folder with these files, by path below it; it is gone when the test has finished. */
export function onDisk(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'otmod-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, Object.entries(files));
  return folder;
}

/** Leaves these rights, none by default, on a file or folder below one of `onDisk`, until the test has finished. */
export function locked(folder: string, path: string, mode = 0): void {
  const place = join(folder, path);
  chmodSync(folder, 0o755);
  chmodSync(place, mode);
  onTestFinished(() => chmodSync(place, 0o755));
  // No mode holds root back.
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(NOBODY);
  onTestFinished(() => process.seteuid?.(0));
}

const NOBODY = 65_534;
