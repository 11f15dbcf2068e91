import { lazy } from '../base/lazy.ts';
import { finish } from '../base/stepwise.ts';
import { listing } from '../base/text.ts';
import { originWords } from '../checks/line-places.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { isMeantFor, type LoweredCandidate } from '../workspace/lower-candidate.ts';
import type { WorkspaceResolution } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { inGroups } from './line-groups.ts';
import type { OrderModule, OrderPhase } from './load-order.ts';

/**
 * The modules that no client knows, for they have an advanced manifest alone: the module manager loads them behind the client's
 * own start, in the order of the resolver. Undefined where there are none.
 */
export function managerPhase(snapshot: Snapshot): OrderPhase | undefined {
  const files = managedModules(snapshot);
  if (files.size === 0) return undefined;
  const { resolution } = finish(snapshot.resolved());
  const placed = resolution.order.filter(it => files.has(it));
  const rest = [...files.keys()].filter(it => !resolution.modules.has(it)).sort();
  const entries = [...placed, ...rest].flatMap(name => {
    const file = files.get(name);
    return file ? [{ name, file, chosen: resolution.modules.get(name) }] : [];
  });
  const moduleOf = (entry: Entry) => itemOf(entry, resolution, snapshot);
  const children = lazy(() => entries.map(moduleOf));
  return {
    kind: 'phase',
    id: 'manager',
    label: 'Module manager',
    detail: 'advanced manifests alone',
    get children() {
      return children();
    },
    lines: () => inGroups(entries, it => it.name, moduleOf),
  };
}

interface Entry {
  readonly name: string;
  readonly file: AdvancedFile;
  /** Undefined where no version can be chosen. */
  readonly chosen: LoweredCandidate | undefined;
}

/** The first advanced manifest of each name that no `.otmod` has. */
function managedModules({ advanced, graph }: Snapshot): ReadonlyMap<string, AdvancedFile> {
  const files = new Map<string, AdvancedFile>();
  for (const file of advanced.values()) {
    const name = file.manifest.name?.value;
    if (name === undefined || name === '' || file.plain !== undefined || file.place === 'astray') continue;
    if (!graph.has(name) && !files.has(name)) files.set(name, file);
  }
  return files;
}

function itemOf({ name, file, chosen }: Entry, resolution: WorkspaceResolution, snapshot: Snapshot): OrderModule {
  const item = { kind: 'module', id: `manager:${file.path}`, name, number: undefined, path: file.path } as const;
  const why = whyNot(name, file, chosen, resolution, snapshot);
  if (why !== undefined || !chosen) {
    const detail = why ?? 'it is not chosen';
    const reasons = () => [`The module manager cannot load “${name}”: ${detail}.`];
    return { ...item, state: why === undefined ? 'not-loaded' : 'failed', detail, reasons };
  }
  return {
    ...item,
    state: 'managed',
    detail: versionWords(file, chosen),
    reasons: () => reasonsOf(name, file, chosen),
  };
}

function whyNot(
  name: string,
  file: AdvancedFile,
  chosen: LoweredCandidate | undefined,
  { circular, error }: WorkspaceResolution,
  { engine }: Snapshot,
): string | undefined {
  if (!isMeantFor({ advanced: file }, engine.id)) return `it is not meant for ${engine.title}`;
  const circle = circular.find(it => it.isHard && it.modules.includes(name));
  if (circle) return `it is in a circle with ${listing(circle.modules.filter(it => it !== name).slice(0, FEW))}`;
  return chosen ? undefined : error;
}

/** So many modules are named. */
const FEW = 8;

function versionWords(file: AdvancedFile, { version, origin }: LoweredCandidate): string {
  const stated = file.manifest.version || origin.kind !== 'workspace' ? ` ${version.raw}` : '';
  return `${file.kind}${stated}${origin.kind === 'workspace' ? '' : ` ${originWords(origin)}`}`;
}

function reasonsOf(name: string, file: AdvancedFile, chosen: LoweredCandidate): readonly string[] {
  const needs = [...new Set(chosen.constraints.filter(it => it.kind === 'dependency').map(it => it.name))];
  return [
    `No client knows “${name}”, for it has an advanced manifest alone: the module manager loads it, behind the client’s own start.`,
    ...(needs.length > 0 ? [`It needs ${listing(needs.slice(0, FEW))} before.`] : []),
    `Chosen: ${versionWords(file, chosen)}.`,
  ];
}
