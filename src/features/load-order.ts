import { lazy } from '../base/lazy.ts';
import { suits, thisDevice } from '../manifest/devices.ts';
import type { FailedLoad, Load, Phase } from '../workspace/boot.ts';
import { causeSentence } from '../workspace/causes.ts';
import { failureMessage } from '../workspace/module-events.ts';
import type { ModuleFile, ModuleRecord } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { inGroups, type LineGroup } from './line-groups.ts';
import { managerPhase } from './manager-phase.ts';
import { endSentence, reasonLines, shortReason, stepTitle } from './reasons.ts';

/** A line of the load order. */
export type OrderItem = OrderPhase | OrderModule | OrderNote;

/** A line of the Load Order view: one of the load order, or many of them. */
export type OrderLine = OrderItem | LineGroup<OrderModule | OrderNote>;

export interface OrderPhase {
  readonly kind: 'phase';
  readonly id: string;
  readonly label: string;
  /** `init.lua:27`, or nothing. */
  readonly detail: string;
  /** All that stands below it. */
  readonly children: readonly (OrderModule | OrderNote)[];
  /** The same as the view shows it, in groups where it is much; only what is looked at is made. */
  readonly lines: () => readonly OrderLine[];
}

export interface OrderModule {
  readonly kind: 'module';
  readonly id: string;
  readonly name: string;
  /** Place in the load order, from 1; undefined where it does not load. */
  readonly number: number | undefined;
  readonly state: 'loaded' | 'failed' | 'not-loaded' | 'managed';
  /** A few words beside the name. */
  readonly detail: string;
  /** Sentences that say why, first the most important. */
  readonly reasons: () => readonly string[];
  /** The manifest, below the client folder. */
  readonly path: string | undefined;
}

export interface OrderNote {
  readonly kind: 'note';
  readonly id: string;
  readonly label: string;
  readonly path: string | undefined;
}

/**
 * What a client loads, phase by phase, then what the module manager loads behind it, then what is not loaded and why. Phases in
 * which nothing happens are left out.
 */
export function loadOrder(snapshot: Snapshot): readonly OrderItem[] {
  const { boot } = snapshot;
  const items: OrderItem[] = [];
  for (const [i, phase] of boot.phases.entries()) {
    const last =
      i === boot.phases.findLastIndex(it => it.count + it.failures.length > 0) || i === boot.phases.length - 1;
    if (phase.count + phase.failures.length === 0) continue;
    items.push(phaseItem(i, phase, snapshot));
    if (last && boot.end) break;
  }
  if (boot.end) items.push({ kind: 'note', id: 'end', label: endSentence(boot.end), path: endPath(snapshot) });
  const managed = managerPhase(snapshot);
  if (managed) items.push(managed);
  const rest = notLoaded(snapshot);
  if (rest.length > 0) {
    const lines = () => inGroups(rest, titleOf, it => it);
    items.push({ kind: 'phase', id: 'rest', label: 'not loaded', detail: String(rest.length), children: rest, lines });
  }
  return items;
}

function phaseItem(i: number, phase: Phase, snapshot: Snapshot): OrderPhase {
  const { boot } = snapshot;
  const places = Array.from({ length: phase.count }, (_, k) => phase.before + k);
  const entries: readonly (number | FailedLoad)[] = [...places, ...phase.failures];
  const found = (entry: number | FailedLoad) => (typeof entry === 'number' ? boot.loadAt(entry) : entry);
  const moduleOf = (entry: number | FailedLoad): OrderModule => {
    const load = found(entry);
    return 'failure' in load ? failedModule(load, snapshot) : loadedModule(load, phase, snapshot);
  };
  const children = lazy(() => entries.map(moduleOf));
  return {
    kind: 'phase',
    id: `phase:${i}`,
    label: stepTitle(phase.step),
    detail: phase.line === undefined ? '' : `init.lua:${phase.line}`,
    get children() {
      return children();
    },
    lines: () => inGroups(entries, entry => found(entry).record.name, moduleOf),
  };
}

function loadedModule(load: Load, phase: Phase, snapshot: Snapshot): OrderModule {
  const { record, request, number } = load;
  return {
    kind: 'module',
    id: `load:${number}`,
    name: record.name,
    number,
    state: 'loaded',
    detail: shortReason(request),
    reasons: () => reasonLines(load, phase, snapshot),
    path: record.files[0]?.path,
  };
}

