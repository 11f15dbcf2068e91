import { finish } from '../base/stepwise.ts';
import type { OptionValues } from './command.ts';
import { line } from './command.ts';
import type { OpenedFolder } from './open-folder.ts';
import { storesOf, versionSources } from './version-sources.ts';

/** Tells an opened folder which versions its stores and its repository offer; what is wrong in a store is a line for `write`. */
export async function offerVersions(
  folder: string,
  { service }: OpenedFolder,
  options: OptionValues,
  write: (text: string) => void,
): Promise<void> {
  const snapshot = finish(service.folder.refresh());
  const offered = await versionSources(folder, storesOf(folder, options), snapshot).list();
  for (const { origin, message } of offered.problems)
    if (origin.kind === 'store') write(line(`otmod: ${origin.store}/${origin.folder}: ${message}`));
  service.folder.offer(offered);
}
