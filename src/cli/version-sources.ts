import { resolve } from 'node:path';
import { isRead } from '../files/load.ts';
import { nodeFolder } from '../files/node-folder.ts';
import { findGit, nodeGit } from '../files/node-git.ts';
import { liesInside } from '../files/node-writes.ts';
import type { CandidateSource } from '../versions/candidate-source.ts';
import { gitSource } from '../versions/git-source.ts';
import { mergedSource } from '../versions/merged-source.ts';
import { DEFAULT_STORE } from '../versions/store-paths.ts';
import { storeSource } from '../versions/store-source.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type OptionValues, several, WrongUse } from './command.ts';

/** A version store as it was named, and where it lies. */
interface StorePlace {
  readonly name: string;
  readonly folder: string;
}

/** The stores that `--store` names, from where the command was called, else the one in the client folder. */
export function storesOf(folder: string, options: OptionValues): readonly StorePlace[] {
  const named = several(options, 'store');
  if (named.includes('')) throw new WrongUse('--store needs a folder');
  if (named.length > 0) return named.map(name => ({ name, folder: resolve(name) }));
  // A link in the folder must not lead elsewhere.
  return liesInside(folder, DEFAULT_STORE) ? [{ name: DEFAULT_STORE, folder: resolve(folder, DEFAULT_STORE) }] : [];
}

/** The versions in stores. */
export function storeSources(stores: readonly StorePlace[], { engine }: Snapshot): readonly CandidateSource[] {
  return stores.map(({ name, folder }) =>
    storeSource({ name, files: nodeFolder(folder) }, engine, path => isRead(`modules/${path}`)),
  );
}

/** The versions in stores, and in the repository of a client folder where there are both one and `git`. */
export function versionSources(folder: string, stores: readonly StorePlace[], snapshot: Snapshot): CandidateSource {
  const git = findGit();
  const tagged = git === undefined ? [] : [gitSource(nodeGit(git, resolve(folder)), snapshot.engine)];
  return mergedSource([...storeSources(stores, snapshot), ...tagged]);
}
