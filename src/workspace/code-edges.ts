import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import { isStandardName } from '../syntax/lua/standard-names.ts';
import type { CodeParts, ModuleUse, When } from './code-parts.ts';
import { type ModuleCode, needsModule } from './module-code.ts';

/** That the Lua of one module uses another one at one moment. No client engine knows of it: it never changes a load order. */
export interface CodeEdge {
  readonly from: string;
  /** Perhaps no module's name. */
  readonly to: string;
  readonly when: When;
  /** At least one; where it is only asked for (`modules.x`), that, and else what is done with it. The first is its place. */
  readonly uses: readonly ModuleUse[];
  /** Whether one of the uses fails where the other module is not there. */
  readonly isHard: boolean;
}

/** Who uses whom in Lua, by kind. What a module uses of itself is no edge, and what files do that are no module's. */
export interface CodeEdges {
  /** What a module uses: at load, in init, later; each in the order of the first use, handlers of widgets last. */
  readonly from: (module: string) => readonly CodeEdge[];
  /** Who uses a module: at load, in init, later; each in discovery order, those whose widgets alone do last. */
  readonly to: (module: string) => readonly CodeEdge[];
  /** The edges that happen while a module is loaded and fail where the other one is not there. */
  readonly hardAtStart: () => readonly CodeEdge[];
}

/** The edges between modules, from their code and from the files of widgets; worked out where somebody looks. */
export function codeEdges(
  modules: ReadonlyMap<string, ModuleCode>,
  handlers: readonly CodeParts[],
  usesAtStart: readonly ModuleUse[],
): CodeEdges {
  const widgets = lazy(() => {
    const byUser = new Map<string, CodeParts[]>();
    for (const part of handlers) {
      const user = part.uses[0]?.from;
      if (user !== undefined) pushTo(byUser, user, part);
    }
    return byUser;
  });
  const users = lazy(() => {
    const byUsed = new Map<string, CodeParts[]>();
    for (const part of modules.values()) for (const used of part.usesOf.keys()) pushTo(byUsed, used, part);
    for (const part of handlers) for (const used of part.usesOf.keys()) pushTo(byUsed, used, part);
    return byUsed;
  });
  const edges = (uses: readonly ModuleUse[]) => edgesOf(uses.filter(it => isBetween(it, modules)));
  const from = new Map<string, readonly CodeEdge[]>();
  const to = new Map<string, readonly CodeEdge[]>();
  return {
    from: module =>
      kept(from, module, () =>
        edges([modules.get(module), ...(widgets().get(module) ?? [])].flatMap(it => it?.uses ?? [])),
      ),
    to: module => kept(to, module, () => edges((users().get(module) ?? []).flatMap(it => it.usesOf.get(module) ?? []))),
    hardAtStart: lazy(() => edges(usesAtStart.filter(needsModule))),
  };
}

function kept<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

/** Whether a use is one module's of another one; Lua's own libraries are in the table `modules`, too. */
function isBetween({ from, module }: ModuleUse, modules: ReadonlyMap<string, ModuleCode>): boolean {
  return from !== undefined && from !== module && (modules.has(module) || !isStandardName(module));
}

function edgesOf(uses: readonly ModuleUse[]): readonly CodeEdge[] {
  const groups = new Map<string, ModuleUse[]>();
  for (const use of uses) pushTo(groups, `${use.when}\n${use.from}\n${use.module}`, use);
  const edges = [...groups.values()].flatMap(group => {
    const [{ from, module: to, when }] = group;
    if (from === undefined) return [];
    const done = group.filter(it => it.access !== 'ask');
    return [{ from, to, when, uses: done.length > 0 ? done : group, isHard: done.some(needsModule) }];
  });
  return moments.flatMap(when => edges.filter(it => it.when === when));
}

/** The moments at which uses happen, the first one first. */
export const moments: readonly When[] = ['load', 'init', 'call'];
