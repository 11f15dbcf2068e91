import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The place in the load order, from 1, of the module that a manifest is read into; undefined where it does not load. */
export function loadNumber(file: ModuleFile, { boot }: Snapshot): number | undefined {
  return boot.numberOf(file);
}
