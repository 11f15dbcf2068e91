import { span } from '../base/span.ts';
import { type JsonNode, type JsonObject, propertyOf } from '../syntax/json/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { needsModule } from '../workspace/code-edge.ts';
import type { CodeIndex } from '../workspace/code-index.ts';
import type { ModuleUse } from '../workspace/code-parts.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Edit, type Fix, perhaps, replace } from './check.ts';
import { addItem } from './manifest-text.ts';

/** What each module needs before it is loaded: what it declares, and what it uses while its scripts or `@onLoad` run. */
export type NeedsBefore = ReadonlyMap<string, ReadonlySet<string>>;

/** What each module needs before it is loaded, by name. */
export function needsBefore({ uses }: CodeIndex, { graph }: Snapshot): NeedsBefore {
  const all = new Map<string, Set<string>>();
  for (const name of graph.names) {
    const own = graph.filesOf(name).flatMap(it => it.manifest.dependencies.map(mention => mention.value));
    if (own.length > 0) all.set(name, new Set(own));
  }
  for (const use of uses()) {
    if (use.from === undefined || use.when === 'call' || use.from === use.module || !needsModule(use)) continue;
    const known = all.get(use.from);
    if (known) known.add(use.module);
    else all.set(use.from, new Set([use.module]));
  }
  return all;
}

/**
 * Declares a module that another one uses: as a dependency where that closes no circle and, for what is only used later on,
 * makes nothing load earlier than it does; else as one that must be there without being loaded before, which only an
 * advanced manifest can say.
 */
export function addDependencyFixes(
  file: ModuleFile,
  { module: name, when }: ModuleUse,
  needs: NeedsBefore,
  snapshot: Snapshot,
): readonly Fix[] {
  const own = file.manifest.name?.value;
  if (own === undefined) return [];
  if (!reaches(name, own, needs) && (when !== 'call' || !isLater(name, file, snapshot))) {
    const edit = addItem(file, 'dependencies', name);
    return edit ? [perhaps(`Add "${name}" to the dependencies`, edit)] : [];
  }
  const advanced = [...snapshot.advanced.values()].find(it => it.plain === file.path);
  const edit = advanced && addName(advanced, 'runtimeDependencies', name);
  return edit ? [perhaps(`Add "${name}" to the runtime dependencies of ${advanced.path}`, edit)] : [];
}

/** Whether a module loads behind another, or never, at a start in which the other one does load. */
function isLater(name: string, file: ModuleFile, { boot, graph }: Snapshot): boolean {
  const [other] = graph.filesOf(name);
  const own = boot.numberOf(file);
  const number = other && boot.numberOf(other);
  return own !== undefined && (number === undefined || number > own);
}

/** Whether one module needs another one before it is loaded, directly or by way of others. */
export function reaches(from: string, to: string, needs: NeedsBefore): boolean {
  const seen = new Set([from]);
  for (const name of seen) for (const next of needs.get(name) ?? []) seen.add(next);
  return seen.has(to);
}

/** The edit that adds a name to a list of an advanced manifest; undefined where the text is not sound enough to be sure. */
export function addName(
  { path, manifest: { document } }: AdvancedFile,
  key: 'runtimeDependencies' | 'loadAfter',
  name: string,
): Edit | undefined {
  const { root, text, problems } = document;
  if (root?.kind !== 'object' || problems.length > 0) return undefined;
  const stated = propertyOf(root, key);
  const item = JSON.stringify(name);
  const list = key === 'loadAfter' ? `[${item}]` : `{ ${item}: "*" }`;
  if (!stated) return addEntry(root, `"${key}": ${list}`, path, text);
  if (stated.value?.kind === 'array') return addEntry(stated.value, item, path, text);
  if (stated.value?.kind === 'object' && key !== 'loadAfter') return addEntry(stated.value, `${item}: "*"`, path, text);
  return undefined;
}

/** Adds an entry behind the last one of an object or a list, on a line of its own where the others have one. */
export function addEntry(
  node: JsonObject | Extract<JsonNode, { readonly kind: 'array' }>,
  written: string,
  path: string,
  text: string,
): Edit {
  const last = (node.kind === 'object' ? node.properties : node.items).at(-1);
  if (!last) return replace(path, node.span, node.kind === 'object' ? `{ ${written} }` : `[${written}]`);
  const [lead = ''] = /\r?\n[ \t]*$/.exec(text.slice(node.span.start, last.span.start)) ?? [];
  const { end } = last.span;
  return replace(path, span(end, end), `,${lead === '' ? ' ' : lead}${written}`);
}
