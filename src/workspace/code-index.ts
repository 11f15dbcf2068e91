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
  const { modules, tied } = modulesIn(byNumber, previous);
  const isAsBefore = previous?.tied === tied && sameItems(previous.handlers, handlers);
  const ties = isAsBefore ? previous : yield* codeTies([...tied, ...handlers]);
  return indexOf(ties, modules, byNumber, tied, handlers, natives);
}

// Apart from its caller: what is made here lives long and must not hold the index before.
function indexOf(
  ties: CodeTies,
  modules: ModulesByName,
  byNumber: CodeIndex['byNumber'],
  tied: readonly ModuleCode[],
  handlers: readonly CodeParts[],
  natives: Natives,
): CodeIndex {
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

/** The modules by name, and those that have to do with others; the same list where none of these has changed. */
function modulesIn(
  byNumber: CodeIndex['byNumber'],
  previous: CodeIndex | undefined,
): Pick<CodeIndex, 'modules' | 'tied'> {
  const anew = () => byNumber.filter(it => it !== undefined).filter(it => !it.isAlone);
  if (!previous || previous.byNumber.length !== byNumber.length)
    return { modules: modulesByName(byNumber), tied: anew() };
  const before = previous.byNumber;
  const changed = changedPlaces(before, byNumber);
  const isNamed = changed.every(it => byNumber[it] && byNumber[it].name === before[it]?.name);
  const isAlone = changed.every(it => (before[it]?.isAlone ?? true) && (byNumber[it]?.isAlone ?? true));
  return {
    modules: isNamed ? previous.modules.with(byNumber) : modulesByName(byNumber),
    tied: isAlone ? previous.tied : anew(),
  };
}

/** The index of a folder without code. */
export const noCodeIndex: CodeIndex = finish(codeIndex([], []));

function ownersIn(codes: readonly (ModuleCode | undefined)[]): ReadonlyMap<string, readonly ModuleCode[]> {
  const owners = new Map<string, ModuleCode[]>();
  for (const code of codes) for (const { path } of code?.scripts ?? []) if (code) pushTo(owners, path, code);
  return owners;
}
