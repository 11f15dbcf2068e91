import { hasInOrder } from '../base/similar.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Location } from './location.ts';

/** A module that somebody looks for by its name; the place is that of the name. */
export interface WorkspaceSymbol extends Location {
  readonly name: string;
  /** The folder of its manifest, below the client folder. */
  readonly container: string;
}

/**
 * The modules whose names have the letters of the query in its order, those first in which they stand together; each word of
 * the query by itself. At most a few hundred.
 */
export function workspaceSymbols(
  { files, strays, advanced, graph }: Snapshot,
  query: string,
): readonly WorkspaceSymbol[] {
  const words = query
    .toLowerCase()
    .split(/[\s*…"]+/)
    .filter(word => word !== '');
  const found: WorkspaceSymbol[][] = [[], [], []];
  // What an .otmod names is found there.
  const alone = [...advanced.values()].filter(it => it.manifest.name && !graph.has(it.manifest.name.value));
  for (const list of [files, strays, alone]) {
    for (const file of list) {
      const rank = rankOf(file.manifest.name?.value.toLowerCase() ?? '', words);
      const symbol = rank === undefined ? undefined : symbolOf(file);
      if (symbol && rank !== undefined && found[rank].length < MOST) found[rank].push(symbol);
    }
  }
  return found.flat().slice(0, MOST);
}

const MOST = 300;

/** 0: it starts with the query; 1: it has each word of it; 2: it has its letters in order. */
function rankOf(name: string, words: readonly string[]): 0 | 1 | 2 | undefined {
  if (!words.every(word => hasInOrder(name, word))) return undefined;
  if (name.startsWith(words[0] ?? '')) return 0;
  return words.every(word => name.includes(word)) ? 1 : 2;
}

function symbolOf({ path, manifest }: ModuleFile | AdvancedFile): WorkspaceSymbol | undefined {
  const { name } = manifest;
  if (!name || name.value === '') return undefined;
  return { name: name.value, container: path.slice(0, Math.max(0, path.lastIndexOf('/'))), path, span: name.span };
}
