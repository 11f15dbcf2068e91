import { compareVersions } from '../base/version.ts';
import type { Conflict, Line, ToldLine } from './conflict.ts';
import { saysTheSame } from './lines.ts';
import type { Entry, Roster } from './roster.ts';
import type { Constraint } from './universe.ts';
import { isWithin } from './version-sets.ts';

/** A core in plain words. */
export function toldConflict<P>(core: readonly Line<P>[], roster: Roster<P, unknown>): Conflict<P> {
  const absent = core.find(({ constraint }) => isNeeded(constraint) && standing(constraint, roster).length === 0);
  const unmet = core.find(({ constraint }) => isNeeded(constraint) && !isOnOffer(constraint, roster));
  const kind = absent ? 'no-module' : unmet ? 'no-version' : 'conflict';
  const module = (absent ?? unmet)?.constraint.name ?? contested(core, roster);
  const number = roster.numbers.get(module);
  const versions = number === undefined ? [] : roster.entries[number].candidates.map(it => it.version);
  const unheld = absent ?? unmet;
  return {
    kind,
    module,
    versions,
    core,
    reason: unheld ? unheldReason(unheld.constraint, kind, roster) : `${module}: ${contradiction(core, module)}`,
    told: told(core, module, roster),
  };
}

/** What a line asks for, as the end of a sentence: `needs physics ^2.0.0`. */
export function saying(constraint: Constraint<unknown>, isPlural = false): string {
  const { kind, name } = constraint;
  const what = `${name}${rangeWords(constraint)}`;
  const s = isPlural ? '' : 's';
  switch (kind) {
    case 'dependency':
      return `need${s} ${what}`;
    case 'runtime':
      return `need${s} ${what} when it runs`;
    case 'optional':
      return `take${s} ${what} where ${name} is there`;
    case 'conflict':
      return `cannot be together with ${what}`;
  }
}

function rangeWords({ range, text }: Constraint<unknown>): string {
  if (range === 'any') return '';
  return range === 'none' ? ` in "${text}", which is no range` : ` ${text.trim() === '' ? '*' : text}`;
}

function isNeeded({ kind }: Constraint<unknown>): boolean {
  return kind === 'dependency' || kind === 'runtime';
}

/** The modules with candidates that are called so or provide the name. */
function standing({ name }: Constraint<unknown>, { numbers, entries, providers }: Roster<unknown, unknown>) {
  const number = numbers.get(name);
  const all = providers.get(name) ?? (number === undefined ? [] : [number]);
  return all.map(it => entries[it]).filter(it => it.candidates.length > 0);
}

function isOnOffer(constraint: Constraint<unknown>, roster: Roster<unknown, unknown>): boolean {
  return standing(constraint, roster).some(entry => entry.candidates.some((_, i) => isMet(constraint, entry, i)));
}

function isMet({ name, range }: Constraint<unknown>, entry: Entry<unknown, unknown>, i: number): boolean {
  const { version, provides } = entry.candidates[i];
  if (entry.name === name && isWithin(version, range)) return true;
  return provides?.some(it => it.name === name && isWithin(it.version, range)) ?? false;
}

/** What may not be there, or the module that most lines are about; of equals the one that is decided last, where they meet. */
function contested(core: readonly Line<unknown>[], { numbers }: Roster<unknown, unknown>): string {
  const unwanted = core.find(it => it.constraint.kind === 'conflict');
  if (unwanted) return unwanted.constraint.name;
  const counts = new Map<string, number>();
  for (const { constraint } of core) counts.set(constraint.name, (counts.get(constraint.name) ?? 0) + 1);
  const place = (name: string) => numbers.get(name) ?? -1;
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || place(b[0]) - place(a[0]));
  return first[0];
}

function contradiction(core: readonly Line<unknown>[], module: string): string {
  const about = core.filter(it => it.constraint.name === module);
  if (about.some(it => it.constraint.kind === 'conflict')) return 'it is needed, and may not be there';
  return 'no version suits everyone';
}

