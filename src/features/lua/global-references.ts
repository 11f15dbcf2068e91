import type { Stepwise } from '../../base/stepwise.ts';
import { byPlace } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { FilePlace } from '../references.ts';
import { type GlobalPlaces, globalPlaces } from './global-places.ts';

/** Every place that names a global, by path, then by place; where it is made is its declaration. */
export function* globalReferences(
  name: string,
  includeDeclaration: boolean,
  snapshot: Snapshot,
): Stepwise<readonly FilePlace[]> {
  const all = placesIn(yield* globalPlaces(name, snapshot));
  if (includeDeclaration) return all;
  const made = new Set<string>();
  for (const it of snapshot.code.globals.get(name) ?? []) if (!it.isNil) made.add(`${it.path}:${it.span.start}`);
  return all.filter(it => !made.has(`${it.path}:${it.span.start}`));
}

/** The places of all parts, in order, none twice. */
export function placesIn({ parts }: GlobalPlaces): readonly FilePlace[] {
  const all = new Map<string, FilePlace>();
  for (const { region, bare, behind } of parts)
    for (const span of [...bare, ...behind]) all.set(`${region.path}:${span.start}`, { path: region.path, span });
  return [...all.values()].sort(byPlace);
}
