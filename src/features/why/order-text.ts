import type { Stepwise } from '../../base/stepwise.ts';
import type { Diagnostic } from '../../checks/check.ts';
import { versionOf } from '../../workspace/advanced-names.ts';
import { failureMessage } from '../../workspace/module-events.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { loadOrder } from '../load-order.ts';
import { shownLine } from '../markdown.ts';
import { placeWords } from '../place-words.ts';
import { endSentence, stepTitle } from '../reasons.ts';
import { originWords } from './told-lines.ts';
import { hasVersions } from './versions-in-use.ts';

/**
 * The load order of a client folder with the versions of its modules, what the versions on offer come to, and some of what was
 * found: a line each, so that two of them can be held against each other line by line. Places in the order are not told, since
 * one more module at the top would change them all.
 */
export function* orderText(snapshot: Snapshot, found: readonly Diagnostic[]): Stepwise<string> {
  const lines = [`load order of ${snapshot.engine.title}`];
  const { boot } = snapshot;
  for (const phase of boot.phases) {
    if (phase.count + phase.failures.length > 0) lines.push('', stepTitle(phase.step));
    for (let i = 1; i <= phase.count; i++) {
      lines.push(`  ${nameWords(boot.nameAt(phase.before + i) ?? '', snapshot)}`);
      if (i % TOGETHER === 0) yield;
    }
    for (const { record, failure } of phase.failures)
      lines.push(`  ${nameWords(record.name, snapshot)}: ${shownLine(failureMessage(failure))}`);
    yield;
  }
  if (boot.end) lines.push('', shownLine(endSentence(boot.end)));
  const rest = loadOrder(snapshot).flatMap(it => (it.kind === 'phase' && it.id === 'rest' ? it.children : []));
  yield;
  if (rest.length > 0) lines.push('', 'not loaded');
  for (const item of rest) {
    const words = item.kind === 'note' ? item.label : `${nameWords(item.name, snapshot)}: ${item.detail}`;
    lines.push(`  ${shownLine(words)}`);
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

/** So many modules are written without a rest. */
const TOGETHER = 500;

function nameWords(name: string, snapshot: Snapshot): string {
  const named = snapshot.advancedNames().get(name);
  const version = named && versionOf(named)?.raw;
  return shownLine(version === undefined ? name : `${name} ${version}`);
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
