import type { Version } from '../base/version.ts';
import type { Constraint, Universe } from './universe.ts';

/** A universe in which a module has one version and no other. */
export interface Forced<P, O> {
  readonly universe: Universe<P, O>;
  /** The line that forces it: nobody has written it. */
  readonly line: Constraint<P>;
}

/**
 * The universe with a version of a module asked for; undefined where that version is not on offer. It
 * is asked for by a name that it alone provides, so that ranges, virtual names and builds play no part in it.
 */
export function forced<P, O>(
  universe: Universe<P, O>,
  name: string,
  version: Version,
  place: P,
): Forced<P, O> | undefined {
  const isMeant = (it: Version) => it.raw === version.raw;
  const offer = universe.offers.find(it => it.name === name);
  if (!offer?.candidates.some(it => isMeant(it.version))) return undefined;
  const line: Constraint<P> = { kind: 'runtime', name: forcedName, range: 'any', text: version.raw, place };
  const candidates = offer.candidates.map(it =>
    isMeant(it.version) ? { ...it, provides: [...(it.provides ?? []), { name: forcedName, version: undefined }] } : it,
  );
  return {
    line,
    universe: {
      ...universe,
      offers: universe.offers.map(it => (it === offer ? { name, candidates } : it)),
      root: [...universe.root, line],
    },
  };
}

/** No manifest can name a module so. */
const forcedName = '\u0001';
