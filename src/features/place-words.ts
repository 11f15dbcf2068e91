import { lineStarts, positionAt } from '../base/text.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Location } from './location.ts';

/** Writes places as `path:line`, the line from 1; each text is counted once. */
export function placeWords(snapshot: Snapshot): (place: Location) => string {
  const starts = new Map<string, readonly number[]>();
  return ({ path, span }) => {
    const own = starts.get(path) ?? lineStarts(snapshot.text(path) ?? '');
    starts.set(path, own);
    return `${path}:${positionAt(own, span.start).line + 1}`;
  };
}
