import type { Span } from '../base/span.ts';
import { counted } from '../base/text.ts';
import { addItems } from '../checks/manifest-text.ts';
import { needsModule } from '../workspace/code-edge.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isNear, isSound } from './near-key.ts';
import type { Refactoring } from './refactorings.ts';

/** Declares modules that the scripts use while they are run, where that closes no cycle: each alone, and all at once. */
export function addDependency(file: ModuleFile, snapshot: Snapshot, place: Span): readonly Refactoring[] {
  if (!isSound(file) || !isNear(file, place, ['name', 'dependencies', 'scripts'])) return [];
  const names = lacking(file, snapshot);
  const add = (title: string, items: readonly string[]): readonly Refactoring[] => {
    const edit = addItems(file, 'dependencies', items);
    return edit ? [{ title, kind: 'refactor.rewrite', edits: [edit] }] : [];
  };
  return [
    ...names.flatMap(name => add(`Add "${name}" to the dependencies`, [name])),
    ...(names.length > 1
      ? add(`Add all ${counted(names.length, 'dependency', 'dependencies')} that the scripts use`, names)
      : []),
  ];
}

function lacking(file: ModuleFile, { graph, code }: Snapshot): readonly string[] {
  const own = file.manifest.name?.value;
  const declared = new Set(file.manifest.dependencies.map(it => it.value));
  const uses = own === undefined ? [] : (code.modules.get(own)?.uses ?? []);
  const used = new Set(uses.filter(it => it.when === 'load' && needsModule(it)).map(it => it.module));
  return [...used]
    .filter(
      name =>
        name !== own && !declared.has(name) && graph.has(name) && (own === undefined || !graph.reaches(name, own)),
    )
    .sort();
}
