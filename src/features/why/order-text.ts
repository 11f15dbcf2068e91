import type { Stepwise } from '../../base/stepwise.ts';
import type { Diagnostic } from '../../checks/check.ts';
import { versionOf } from '../../workspace/advanced-names.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { loadOrder, type OrderModule, type OrderNote } from '../load-order.ts';
import { shownLine } from '../markdown.ts';
import { placeWords } from '../place-words.ts';
import { originWords } from './told-lines.ts';
import { hasVersions } from './versions-in-use.ts';

/**
 * The load order of a client folder with the versions of its modules, what the versions on offer come to, and some of what was
 * found: a line each, so that two of them can be held against each other line by line. Places in the order are not told, since
 * one more module at the top would change them all.
 */
export function* orderText(snapshot: Snapshot, found: readonly Diagnostic[]): Stepwise<string> {
  const lines = [`load order of ${snapshot.engine.title}`];
  for (const item of loadOrder(snapshot)) {
    yield;
    if (item.kind !== 'phase') {
      lines.push('', shownLine(item.kind === 'note' ? item.label : item.name));
      continue;
    }
    lines.push('', item.id === 'rest' ? 'not loaded' : item.label);
    for (const child of item.children) lines.push(`  ${moduleLine(child, snapshot, item.id === 'rest')}`);
  }
  lines.push(...(yield* versionLines(snapshot)));
  if (found.length > 0) {
    const where = placeWords(snapshot);
    lines.push('', 'problems');
    for (const it of found) {
      const words = `${it.severity} ${it.code}: ${shownLine(it.message)}`;
      lines.push(`  ${words} (${where(it)})`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function moduleLine(item: OrderModule | OrderNote, snapshot: Snapshot, isRest: boolean): string {
  if (item.kind === 'note') return shownLine(item.label);
  const named = snapshot.advancedNames().get(item.name);
  const version = named && versionOf(named)?.raw;
  const words = shownLine(version === undefined ? item.name : `${item.name} ${version}`);
  return item.state === 'failed' || isRest ? `${words}: ${shownLine(item.detail)}` : words;
}

function* versionLines(snapshot: Snapshot): Stepwise<readonly string[]> {
  if (!hasVersions(snapshot)) return [];
  const { resolution } = yield* snapshot.resolved();
  if (!resolution.isSatisfied) {
    const told = resolution.conflicts.flatMap(it => [`  ${it.reason}`, ...it.told.map(line => `    ${line.text}`)]);
    return ['', 'no versions suit each other', ...told.map(it => it.trimEnd())];
  }
  const { modules, order } = resolution;
  const chosen = order.flatMap(name => {
    const own = modules.get(name);
    return own ? [`  ${shownLine(name)} ${own.version.raw}, ${originWords(own.origin)}`] : [];
  });
  return ['', 'versions that are chosen, as the module manager loads them', ...chosen];
}
