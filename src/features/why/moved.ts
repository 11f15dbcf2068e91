import type { LoweredCandidate } from '../../workspace/lower-candidate.ts';

/** A module of which another version is chosen than before; undefined: none. */
export interface Moved {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

type Chosen = ReadonlyMap<string, Pick<LoweredCandidate, 'version'>>;

/** What is chosen otherwise, by name. */
export function movedBetween(before: Chosen, after: Chosen): readonly Moved[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap(name => {
    const [from, to] = [before.get(name)?.version.raw, after.get(name)?.version.raw];
    return from === to ? [] : [{ name, from, to }];
  });
}

/** `physics 2.1.0 → 3.0.0`. */
export function movedWords({ name, from, to }: Moved): string {
  if (from === undefined) return `${name} ${to} is added`;
  return to === undefined ? `${name} ${from} is no longer there` : `${name} ${from} → ${to}`;
}
