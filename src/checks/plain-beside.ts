import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The manifest beside an advanced one that clients discover and read; what it says as well is told of it alone. */
export function plainBeside({ plain }: AdvancedFile, { files, places }: Snapshot): ModuleFile | undefined {
  const file = plain === undefined ? undefined : files[places.get(plain) ?? -1];
  return file?.path === plain ? file : undefined;
}
