/** The files of a folder without what links lead to. Paths are below the folder; the empty text is the folder itself. */
export interface PlainFolder {
  /** All below one of its folders, with paths below that one; folders of version control and `.otmodules` are left out. */
  contents(folder: string): Promise<PlainContents>;
  /** Undefined where it cannot be read, or where a link stands on the way. */
  read(path: string): Promise<Uint8Array | undefined>;
}

export interface PlainContents {
  readonly files: readonly string[];
  /** Links to files or folders, which nobody follows. */
  readonly links: readonly string[];
}

/** A folder that can be written to as well; what cannot be done throws. */
export interface WritableFolder extends PlainFolder {
  kindOf(path: string): Promise<'folder' | 'file' | 'link' | undefined>;
  /** Makes a file, and the folders that it needs. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Fails where there is something of the new name. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a folder with all that is in it. */
  remove(path: string): Promise<void>;
}
