import { lazy } from '../base/lazy.ts';
import type { Load } from '../workspace/boot.ts';
import { needsModule } from '../workspace/code-edge.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { addDependencyFixes, needsBefore } from './add-dependency-fixes.ts';
import type { WorkspaceCheck } from './check.ts';
import { quoted } from './names.ts';

export const orderByLuck: WorkspaceCheck = {
  code: 'order-by-luck',
  scope: 'workspace',
  optIn: true,
  doc: `A module uses another one while it loads, and that one is there only because it stands earlier in a list.

Whoever sorts the \`load-later\` list, renames a folder or makes another module need this one breaks it. Not by luck is what a
dependency states, directly or by way of others, an earlier step of the boot sequence, a lower \`autoload-priority\`, and the module
whose \`load-later\` loads this one. The fix adds the dependency, as \`undeclared-dependency\` does.`,
  *run(snapshot) {
    const { code, graph } = snapshot;
    const needs = lazy(() => needsBefore(code, snapshot));
    const seen = new Set<string>();
    for (const use of code.usesAtStart) {
      const { from, module, when } = use;
      if (from === undefined || from === module || when === 'call' || !needsModule(use)) continue;
      const pair = `${from}\0${module}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const [file] = graph.filesOf(from);
      const [own, other] = [loadOf(from, snapshot), loadOf(module, snapshot)];
      if (!file || !own || !other || other.number > own.number || isSure(own, other, snapshot)) continue;
      yield {
        path: use.path,
        span: use.moduleSpan,
        severity: 'warning',
        message: `${quoted(from)} uses ${quoted(module)} ${when === 'load' ? 'while its scripts are run' : 'in "@onLoad"'}, and only by the order of a list is it loaded before (as number ${other.number}, this one as ${own.number}).`,
        fixes: () => addDependencyFixes(file, use, needs(), snapshot),
      };
    }
  },
};

function loadOf(name: string, { graph, boot }: Snapshot): Load | undefined {
  const [file] = graph.filesOf(name);
  const record = file && boot.recordOf(file);
  return record && boot.loadOf(record);
}

/** Whether something that is stated makes one module load before another. */
function isSure(own: Load, other: Load, { graph, boot }: Snapshot): boolean {
  if (boot.phaseOf(own) !== boot.phaseOf(other)) return true;
  const isBefore = (name: string) => graph.reaches(name, other.record.name);
  if (isBefore(own.record.name)) return true;
  const seen = new Set<Load>();
  for (let load: Load | undefined = own; load && !seen.has(load); ) {
    seen.add(load);
    const { request }: Load = load;
    // Whoever loads others behind itself, and all that it needs, is there before them.
    if (request.kind === 'load-later' && isBefore(request.of.name)) return true;
    if (request.kind === 'autoload' && other.request.kind === 'autoload')
      return other.request.priority < request.priority;
    load = 'of' in request ? boot.loadOf(request.of) : undefined;
  }
  return false;
}
