import { bareCalls } from '../syntax/lua/calls.ts';
import { hasFile } from '../workspace/file-tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Edit } from './check.ts';
import { chunks } from './chunks.ts';
import { newLine } from './manifest-text.ts';

/**
 * The files of a new module, in the search root of the manifest that asks for it; none where the name is no name for a
 * folder, or the client finds a manifest there already.
 */
export function newModule(name: string, asking: ModuleFile, { tree, search }: Snapshot): readonly Edit[] {
  const root = asking.path.split('/').slice(0, -2).join('/') || 'modules';
  const path = `${root}/${name}/${name}.otmod`;
  const taken = hasFile(tree, path) || lookUp(search, virtualPathOf(search, path)).kind === 'file';
  if (!/^[\w-]+$/.test(name) || taken) return [];
  const feed = newLine(asking.manifest);
  const lines = ['Module', `  name: ${name}`, '  sandboxed: true', `  scripts: [ ${name} ]`, '  @onLoad: init()'];
  const script = `${root}/${name}/${name}.lua`;
  return [
    { kind: 'create', path, text: [...lines, '  @onUnload: terminate()', ''].join(feed) },
    ...(hasFile(tree, script)
      ? []
      : [{ kind: 'create', path: script, text: functions(['init', 'terminate'], feed) } as const]),
  ];
}

/** The text of a new script: the functions that `@onLoad` and `@onUnload` call and no other script makes. */
export function newScript(file: ModuleFile, snapshot: Snapshot, isKnown: (name: string) => boolean): string {
  const feed = newLine(file.manifest);
  const others = file.scripts.flatMap(({ path }) => {
    const found = lookUp(snapshot.search, scriptFile(path));
    return found.kind === 'file' ? (snapshot.lua(found.path) ?? []) : [];
  });
  const called = new Set(chunks(file).flatMap(({ chunk }) => (bareCalls(chunk.value) ?? []).map(it => it.name)));
  const lacking = [...called].filter(name => !others.some(it => it.opaque || it.globals.has(name)) && !isKnown(name));
  const { name } = file.manifest;
  return lacking.length > 0
    ? functions(lacking, feed)
    : `-- A script of ${name ? `"${name.value}"` : 'the module'}.${feed}`;
}

function functions(names: readonly string[], feed: string): string {
  return names.map(name => `function ${name}()${feed}end${feed}`).join(feed);
}
