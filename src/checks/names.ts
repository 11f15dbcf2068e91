import type { ModuleFile } from '../workspace/module-record.ts';

/** The name of the folder that a manifest lies in, as the client sees it. */
export function folderOfManifest(file: ModuleFile): string {
  return file.virtualPath.split('/').at(-2) ?? '';
}

/** A word in double quotes, on one line and not too long, for a message. */
export function quoted(word: string): string {
  const line = word.replaceAll(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}
