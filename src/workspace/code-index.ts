import { changedPlaces } from '../base/changed-places.ts';
import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import { sameItems } from '../base/same-items.ts';
import { finish, type Stepwise } from '../base/stepwise.ts';
import { type CodeEdges, codeEdges } from './code-edges.ts';
import type { CodeParts } from './code-parts.ts';
import { type CodeTies, codeTies } from './code-ties.ts';
import type { ModuleCode } from './module-code.ts';
import { type ModulesByName, modulesByName } from './modules-by-name.ts';
import { type Natives, noNatives } from './natives.ts';

/** What the Lua of a client folder does, all modules together. Never changes. */
export interface CodeIndex extends CodeTies {
  /** The modules that the client knows, in order of discovery. */
  readonly modules: ModulesByName;
  /** The same by module number. */
  readonly byNumber: readonly (ModuleCode | undefined)[];
  /** Those of them that have to do with others, in order of discovery. */
  readonly tied: readonly ModuleCode[];
  /** The files of widgets that name modules. */
  readonly handlers: readonly CodeParts[];
  /** Who uses whom, by kind. */
  readonly edges: CodeEdges;
  /** Names that Lua uses or asks for and that no module has, as far as clients discover modules. */
  readonly unknownNames: readonly string[];
  /** The modules that run a Lua file. */
  readonly ownersOf: (path: string) => readonly ModuleCode[];
  /** What the client itself gives to Lua, as far as the folder tells. */
  readonly natives: Natives;
}

/**
 * Puts together what the code of each module, by its number, and of the files of widgets says, in steps; what an index of
 * almost the same code says already is taken from that.
 */
export function* codeIndex(
  byNumber: readonly (ModuleCode | undefined)[],
  handlers: readonly CodeParts[],
  natives: Natives = noNatives,
  previous?: CodeIndex,
): Stepwise<CodeIndex> {
  const changed =
    previous && previous.byNumber.length === byNumber.length ? changedPlaces(previous.byNumber, byNumber) : undefined;
  const modules = (previous && changed && patched(previous, byNumber, changed)) ?? modulesByName(byNumber);
  const isTied = (code: ModuleCode | undefined): code is ModuleCode => code !== undefined && !code.isAlone;
  const isAsBefore = previous && changed?.every(it => !isTied(previous.byNumber[it]) && !isTied(byNumber[it]));
  const tied = isAsBefore ? previous.tied : byNumber.filter(isTied);
  const ties: CodeTies =
    isAsBefore && sameItems(previous.handlers, handlers) ? previous : yield* codeTies([...tied, ...handlers]);
  const owners = lazy(() => ownersIn(byNumber));
  return {
    ...ties,
    modules,
    byNumber,
    tied,
    handlers,
    edges: codeEdges(modules, tied, handlers, ties.usersOf),
    unknownNames: ties.askedNames.filter(it => !modules.has(it)),
    ownersOf: path => owners().get(path) ?? [],
    natives,
  };
}

/** The index of a folder without code. */
export const noCodeIndex: CodeIndex = finish(codeIndex([], []));

/** The modules by name where the same numbers have the same names as before, else undefined. */
function patched(
  previous: CodeIndex,
  byNumber: CodeIndex['byNumber'],
  changed: readonly number[],
): ModulesByName | undefined {
  const isNamesake = changed.every(it => byNumber[it] && byNumber[it].name === previous.byNumber[it]?.name);
  return isNamesake ? previous.modules.with(byNumber) : undefined;
}

function ownersIn(codes: readonly (ModuleCode | undefined)[]): ReadonlyMap<string, readonly ModuleCode[]> {
  const owners = new Map<string, ModuleCode[]>();
  for (const code of codes) for (const { path } of code?.scripts ?? []) if (code) pushTo(owners, path, code);
  return owners;
}
