/** Where the files of a client folder come from: a disk, a remote machine, a test. Paths have `/` and no `/` in front. */
export interface FileSource {
  /** Every file below the folder that is worth knowing of, in no order; folders that cannot be read are left out. */
  list(cancelled: () => boolean): AsyncIterable<readonly string[]>;
  /** The bytes of a file, or undefined where it cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** Folders in which no client looks and that can be huge. */
export function isSkippedFolder(name: string): boolean {
  return name === 'node_modules' || name === '.git' || name === '.hg' || name === '.svn' || name === '.otmodules';
}

/** Larger files are not texts that a client reads at start. */
export const LARGEST_TEXT = 4 * 1024 * 1024;

/** Folders of version control, and of what is kept beside modules: no part of a module. */
export function isKeptFolder(name: string): boolean {
  return isSkippedFolder(name) && name !== 'node_modules';
}
