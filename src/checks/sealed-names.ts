import type { Snapshot } from '../workspace/snapshot.ts';

/** Whether an encrypted manifest lies where a module of that name would lie: in a folder or file of the name. */
export function mayBeSealed(name: string, snapshot: Snapshot): boolean {
  return snapshot.sealed.some(path => {
    const parts = path.split('/');
    return parts.at(-1) === `${name}.otmod` || parts.at(-2) === name;
  });
}