function unheldReason(
  constraint: Constraint<unknown>,
  kind: Conflict<unknown>['kind'],
  roster: Roster<unknown, unknown>,
): string {
  const { name, range, text } = constraint;
  if (kind === 'no-module') return `${name}: there is no such module`;
  if (range === 'none') return `${name}: "${text}" is no range of versions`;
  return `${name}: there is no version ${text}, only ${onOffer(name, constraint, roster)}`;
}

/** How many versions are named one by one. */
const FEW = 5;

function onOffer(name: string, constraint: Constraint<unknown>, roster: Roster<unknown, unknown>): string {
  const stated = standing(constraint, roster).flatMap(entry =>
    entry.candidates.flatMap(({ version, provides = [] }) => [
      ...(entry.name === name ? [{ version, of: '' }] : []),
      ...provides.flatMap(it =>
        it.name === name && it.version ? [{ version: it.version, of: ` of ${entry.name}` }] : [],
      ),
    ]),
  );
  const versions = stated.sort((a, b) => compareVersions(b.version, a.version)).map(it => `${it.version.raw}${it.of}`);
  return versions.length > FEW
    ? `${versions.slice(0, FEW).join(', ')} and ${versions.length - FEW} more`
    : listed(versions);
}

/** The lines with those together that say the same; the root first, what is about the contested module last. */
function told<P>(core: readonly Line<P>[], contestedName: string, roster: Roster<P, unknown>): readonly ToldLine<P>[] {
  const groups: Line<P>[][] = [];
  for (const line of core) {
    const group = groups.find(([it]) => it.module === line.module && saysTheSame(it.constraint, line.constraint));
    if (group) group.push(line);
    else groups.push([line]);
  }
  const place = ([{ module }]: readonly Line<P>[]) => (module === undefined ? 0 : (roster.numbers.get(module) ?? 0));
  const isAbout = ([it]: readonly Line<P>[]) => Number(it.constraint.name === contestedName);
  return groups
    .sort((a, b) => isAbout(a) - isAbout(b) || place(a) - place(b))
    .map(lines => ({ text: toldLine(lines, roster), lines }));
}

function toldLine(lines: readonly Line<unknown>[], roster: Roster<unknown, unknown>): string {
  const [{ module, constraint }] = lines;
  const virtual = providedBy(constraint, roster);
  if (module === undefined) return `${asked(constraint)}${virtual}`;
  const { text, isPlural } = subject(module, lines, roster);
  return `${text} ${saying(constraint, isPlural)}${virtual}`;
}

/** A requirement of the root in words. */
function asked(constraint: Constraint<unknown>): string {
  const { kind, name } = constraint;
  const what = `${name}${rangeWords(constraint)}`;
  if (kind === 'conflict') return `${what} is not wanted`;
  return `${what} is asked for${kind === 'optional' ? ` where ${name} is there` : ''}`;
}

/** Who states some lines of a module: `hud 2.1.0`, `boss-ai (all 3 versions)`. */
export function subject(
  module: string,
  lines: readonly Line<unknown>[],
  { numbers, entries }: Roster<unknown, unknown>,
) {
  const versions = [...new Set(lines.map(it => it.version?.raw))];
  const number = numbers.get(module);
  const all = new Set(number === undefined ? [] : entries[number].candidates.map(it => it.version.raw));
  if (versions.length === 1) return { text: `${module} ${versions[0]}`, isPlural: false };
  if (versions.length === all.size) return { text: `${module} (all ${all.size} versions)`, isPlural: false };
  if (versions.length <= FEW) return { text: `${module} ${listed(versions.map(String))}`, isPlural: true };
  return { text: `${module} (${versions.length} of ${all.size} versions)`, isPlural: false };
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** Who stands in for a virtual name, where it is one. */
function providedBy(constraint: Constraint<unknown>, roster: Roster<unknown, unknown>): string {
  if (!roster.providers.has(constraint.name)) return '';
  const others = standing(constraint, roster).filter(it => it.name !== constraint.name);
  if (others.length === 0) return '';
  const names = others.slice(0, FEW).map(it => it.name);
  return `, which ${others.length > FEW ? `${others.length} modules` : listed(names)} can provide`;
}
