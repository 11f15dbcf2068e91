import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { freeNames } from '../syntax/lua/free-names.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Dependent, GlobalUse } from './compatibility.ts';

/** The modules of the workspace that name another one with a range, or in a plain manifest, where they say so. */
export function dependentsOf(name: string, { advanced, graph, files }: Snapshot): readonly Dependent[] {
  const found: Dependent[] = [];
  for (const { path, manifest } of advanced.values()) {
    const own = manifest.name?.value;
    if (own === undefined || own === name) continue;
    const { dependencies, optionalDependencies, runtimeDependencies, conflicts } = manifest;
    for (const it of [...dependencies, ...optionalDependencies, ...runtimeDependencies])
      if (it.name === name) found.push({ ...rangeOf(it), name: own, path, isConflict: false });
    for (const it of conflicts) if (it.name === name) found.push({ ...rangeOf(it), name: own, path, isConflict: true });
  }
  for (const { path, manifest } of graph.has(name) ? files : []) {
    const own = manifest.name?.value;
    const mention = manifest.dependencies.find(it => it.value === name);
    if (own === undefined || own === name || !mention || found.some(it => it.name === own)) continue;
    found.push({ name: own, range: undefined, rangeText: '*', path, span: mention.span, isConflict: false });
  }
  return found;
}

/** Where other modules read the globals of those names, which a module makes, unless they or others make one of the name too. */
export function* globalUsesOf(name: string, globals: Iterable<string>, snapshot: Snapshot): Stepwise<GlobalUse[]> {
  const { code, text } = snapshot;
  const found: GlobalUse[] = [];
  const own = new Set(code.modules.get(name)?.scripts.map(it => it.path));
  const alone = [...globals].filter(it => (code.globals.get(it) ?? []).every(({ path }) => own.has(path)));
  for (const module of code.modules.values()) {
    if (module.name === name) continue;
    for (const { path } of module.scripts) {
      const lua = text(path) ?? '';
      const wanted = alone.filter(it => lua.includes(it) && !module.members.has(it));
      for (const each of wanted)
        for (const span of freeNames(lua, each) ?? []) found.push({ name: each, module: module.name, path, span });
      if (wanted.length > 0) yield;
    }
  }
  return found;
}

function rangeOf({
  range,
  rangeText,
  span,
}: {
  readonly range: Dependent['range'];
  readonly rangeText: string;
  readonly span: Span;
}): Pick<Dependent, 'range' | 'rangeText' | 'span'> {
  return { range, rangeText, span };
}
