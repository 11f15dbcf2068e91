import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { finish } from '../base/stepwise.ts';
import { type EngineId, engineIds } from '../clients/client-engine.ts';
import type { FileSource } from '../files/file-source.ts';
import { load } from '../files/load.ts';
import { nodeFiles } from '../files/node-files.ts';
import { type LanguageService, languageService } from '../service.ts';
import { mergedSource } from '../versions/merged-source.ts';
import { clientRoots } from '../workspace/client-roots.ts';
import type { ClientSettings } from '../workspace/client-settings.ts';
import { isManifest } from '../workspace/manifest-paths.ts';
import { choice, type OptionValues, WrongUse } from './command.ts';
import { storeSources, storesOf } from './version-sources.ts';

/** A client folder that was read from disk, and how its paths are shown. */
export interface OpenedFolder {
  readonly service: LanguageService;
  /** What stands before the paths of the given folder, where it is only a part of a client. */
  readonly prefix: string;
  /** The path below the given folder of a path below the client folder. */
  readonly shown: (path: string) => string;
  /** Folders that could not be listed, and files whose text should count but could not be read, or is too large for it. */
  readonly unread: readonly string[];
}

export function engineOption(options: OptionValues): EngineId | 'auto' {
  return choice(options, 'engine', ['auto', ...engineIds], 'auto');
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new WrongUse(`there is no folder ${folder}`);
  if (!found.isDirectory()) throw new WrongUse(`${folder} is not a folder`);
}

/** Reads a client folder, with the versions that are stored in it. */
export async function openFolder(folder: string, settings: ClientSettings): Promise<OpenedFolder> {
  const opened = await readFolder(folder, settings);
  await offerStored(folder, opened.service);
  return opened;
}

/**
 * Reads a client folder alone. A folder called `modules` or `mods` without a client in it is taken for the `modules` folder of
 * one, a folder with a manifest of its own for a single module; any other folder counts as a client as it is.
 */
export async function readFolder(folder: string, settings: ClientSettings): Promise<OpenedFolder> {
  await requireFolder(folder);
  const unread = new Set<string>();
  const files = nodeFiles(folder, path => unread.add(path));
  const source: FileSource = {
    list: files.list,
    async read(path) {
      const bytes = await files.read(path);
      if (!bytes) unread.add(path);
      return bytes;
    },
  };
  const prefix = await prefixOf(source, folder);
  if (unread.has('')) throw new WrongUse(`cannot read the folder ${folder}`);
  const service = languageService(settings);
  await load(source, service.folder, () => false, prefix);
  const shown = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  return { service, prefix, shown, unread: [...unread].sort() };
}

/** Tells a service of the versions that are stored in the folder. */
async function offerStored(folder: string, service: LanguageService): Promise<void> {
  const stores = storesOf(folder, {});
  if (!(await Promise.all(stores.map(it => stat(it.folder).catch(() => undefined)))).some(it => it)) return;
  const snapshot = finish(service.folder.refresh());
  service.folder.offer(await mergedSource(storeSources(stores, snapshot)).list());
}

async function prefixOf(source: FileSource, folder: string): Promise<string> {
  const paths: string[] = [];
  for await (const batch of source.list(() => false)) paths.push(...batch);
  const isClient = paths.some(path => path === 'init.lua' || /^(modules|mods|data|layouts)\//.test(path));
  const name = basename(resolve(folder));
  const isPart = name === 'modules' || name === 'mods' || paths.some(path => !path.includes('/') && isManifest(path));
  if (isClient || !isPart) return '';
  return clientRoots(paths, name).find(root => root.path === '')?.prefix ?? '';
}

/** One line for each file or folder that could not be read; true where there is any. */
export function tellUnread({ unread }: OpenedFolder, write: (text: string) => void): boolean {
  for (const path of unread) write(`otmod: cannot read ${path}\n`);
  return unread.length > 0;
}
