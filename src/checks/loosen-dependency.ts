import type { Edge } from '../workspace/module-graph.ts';
import { type Fix, perhaps } from './check.ts';
import { addItem, removeItem } from './manifest-text.ts';

/** The fixes that open a circle at one of its dependencies: it goes, or the other module is loaded later. */
export function loosenDependency({ from, mention }: Edge): readonly Fix[] {
  const remove = removeItem(from, mention.span);
  const later = from.manifest.loadLater.some(it => it.value === mention.value);
  const add = later ? undefined : addItem(from, 'load-later', mention.value);
  const move = add ? [perhaps(`Load "${mention.value}" later instead`, remove, add)] : [];
  return [perhaps(`Remove the dependency on "${mention.value}"`, remove), ...move];
}
