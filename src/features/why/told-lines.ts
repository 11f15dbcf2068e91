import type { ToldLine } from '../../resolve/conflict.ts';
import type { CandidateOrigin } from '../../workspace/candidate.ts';
import type { LinePlace } from '../../workspace/lower-candidate.ts';
import { type PageLine, type ToldPlace, toldPlace } from './page.ts';

/** Where a line of a universe stands; undefined for what stands nowhere. */
export function linePlace({ path, text, span, origin }: LinePlace): ToldPlace | undefined {
  return path === '' ? undefined : toldPlace(path, text, span, origin);
}

/** A line in words as lines of a page: those of several versions that say the same stand below it one by one. */
export function toldLines({ text, lines }: ToldLine<LinePlace>, depth: number): readonly PageLine[] {
  const [first, ...others] = lines;
  if (others.length === 0) return [{ depth, text, place: linePlace(first.constraint.place) }];
  const shown = lines.slice(0, FEW).map(({ version, constraint }) => {
    const { place } = constraint;
    return { depth: depth + 1, text: `in ${version?.raw ?? originWords(place.origin)}`, place: linePlace(place) };
  });
  const more = lines.length > FEW ? [{ depth: depth + 1, text: `and in ${lines.length - FEW} more` }] : [];
  return [{ depth, text }, ...shown, ...more];
}

const FEW = 8;

/** Where a version comes from, in a few words. */
export function originWords(origin: CandidateOrigin): string {
  switch (origin.kind) {
    case 'workspace':
      return 'in the workspace';
    case 'store':
      return `in the store ${origin.store}`;
    case 'git':
      return `at ${origin.ref} in git`;
  }
}