function failedModule({ record, failure }: FailedLoad, snapshot: Snapshot): OrderModule {
  return {
    kind: 'module',
    id: `failed:${record.files[0]?.path ?? record.name}`,
    name: record.name,
    number: undefined,
    state: 'failed',
    detail: failureMessage(failure),
    reasons: () => whyFailed(record, snapshot),
    path: record.files[0]?.path,
  };
}

function titleOf(item: OrderModule | OrderNote): string {
  return item.kind === 'module' ? item.name : item.label;
}

/** Why the module of a manifest is not loaded, in a few words; only where it is not. */
export function whyNotLoaded(file: ModuleFile, snapshot: Snapshot): string {
  const { boot, strays } = snapshot;
  if (strays.includes(file)) return 'the client does not look for manifests here';
  const record = boot.recordOf(file);
  const failure = record && boot.failures.get(record);
  return failure ? failureMessage(failure) : whyNot(file, record, snapshot);
}

/** What stands below a line of the Load Order view. */
export function linesBelow(line: OrderLine): readonly OrderLine[] {
  switch (line.kind) {
    case 'phase':
    case 'group':
      return line.lines();
    case 'module':
    case 'note':
      return [];
  }
}

/** The way from the top of the Load Order view down to the module of a manifest; empty where it has no line there. */
export function wayInLoadOrder(snapshot: Snapshot, path: string): readonly OrderLine[] {
  const file = snapshot.files.find(it => it.path === path);
  const first = (file && snapshot.boot.recordOf(file)?.files[0]?.path) ?? path;
  const isMeant = (line: OrderLine) => line.kind === 'module' && line.path === first;
  for (const phase of loadOrder(snapshot)) {
    for (const line of linesBelow(phase)) {
      if (isMeant(line)) return [phase, line];
      const module = linesBelow(line).find(isMeant);
      if (module) return [phase, line, module];
    }
  }
  return [];
}

/** Why a module that was asked for does not load, in sentences. */
export function whyFailed(record: ModuleRecord, snapshot: Snapshot): readonly string[] {
  const cause = snapshot.causes().get(record);
  return [`“${record.name}” does not load.`, ...(cause ? [`${causeSentence(cause)}.`] : [])];
}

function endPath({ boot }: Snapshot): string | undefined {
  const { end } = boot;
  return end?.kind === 'died'
    ? (end.file ?? end.record?.files[0])?.path
    : end?.kind === 'fatal'
      ? end.record.files[0]?.path
      : undefined;
}

function notLoaded(snapshot: Snapshot): readonly (OrderModule | OrderNote)[] {
  const { boot } = snapshot;
  const rest: (OrderModule | OrderNote)[] = [];
  for (const file of snapshot.files) {
    // Of nearly all of them no more is to be known.
    if (boot.numberOf(file) !== undefined) continue;
    const record = boot.recordOf(file);
    if (record && (boot.failures.has(record) || record.files[0] !== file)) continue;
    const why = whyNot(file, record, snapshot);
    rest.push({
      kind: 'module',
      id: `rest:${file.path}`,
      name: file.manifest.name?.value ?? file.path,
      number: undefined,
      state: file.manifest.failure ? 'failed' : 'not-loaded',
      detail: why,
      reasons: () => [`“${file.manifest.name?.value ?? file.path}” is not loaded at start: ${why}.`],
      path: file.path,
    });
  }
  for (const path of snapshot.sealed) {
    const why = snapshot.text(path) === undefined ? 'cannot be read' : 'encrypted';
    rest.push({ kind: 'note', id: `sealed:${path}`, label: `${path} (${why})`, path: undefined });
  }
  return rest;
}

/** Why a manifest makes no module that loads at start, in a few words. */
export function whyNot(file: ModuleFile, record: ModuleRecord | undefined, { boot, engine }: Snapshot): string {
  if (file.manifest.failure) return 'its manifest cannot be read';
  if (!record || boot.end) return 'the client does not get that far';
  if (!record.facts.enabled) return 'enabled is false';
  if (!suits(record.facts.devices, thisDevice)) return `${engine.title} loads it on other devices only`;
  return 'nothing asks for it';
}
