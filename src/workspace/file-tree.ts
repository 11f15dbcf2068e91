/** The names below a client folder; what the files hold is kept elsewhere. Never changed once made. */
export interface Folder {
  readonly folders: ReadonlyMap<string, Folder>;
  readonly files: ReadonlySet<string>;
}

export const emptyFolder: Folder = { folders: new Map(), files: new Set() };

/** Builds the tree of files given by paths with `/` between names and none in front. */
export function folderOf(paths: Iterable<string>): Folder {
  const root = newFolder();
  const known = new Map<string, OpenFolder>([['', root]]);
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    openFolder(slash < 0 ? '' : path.slice(0, slash), known).files.add(path.slice(slash + 1));
  }
  return root;
}

/** The folder at a path, or undefined. */
export function folderAt(root: Folder, path: string): Folder | undefined {
  let folder: Folder | undefined = root;
  for (const name of path.split('/')) if (name !== '') folder = folder?.folders.get(name);
  return folder;
}

/** Whether there is a file at a path. */
export function hasFile(root: Folder, path: string): boolean {
  const slash = path.lastIndexOf('/');
  return folderAt(root, slash < 0 ? '' : path.slice(0, slash))?.files.has(path.slice(slash + 1)) ?? false;
}

/** Paths of all files below a folder, in no order that means anything. */
export function* filesBelow(folder: Folder, prefix = ''): Generator<string> {
  for (const name of folder.files) yield prefix + name;
  for (const [name, inner] of folder.folders) yield* filesBelow(inner, `${prefix}${name}/`);
}

/** The spelling that a path has on disk where it differs in case alone, or undefined where there is no such file. */
export function respelled(root: Folder, path: string): string | undefined {
  const names = path.split('/').filter(name => name !== '');
  const file = names.pop();
  let folder: Folder | undefined = root;
  const spelled: string[] = [];
  for (const name of names) {
    const found: string | undefined = folder && sameName(folder.folders.keys(), name);
    folder = found === undefined ? undefined : folder?.folders.get(found);
    if (found !== undefined) spelled.push(found);
  }
  const found = folder && file !== undefined ? sameName(folder.files, file) : undefined;
  return found === undefined ? undefined : [...spelled, found].join('/');
}

function sameName(names: Iterable<string>, wanted: string): string | undefined {
  const lower = wanted.toLowerCase();
  let other: string | undefined;
  for (const name of names) {
    if (name === wanted) return name;
    if (name.toLowerCase() === lower) other ??= name;
  }
  return other;
}

interface OpenFolder {
  readonly folders: Map<string, OpenFolder>;
  readonly files: Set<string>;
}

function newFolder(): OpenFolder {
  return { folders: new Map(), files: new Set() };
}

function openFolder(path: string, known: Map<string, OpenFolder>): OpenFolder {
  const found = known.get(path);
  if (found) return found;
  const slash = path.lastIndexOf('/');
  const folder = newFolder();
  openFolder(slash < 0 ? '' : path.slice(0, slash), known).folders.set(path.slice(slash + 1), folder);
  known.set(path, folder);
  return folder;
}
