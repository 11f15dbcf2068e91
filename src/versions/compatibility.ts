import type { Span } from '../base/span.ts';
import { satisfies, type Version, type VersionRange } from '../base/version.ts';
import type { ModuleUse } from '../workspace/code-parts.ts';
import type { Surface } from './surface.ts';

/** A module that must be pleased by another version of the one that is swapped. */
export interface Dependent {
  readonly name: string;
  /** Undefined where any version will do, or its range cannot be read. */
  readonly range: VersionRange | undefined;
  readonly rangeText: string;
  /** Where it says so. */
  readonly path: string;
  readonly span: Span;
  /** It refuses to be there together with versions in the range. */
  readonly isConflict: boolean;
}

/** A version of the module, as far as others notice. */
export interface SwappedVersion {
  readonly version: Version;
  readonly surface: Surface;
}

/** Why a version cannot take the place of another one, or what speaks against it. */
export interface Incompatibility {
  readonly kind: 'constraint' | 'conflict' | 'engine' | 'migration' | 'member';
  /** A sentence for a person. */
  readonly message: string;
  /** Who is not pleased; undefined where it is the module itself or the client. */
  readonly module: string | undefined;
  /** Where that is said or done. */
  readonly place: { readonly path: string; readonly span: Span } | undefined;
}

/** What the swap of one module is held against. */
export interface Swap {
  readonly name: string;
  readonly from: SwappedVersion;
  readonly to: SwappedVersion;
  readonly engine: string;
  readonly dependents: readonly Dependent[];
  /** Uses of its members by others. */
  readonly uses: readonly ModuleUse[];
  /** Uses by others of globals that it alone makes. */
  readonly globalUses: readonly GlobalUse[];
}

/** A place at which a module reads a global. */
export interface GlobalUse {
  readonly name: string;
  readonly module: string;
  readonly path: string;
  readonly span: Span;
}

/** Every reason why `to` cannot take the place of `from`; none: it can. In the order of the kinds, then as given. */
export function incompatibilities(swap: Swap): readonly Incompatibility[] {
  return [
    ...constraints(swap),
    ...engines(swap),
    ...migrations(swap),
    ...missingMembers(swap),
    ...missingGlobals(swap),
  ];
}

function* constraints({ name, to, dependents }: Swap): Generator<Incompatibility> {
  for (const { range, rangeText, name: module, path, span, isConflict } of dependents) {
    if (!range || satisfies(to.version, range) !== isConflict) continue;
    const message = isConflict
      ? `"${module}" conflicts with "${name}" ${rangeText}, and ${to.version.raw} is one of these.`
      : `"${module}" needs "${name}" ${rangeText}, and ${to.version.raw} is none of these.`;
    yield { kind: isConflict ? 'conflict' : 'constraint', message, module, place: { path, span } };
  }
}

function* engines({ name, to, engine }: Swap): Generator<Incompatibility> {
  const meant = [...to.surface.engines];
  if (meant.length === 0 || meant.includes(engine)) return;
  const message = `"${name}" ${to.version.raw} is meant for ${meant.join(', ')}, and this client is ${engine}.`;
  yield { kind: 'engine', message, module: undefined, place: undefined };
}

/**
 * State is handed on as it is between versions that are compatible by semver; across a breaking one, the higher version must have
 * `migrate`, which knows of those before it, up and down.
 */
function* migrations({ name, from, to }: Swap): Generator<Incompatibility> {
  const none = { kind: 'migration', module: undefined, place: undefined } as const;
  if (!from.surface.state.has('getState') || from.version.compare(to.version) === 0) return;
  const [old, now] = [from.version.raw, to.version.raw];
  if (!to.surface.state.has('setState')) {
    yield { ...none, message: `"${name}" ${now} has no "setState" to take over the state of ${old}.` };
    return;
  }
  if (isCompatible(from.version, to.version)) return;
  const [higher, shown] = to.version.compare(from.version) > 0 ? [to, now] : [from, old];
  if (higher.surface.state.has('migrate') || to.surface.state.has('migrate')) return;
  const message = `There is no way from the state of "${name}" ${old} to that of ${now}: ${shown} has no "migrate".`;
  yield { ...none, message };
}

/** Whether a range such as `^1.2.0` holds for both. */
function isCompatible(a: Version, b: Version): boolean {
  if (a.major !== b.major) return false;
  if (a.major > 0) return true;
  return a.minor === b.minor && (a.minor > 0 || a.patch === b.patch);
}

/**
 * Uses that would fail or find nothing: what others give the module goes on without, and so does who makes sure of a member; a
 * read in the same file is then the test for it.
 */
function* missingMembers({ name, from, to, uses }: Swap): Generator<Incompatibility> {
  const key = (use: ModuleUse) => `${use.path}\0${use.member}`;
  const tested = new Set(uses.filter(it => it.guard === 'member').map(key));
  for (const use of uses) {
    const { member, memberSpan, moduleSpan, access, guard, path, from: module } = use;
    if (member === undefined || access === 'ask' || access === 'write' || guard === 'member') continue;
    if (module === name || !from.surface.members.has(member) || to.surface.members.has(member)) continue;
    if (access === 'read' && tested.has(key(use))) continue;
    const who = module === undefined ? path : `"${module}"`;
    const how = access === 'call' ? 'calls' : 'uses';
    const message = `${who} ${how} "${member}" of "${name}", which ${to.version.raw} does not have.`;
    yield { kind: 'member', message, module, place: { path, span: memberSpan ?? moduleSpan } };
  }
}

function* missingGlobals({ name, to, globalUses }: Swap): Generator<Incompatibility> {
  const { sandboxed, members, globals } = to.surface;
  for (const { name: used, module, path, span } of globalUses) {
    if (globals.has(used) || (!sandboxed && members.has(used))) continue;
    const message = `"${module}" uses the global "${used}" of "${name}", which ${to.version.raw} does not make.`;
    yield { kind: 'member', message, module, place: { path, span } };
  }
}
