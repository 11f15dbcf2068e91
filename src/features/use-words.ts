import { type CodeEdge, moments } from '../workspace/code-edge.ts';
import type { ModuleUse, When } from '../workspace/code-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Location } from './location.ts';

/** The moment of a use in a few words. */
const whenWords: Readonly<Record<When, string>> = { load: 'at load', init: 'in init', call: 'later' };

/** How often one module uses another one, and when: `2 uses at load, 3 later`; and whether it does without. */
export function usesInWords(edges: readonly CodeEdge[]): string {
  const words = moments.flatMap(when => {
    const count = edges.reduce((sum, it) => (it.when === when ? sum + it.uses.length : sum), 0);
    return count === 0 ? [] : [{ count, when: whenWords[when] }];
  });
  const counts = words.map(({ count, when }, i) => `${count}${i > 0 ? '' : count === 1 ? ' use' : ' uses'} ${when}`);
  return counts.join(', ') + (edges.some(it => it.isHard) ? '' : ' · guarded');
}

/** What is done with the other module: `f()`, `f`, `f = …`, or `modules.x` where it is only asked for. */
export function memberWords({ module, member, access }: ModuleUse): string {
  const name = member ?? `modules.${module}`;
  return access === 'call' ? `${name}()` : access === 'write' ? `${name} = …` : name;
}

/** The place of a use, from the name of the module to that of the member. */
export function placeOfUse({ path, moduleSpan, memberSpan }: ModuleUse): Location {
  return { path, span: { start: moduleSpan.start, end: Math.max(moduleSpan.end, memberSpan?.end ?? 0) } };
}

/** A use in one line: what, when, in which handler, whether it is made sure of. */
export function useInWords(use: ModuleUse): string {
  const guard = use.access !== 'ask' && use.guard !== 'none' ? ', guarded' : '';
  return `${whenWords[use.when]}${use.key === undefined ? '' : `, ${use.key}`}${guard}`;
}

/** The modules that use one in Lua and do not declare that they need it, in discovery order, those whose widgets alone do last. */
export function onlyUsers(name: string, { code, graph }: Snapshot): readonly string[] {
  const declares = (user: string) =>
    graph.filesOf(user).some(it => it.manifest.dependencies.some(mention => mention.value === name));
  return code.edges.users(name).filter(user => !declares(user));
}
