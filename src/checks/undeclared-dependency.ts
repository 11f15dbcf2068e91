import { lazy } from '../base/lazy.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { needsModule } from '../workspace/code-edge.ts';
import type { ModuleUse, When } from '../workspace/code-parts.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { addDependencyFixes, needsBefore } from './add-dependency-fixes.ts';
import type { WorkspaceCheck } from './check.ts';
import { quoted } from './names.ts';

export const undeclaredDependency: WorkspaceCheck = {
  code: 'undeclared-dependency',
  scope: 'workspace',
  optIn: true,
  doc: `A module uses \`modules.x\` in Lua without naming \`x\` among its dependencies.

No client asks for it: what matters to one is that \`x\` is there when it is used. Who wants manifests to tell the whole truth switches
this on. Uses that are made sure of first (\`if modules.x then\`) and modules of the own \`load-later\` need not be declared. The fix
adds the dependency where that closes no circle with what is declared or used while modules load; else, where there is an advanced
manifest, a runtime dependency.`,
  *run(snapshot) {
    const { code } = snapshot;
    const needs = lazy(() => needsBefore(code, snapshot));
    const advanced = new Map([...snapshot.advanced.values()].map(it => [it.plain, it]));
    for (const module of code.tied) {
      const [file] = snapshot.graph.filesOf(module.name);
      const declared = declaredBy(snapshot.graph.filesOf(module.name), advanced);
      const seen = new Set<string>();
      for (const use of module.uses) {
        if (!isWorthDeclaring(use, snapshot) || declared.has(use.module) || seen.has(use.module)) continue;
        seen.add(use.module);
        if (module.scripts.some(it => it.path === use.path && it.facts.isStale)) continue;
        yield {
          path: use.path,
          span: use.moduleSpan,
          severity: 'warning',
          message: `${quoted(module.name)} uses ${quoted(use.module)} ${when[use.when]} and does not declare it.`,
          fixes: () => (file ? addDependencyFixes(file, use, needs(), snapshot) : []),
        };
      }
      yield;
    }
  },
};

const when: Readonly<Record<When, string>> = {
  load: 'while its scripts are run',
  init: 'in "@onLoad"',
  call: 'later on',
};

function isWorthDeclaring(use: ModuleUse, { graph }: Snapshot): boolean {
  return use.module !== use.from && needsModule(use) && graph.has(use.module);
}

/** What a module declares in either manifest, in any way; `advanced` by the path of the plain one. */
function declaredBy(
  files: readonly ModuleFile[],
  advanced: ReadonlyMap<string | undefined, AdvancedFile>,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { path, manifest } of files) {
    for (const { value } of [...manifest.dependencies, ...manifest.loadLater]) names.add(value);
    const other = advanced.get(path)?.manifest;
    if (!other) continue;
    for (const { name } of other.dependencies) names.add(name);
    for (const { name } of other.optionalDependencies) names.add(name);
    for (const { name } of other.runtimeDependencies) names.add(name);
  }
  return names;
}
