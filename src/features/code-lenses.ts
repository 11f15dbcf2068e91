import type { Span } from '../base/span.ts';
import { counted } from '../base/text.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import type { Edge } from '../workspace/module-graph.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { loadNumber } from './load-number.ts';
import { whyNotLoaded } from './load-order.ts';
import type { Location } from './location.ts';
import { onlyUsers, placeOfUse } from './use-words.ts';

/** A line that the editor shows above the name of a module. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  /** What a click shows: the dependents, the module in the load order, or nothing. */
  readonly shows: 'dependents' | 'load-order' | undefined;
}

/** Above the name, or above `Module` where there is none: how many modules need this one, and where it is loaded. */
export function codeLenses(snapshot: Snapshot, path: string): readonly CodeLens[] {
  const file = manifestAt(snapshot, path);
  const span = file && placeOf(file);
  if (!span) return [];
  const name = file.manifest.name?.value;
  const order: CodeLens = { span, title: orderTitle(file, snapshot), shows: 'load-order' };
  return name === undefined ? [order] : [neededBy(name, span, snapshot), order];
}

/** The items of `dependencies` in other modules that name the module of a manifest, in discovery order; then its uses in their Lua. */
export function dependents(snapshot: Snapshot, path: string): readonly Location[] {
  const file = manifestAt(snapshot, path);
  const name = file?.manifest.name?.value;
  if (name === undefined) return [];
  const isOther = ({ from }: Edge) => from.manifest.name?.value !== name;
  const declared = snapshot.graph.dependentsOf(name).filter(isOther);
  const uses = snapshot.code.edges.to(name).flatMap(it => it.uses.map(placeOfUse));
  // A script that two modules run uses it in one place.
  const places = new Map(uses.map(it => [`${it.path}:${it.span.start}`, it]));
  return [...declared.map(({ from, mention }) => ({ path: from.path, span: mention.span })), ...places.values()];
}

function placeOf({ manifest }: ModuleFile): Span | undefined {
  const module = manifest.module?.declaration;
  return module?.children.findLast(it => it.tag === 'name')?.tagSpan ?? module?.tagSpan;
}

function neededBy(name: string, span: Span, snapshot: Snapshot): CodeLens {
  const { graph } = snapshot;
  const itself = graph.dependenciesOf(name).some(it => it.to === name) ? 1 : 0;
  const count = graph.countOf(name, 'dependents') - itself;
  const more = onlyUsers(name, snapshot).length;
  const needs =
    count === 0 ? 'no module needs this' : `${counted(count, 'module')} ${count === 1 ? 'needs' : 'need'} this`;
  const uses = `${more}${count === 0 ? '' : ' more'} ${more === 1 ? 'uses' : 'use'} it in Lua`;
  return {
    span,
    title: more === 0 ? needs : `${needs} · ${uses}`,
    shows: count + more === 0 ? undefined : 'dependents',
  };
}

function orderTitle(file: ModuleFile, snapshot: Snapshot): string {
  const number = loadNumber(file, snapshot);
  return number === undefined ? `not loaded: ${whyNotLoaded(file, snapshot)}` : `#${number} in the load order`;
}
