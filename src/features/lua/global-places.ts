import type { Span } from '../../base/span.ts';
import type { Stepwise } from '../../base/stepwise.ts';
import { type GlobalNames, globalNames, likelyName } from '../../syntax/lua/global-names.ts';
import { hasWord } from '../../syntax/lua/has-word.ts';
import { mayHoldHandlers } from '../../workspace/file-code.ts';
import { isPlainManifest } from '../../workspace/manifest-paths.ts';
import { byPlace } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { FilePlace } from '../references.ts';
import { type Environment, environments, whoseBare, whoseMember } from './environments.ts';
import type { OwnRegion } from './own-regions.ts';
import { luaRegions } from './regions.ts';

/** A part of a file that is Lua and names a global. */
export interface GlobalPart {
  readonly region: OwnRegion;
  readonly environment: Environment;
  /** By its bare name. */
  readonly bare: readonly Span[];
  /** Behind `_G` or a module, where no variable is in the way. */
  readonly behind: readonly Span[];
  /** The modules behind which it stands. */
  readonly through: readonly string[];
  readonly isMade: boolean;
}

/** All that names a global. */
export interface GlobalPlaces {
  readonly parts: readonly GlobalPart[];
  /** Where it seems to be named, but the text cannot be read now. */
  readonly unread: readonly FilePlace[];
  /** Where it cannot be told whether it is named, and why. */
  readonly unsure: readonly Unsure[];
  /** Loose scripts that name something of that name which is not this global, or need not be. */
  readonly foreign: readonly string[];
}

export interface Unsure {
  readonly place: FilePlace;
  /** A string names it; a module makes a value of its own out of it; the text changes its environment. */
  readonly why: 'text' | 'module' | 'environment';
}

/** How many UTF-16 units are looked through without a rest; a path counts as some. */
const TOGETHER = 2_000_000;
const PATH = 1000;

/** Every place in the folder that names the global of a name, a file at a step; texts without the name are passed over. */
export function* globalPlaces(name: string, snapshot: Snapshot): Stepwise<GlobalPlaces> {
  const found: Found = { parts: [], unread: [], unsure: [], foreign: [] };
  const environmentOf = environments(snapshot);
  let seen = 0;
  for (const path of snapshot.paths()) {
    seen += PATH;
    if (path.endsWith('.lua') || mayHoldHandlers(path) || isPlainManifest(path)) {
      const text = snapshot.text(path) ?? '';
      seen += text.length;
      if (hasWord(text, name)) {
        for (const region of luaRegions(snapshot, path))
          collect(name, text, { ...region, path }, environmentOf(path), snapshot, found);
        seen = TOGETHER;
      }
    }
    if (seen < TOGETHER) continue;
    seen = 0;
    yield;
  }
  yield;
  const parts = found.parts.sort((a, b) => byPlace(a.region, b.region));
  yield;
  return {
    parts,
    unread: found.unread.sort(byPlace),
    unsure: found.unsure.sort((a, b) => byPlace(a.place, b.place)),
    foreign: [...new Set(found.foreign)].sort(),
  };
}

interface Found {
  readonly parts: GlobalPart[];
  readonly unread: FilePlace[];
  readonly unsure: Unsure[];
  readonly foreign: string[];
}

function collect(
  name: string,
  text: string,
  region: OwnRegion,
  environment: Environment,
  { code }: Snapshot,
  found: Found,
): void {
  const { path, span, form } = region;
  const names = globalNames(text, name, span.start, span.end, form);
  if (!names) {
    if (environment.isLoose) {
      found.foreign.push(path);
      return;
    }
    // Not all that looks like Lua in a page is.
    const likely =
      path.endsWith('.html') && form === 'chunk' ? undefined : likelyName(text, name, span.start, span.end);
    if (likely) found.unread.push({ path, span: likely });
    return;
  }
  const doubt = (place: Span, why: Unsure['why']) => found.unsure.push({ place: { path, span: place }, why });
  for (const it of names.texts) doubt(it, 'text');
  const members = names.members.filter(it => whoseMember(name, it.module, code) !== 'own');
  for (const it of members) if (whoseMember(name, it.module, code) === 'unsure') doubt(it.span, 'module');
  const behind = [...names.shared, ...members.map(it => it.span)];
  const bare = bareOf(name, names, environment, code);
  if (bare === 'foreign') found.foreign.push(path);
  else if (bare === 'unsure') doubt(names.moves ?? names.bare[0], names.moves ? 'environment' : 'module');
  const own = typeof bare === 'string' ? [] : bare;
  if (own.length + behind.length > 0)
    found.parts.push({
      region,
      environment,
      bare: own,
      behind,
      through: members.map(it => it.module),
      isMade: own.length > 0 && names.isMade,
    });
}

function bareOf(
  name: string,
  { bare, isMade, moves }: GlobalNames,
  environment: Environment,
  code: Snapshot['code'],
): readonly Span[] | 'foreign' | 'unsure' {
  if (bare.length === 0) return [];
  const { isLoose, modules } = environment;
  // A script that somebody runs in an environment made for it, or that has its own value of that name.
  if (isLoose && (isMade || moves || modules.some(runsElsewhere))) return 'foreign';
  const whose = moves ? 'unsure' : whoseBare(name, environment, code);
  if (isLoose && whose !== 'global') return 'foreign';
  if (whose === 'unsure') return 'unsure';
  return whose === 'own' ? [] : bare;
}

function runsElsewhere({ scripts }: Environment['modules'][number]): boolean {
  return scripts.some(({ facts }) => facts.dynamics.some(it => it.what === 'setfenv' || it.what === 'load'));
}
