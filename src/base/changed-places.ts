/**
 * The places at which two lists of equal length hold different objects. Asked again for the same two lists, as several
 * layers do after one change, it remembers.
 */
export function changedPlaces(before: readonly unknown[], after: readonly unknown[]): readonly number[] {
  if (latest.before === before && latest.after === after) return latest.places;
  const places: number[] = [];
  for (let i = 0; i < after.length; i++) if (after[i] !== before[i]) places.push(i);
  latest = { before, after, places };
  return places;
}

const none: readonly unknown[] = [];
let latest: {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly places: readonly number[];
} = { before: none, after: none, places: [] };
