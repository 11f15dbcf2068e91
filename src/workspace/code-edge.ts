import { pushTo } from '../base/push-to.ts';
import type { LuaUse } from '../syntax/lua/code.ts';
import type { ModuleUse, When } from './code-parts.ts';

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

/** The moments at which uses happen, the first one first. */
export const moments: readonly When[] = ['load', 'init', 'call'];

/** Whether a use fails where the module is not there: `modules.x` alone is nil, and asks no more than that. */
export function needsModule({ access, guard }: LuaUse): boolean {
  return access !== 'ask' && guard === 'none';
}

/** The edges that uses of one module, or of several, make: at load, in init, later; each in the order of the first use. */
export function edgesOf(uses: readonly ModuleUse[]): readonly CodeEdge[] {
  if (uses.length === 1) return edgeOf(uses);
  const groups = new Map<string, ModuleUse[]>();
  for (const use of uses) {
    if (use.from !== undefined && use.from !== use.module)
      pushTo(groups, `${use.when}\n${use.from}\n${use.module}`, use);
  }
  if (groups.size === 0) return none;
  const edges = [...groups.values()].flatMap(edgeOf);
  return moments.flatMap(when => edges.filter(it => it.when === when));
}

/** The edge that uses of one module by another one at one moment make; none where it is the same module, or none. */
function edgeOf(uses: readonly ModuleUse[]): readonly CodeEdge[] {
  const [{ from, module: to, when }] = uses;
  if (from === undefined || from === to) return none;
  const done = uses.filter(it => it.access !== 'ask');
  return [{ from, to, when, uses: done.length > 0 ? done : uses, isHard: done.some(needsModule) }];
}

const none: readonly CodeEdge[] = [];
