import type { Edit } from '../../checks/check.ts';
import { quoted } from '../../checks/names.ts';
import { freeNames } from '../../syntax/lua/free-names.ts';
import { hasWord } from '../../syntax/lua/has-word.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { applyEdits } from '../fixes.ts';
import { placeWords } from '../place-words.ts';
import type { OwnPlaces } from './member-references.ts';

/** Why a bare name would mean a local variable afterwards, as a sentence. */
export function capture(
  { region, places }: OwnPlaces,
  name: string,
  newName: string,
  snapshot: Snapshot,
): string | undefined {
  const { path, span, form } = region;
  const part = snapshot.text(path)?.slice(span.start, span.end) ?? '';
  if (!hasWord(part, newName)) return undefined;
  const edits = places.map(({ start, end }): Edit => {
    const place = { start: start - span.start, end: end - span.start };
    return { kind: 'replace', path, span: place, text: newName };
  });
  const after = applyEdits(part, path, edits);
  const free = new Set(freeNames(after, newName, 0, after.length, form)?.map(it => it.start));
  const grown = newName.length - name.length;
  const hidden = places.find((it, i) => !free.has(it.start - span.start + i * grown));
  if (!hidden) return undefined;
  return `${placeWords(snapshot)({ path, span: hidden })} would then mean a local variable called ${quoted(newName)}.`;
}
