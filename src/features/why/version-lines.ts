import { finish } from '../../base/stepwise.ts';
import { counted } from '../../base/text.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Location } from '../location.ts';
import { placeText } from './page.ts';
import { originWords } from './told-lines.ts';
import { askerOf } from './version-reasons.ts';
import { hasVersions, versionsInUse } from './versions-in-use.ts';

/** The version of a module, as a line below it in a tree. */
export interface VersionHeading {
  readonly kind: 'version';
  /** Unique in the tree. */
  readonly id: string;
  /** The module that it stands below. */
  readonly of: string;
  readonly label: string;
  readonly detail: string;
  readonly children: number;
}

/** A line of a manifest that asks for the module, below its version. */
export interface AskLine {
  readonly kind: 'ask';
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Undefined where it does not stand in the workspace. */
  readonly place: Location | undefined;
}

/** More lines than these nobody reads in a tree. */
const MOST = 200;

/** The version of a module; none where no version has a say in it, which costs nothing where no advanced manifest is. */
export function versionHeading(name: string, id: string, snapshot: Snapshot): readonly VersionHeading[] {
  const found = inUse(name, snapshot);
  if (!found) return [];
  const { own, lines, offered, isSettled } = found;
  const label = !own ? 'no version' : isSettled ? `version ${own.version.raw}` : 'no version suits all';
  const from = own && isSettled ? [originWords(own.origin)] : [];
  const detail = [...from, `${counted(offered, 'version')} on offer`].join(' · ');
  return [{ kind: 'version', id: `${id}\n\nversion`, of: name, label, detail, children: lines.length }];
}

/** Who asks for the module in which range, a line each. */
export function askLines({ of, id }: VersionHeading, snapshot: Snapshot): readonly AskLine[] {
  const lines = inUse(of, snapshot)?.lines ?? [];
  return lines.map((line, i) => {
    const { text, place: told } = askerOf(line, of);
    const { origin, path, span } = line.line.place;
    const place = origin.kind === 'workspace' ? { path, span } : undefined;
    return { kind: 'ask', id: `${id}\n${i}`, label: text, detail: told ? placeText(told) : '', place };
  });
}

/** The same as sentences, for where there is no room to open anything. */
export function versionSentences(name: string, snapshot: Snapshot): readonly string[] {
  const [heading] = versionHeading(name, '', snapshot);
  if (!heading) return [];
  const all = askLines(heading, snapshot);
  const shown = all.slice(0, FEW).map(({ label, detail }) => `${label}: ${detail}`);
  const more = all.length > FEW ? [`and ${counted(all.length - FEW, 'more line')}`] : [];
  return [`${heading.label}, ${heading.detail.replaceAll(' · ', ', ')}`, ...shown, ...more];
}

const FEW = 8;

function inUse(name: string, snapshot: Snapshot) {
  if (!hasVersions(snapshot)) return undefined;
  // Whoever looked for problems has resolved it already.
  const resolved = finish(snapshot.resolved());
  const versions = versionsInUse(resolved);
  const offered = versions.offered(name).length;
  if (offered === 0) return undefined;
  const lines = versions
    .asked(name)
    .filter(it => it.by !== undefined)
    .slice(0, MOST);
  // What is there in one version, and nobody asks for in a range, is there as it is.
  if (offered === 1 && lines.every(it => it.line.range === 'any')) return undefined;
  return { own: versions.inUse.get(name), lines, offered, isSettled: resolved.resolution.isSatisfied };
}
