import { mostSimilar } from '../base/similar.ts';
import type { VersionLevel } from '../base/version.ts';
import { requirementKeys } from '../manifest/advanced-manifest.ts';
import { compareConfig } from './compare-config.ts';
import { type StateKey, type Surface, type SurfaceMember, stateKeys } from './surface.ts';

/** Why a version must be raised, and how far: `major` breaks others, `minor` is new, `patch` is neither. */
export interface Reason {
  readonly level: VersionLevel;
  /** A sentence for a person. */
  readonly text: string;
}

/** What is different for others between two versions of a module; the gravest first. */
export function compareSurfaces(old: Surface, now: Surface): readonly Reason[] {
  const reasons = [
    ...sandbox(old, now),
    ...members(old.members, now.members, it => quoted(it)),
    ...members(old.globals, now.globals, it => `${quoted(it)} in _G`),
    ...hooks(old, now),
    ...states(old, now),
    ...provided(old, now),
    ...requirements(old, now),
    ...engines(old, now),
    ...compareConfig(old.configSchema, now.configSchema),
  ];
  return inOrder(reasons);
}

/** Reasons by how grave they are, then by their words, each once. */
export function inOrder(reasons: readonly Reason[]): readonly Reason[] {
  const once = [...new Map(reasons.map(it => [`${it.level} ${it.text}`, it])).values()];
  return once.sort((a, b) => rank[a.level] - rank[b.level] || (a.text < b.text ? -1 : 1));
}

const rank: Readonly<Record<VersionLevel, number>> = { major: 0, minor: 1, patch: 2 };

function* sandbox(old: Surface, now: Surface): Generator<Reason> {
  if (old.sandboxed && !now.sandboxed)
    yield { level: 'major', text: 'It is sandboxed no more: its names stand among the globals of all.' };
  if (!old.sandboxed && now.sandboxed)
    yield { level: 'major', text: 'It is sandboxed now: its names are no globals any more.' };
}

type Members = ReadonlyMap<string, SurfaceMember>;

function* members(old: Members, now: Members, shown: (name: string) => string): Generator<Reason> {
  const added = new Set([...now.keys()].filter(it => !old.has(it)));
  for (const [name, before] of old) {
    const after = now.get(name);
    if (after) yield* changed(shown(name), before, after);
    else {
      const renamed = newName(name, before, added, now);
      if (renamed !== undefined) added.delete(renamed);
      const text =
        renamed === undefined ? `${shown(name)} is gone.` : `${shown(name)} is now called ${shown(renamed)}.`;
      yield { level: 'major', text };
    }
  }
  for (const name of added) yield { level: 'minor', text: `${shown(name)} is new.` };
}

/** Under which of the new names a member most likely goes on: one that is like it in kind, parameters and letters. */
function newName(name: string, before: SurfaceMember, added: ReadonlySet<string>, now: Members): string | undefined {
  const owner = name.slice(0, name.lastIndexOf('.') + 1);
  const alike = [...added].filter(it => {
    const after = now.get(it);
    const same = after?.kind === before.kind && after.parameters.join() === before.parameters.join();
    return same && it.startsWith(owner) && !it.slice(owner.length).includes('.');
  });
  return mostSimilar(name, alike);
}

function* changed(name: string, before: SurfaceMember, after: SurfaceMember): Generator<Reason> {
  if (before.kind !== after.kind) {
    // A value may be anything, a function or a table too.
    const level = before.kind === 'value' ? 'minor' : 'major';
    yield { level, text: `${name} was a ${before.kind} and is a ${after.kind}.` };
    return;
  }
  const [old, now] = [before.parameters, after.parameters];
  if (old.join() === now.join()) return;
  const takes = `${name} took (${old.join(', ')}) and takes (${now.join(', ')})`;
  const open = now.includes('...');
  const places = (list: readonly string[]) => list.filter(it => it !== '...');
  const isMoved = places(old).some((it, i) => now.includes(it) && now[i] !== it);
  if (places(now).length < places(old).length && !open) yield { level: 'major', text: `${takes}: fewer parameters.` };
  else if (isMoved) yield { level: 'major', text: `${takes}: in another order.` };
  else if (old.includes('...') && !open) yield { level: 'major', text: `${takes}: no more than these.` };
  else if (now.length > old.length) yield { level: 'minor', text: `${takes}: more parameters.` };
  else yield { level: 'patch', text: `${takes}: other names of parameters.` };
}

