/** Whether a path is that of a manifest that clients read. */
export function isPlainManifest(path: string): boolean {
  return path.endsWith('.otmod');
}

/** Whether a path is that of an advanced manifest. */
export function isAdvancedManifest(path: string): boolean {
  return path.endsWith('.otmod.jsonc');
}

/** Whether a path is that of a manifest of either kind. */
export function isManifest(path: string): boolean {
  return isPlainManifest(path) || isAdvancedManifest(path);
}

/** The folder of a path, without a slash at its end; the empty text is the client folder. */
export function folderPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
