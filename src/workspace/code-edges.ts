import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import { isStandardName } from '../syntax/lua/standard-names.ts';
import { type CodeEdge, edgesOf, moments } from './code-edge.ts';
import type { CodeParts, ModuleUse } from './code-parts.ts';
import type { ModulesByName } from './modules-by-name.ts';

/** Who uses whom in Lua, by kind. What a module uses of itself is no edge, and what files do that are no module's. */
export interface CodeEdges {
  /** What a module uses: at load, in init, later; each in the order of the first use, handlers of widgets last. */
  readonly from: (module: string) => readonly CodeEdge[];
  /** Who uses a module: at load, in init, later; each in discovery order, those whose widgets alone do last. */
  readonly to: (module: string) => readonly CodeEdge[];
  /** The names of those who use a module, in discovery order, those whose widgets alone do last. */
  readonly users: (module: string) => readonly string[];
  /** The edges that happen while a module is loaded and fail where the other one is not there, module by module. */
  readonly hardAtStart: () => readonly CodeEdge[];
}

/** The edges between modules, from the code of those that have to do with others and from the files of widgets; worked out where somebody looks. */
export function codeEdges(
  modules: ModulesByName,
  tied: readonly CodeParts[],
  handlers: readonly CodeParts[],
  usersOf: (module: string) => readonly CodeParts[],
): CodeEdges {
  // Lua's own libraries stand in the table `modules`, too.
  const isModule = ({ to }: CodeEdge) => modules.has(to) || !isStandardName(to);
  const widgets = lazy(() => {
    const byUser = new Map<string, CodeParts[]>();
    for (const part of handlers) {
      const user = part.uses[0]?.from;
      if (user !== undefined) pushTo(byUser, user, part);
    }
    return byUser;
  });
  const from = new Map<string, readonly CodeEdge[]>();
  const to = new Map<string, readonly CodeEdge[]>();
  return {
    from: module =>
      kept(from, module, () => {
        const own = modules.get(module)?.edges() ?? [];
        const others = widgets().get(module) ?? [];
        return merged([own, ...others.map(it => it.edges())]).filter(isModule);
      }),
    to: module =>
      kept(to, module, () => {
        const byUser = new Map<string, readonly ModuleUse[]>();
        for (const part of usersOf(module)) {
          const uses = part.usesOf.get(module) ?? [];
          const [user] = uses;
          if (user?.from === undefined) continue;
          const known = byUser.get(user.from);
          byUser.set(user.from, known ? [...known, ...uses] : uses);
        }
        const edges = [...byUser.values()].flatMap(edgesOf);
        return moments.flatMap(when => edges.filter(it => it.when === when)).filter(isModule);
      }),
    users: module => {
      const names = new Set(usersOf(module).flatMap(it => it.uses[0]?.from ?? []));
      names.delete(module);
      return [...names];
    },
    hardAtStart: lazy(() => tied.flatMap(it => it.hardAtStart()).filter(isModule)),
  };
}

function kept<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

/** Edges of several parts, those of a module and of its widgets put together. */
function merged(lists: readonly (readonly CodeEdge[])[]): readonly CodeEdge[] {
  return lists.length === 1 ? lists[0] : edgesOf(lists.flatMap(list => list.flatMap(it => it.uses)));
}