function* hooks(old: Surface, now: Surface): Generator<Reason> {
  for (const [event, handler] of old.hooks) {
    const after = now.hooks.get(event);
    if (after === undefined) yield { level: 'major', text: `It does not handle the event ${quoted(event)} any more.` };
    else if (after !== handler) yield { level: 'patch', text: `The event ${quoted(event)} is handled otherwise.` };
  }
  for (const event of now.hooks.keys())
    if (!old.hooks.has(event)) yield { level: 'minor', text: `It handles the event ${quoted(event)}.` };
}

function* states(old: Surface, now: Surface): Generator<Reason> {
  for (const key of stateKeys) {
    if (old.state.has(key) && !now.state.has(key))
      yield { level: lost[key], text: `${quoted(key)} is gone: ${losing[key]}.` };
    if (!old.state.has(key) && now.state.has(key)) yield { level: 'minor', text: `It has ${quoted(key)} now.` };
  }
}

const lost: Readonly<Record<StateKey, VersionLevel>> = {
  getState: 'major',
  setState: 'major',
  migrate: 'major',
  validate: 'patch',
};

const losing: Readonly<Record<StateKey, string>> = {
  getState: 'its state cannot be kept over a swap',
  setState: 'it cannot take over the state of another version',
  migrate: 'it cannot take over the state of older versions',
  validate: 'a swap is not tested any more',
};

function* provided(old: Surface, now: Surface): Generator<Reason> {
  for (const [name, before] of old.provides) {
    const after = now.provides.get(name);
    if (!now.provides.has(name)) yield { level: 'major', text: `It does not provide ${quoted(name)} any more.` };
    else if (before && after && after.compare(before) !== 0) {
      const isBreaking = after.compare(before) < 0 || after.major !== before.major;
      const level = isBreaking ? 'major' : 'minor';
      yield { level, text: `It provides ${quoted(name)} as ${after.raw} in place of ${before.raw}.` };
    }
  }
  for (const name of now.provides.keys())
    if (!old.provides.has(name)) yield { level: 'minor', text: `It provides ${quoted(name)}.` };
}

function* requirements(old: Surface, now: Surface): Generator<Reason> {
  for (const key of requirementKeys) {
    const [before, after] = [old.requirements[key], now.requirements[key]];
    const words = key === 'conflicts' ? 'conflicts with' : `has ${quoted(key)} on`;
    for (const [name, range] of after) {
      const known = before.get(name);
      const level = key === 'conflicts' ? 'major' : 'minor';
      if (known === undefined) yield { level, text: `It ${words} ${quoted(name)} ${range}.` };
      else if (known !== range) yield { level, text: `It ${words} ${quoted(name)} ${range} in place of ${known}.` };
    }
    for (const name of before.keys())
      if (!after.has(name)) yield { level: 'patch', text: `It ${words} ${quoted(name)} no more.` };
  }
}

function* engines(old: Surface, now: Surface): Generator<Reason> {
  if (old.engines.size > 0 && now.engines.size === 0)
    yield { level: 'minor', text: 'It is meant for every client engine.' };
  for (const id of old.engines)
    if (now.engines.size > 0 && !now.engines.has(id))
      yield { level: 'major', text: `It is not meant for ${id} any more.` };
  for (const id of now.engines) {
    if (old.engines.size > 0 && !old.engines.has(id)) yield { level: 'minor', text: `It is meant for ${id} too.` };
  }
  if (old.engines.size === 0 && now.engines.size > 0)
    yield { level: 'major', text: `It is meant for ${[...now.engines].join(', ')} alone.` };
}

function quoted(word: string): string {
  const line = word.replaceAll(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}
