import { sealedPath } from '../workspace/sealed.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Whether an encrypted manifest lies where a module of that name would lie: in a folder or file of the name. */
export function mayBeSealed(name: string, snapshot: Snapshot): boolean {
  return sealedPath(name, snapshot) !== undefined;
}
