import { counted, lineStarts, positionAt } from '../base/text.ts';
import { conflictBlock, fixLine } from '../checks/conflict-block.ts';
import { reasonOf } from '../checks/conflict-words.ts';
import { originWords, pathOfLine, shownPlace, type WorkspaceLine } from '../checks/line-places.ts';
import type { Circle } from '../resolve/circles.ts';
import type { LinePlace, LoweredCandidate } from '../workspace/lower-candidate.ts';
import type { Resolved, WorkspaceConflict, WorkspaceFix } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What the modules of a client folder come to, with the ways out of some of its conflicts. */
export interface FolderAnswer {
  readonly snapshot: Snapshot;
  readonly resolved: Resolved;
  readonly fixes: ReadonlyMap<object, readonly WorkspaceFix[]>;
}

/** For a person: the versions in the order of loading, or the conflicts as blocks. */
export function resolutionText({ snapshot, resolved, fixes }: FolderAnswer): string {
  const { universe, resolution } = resolved;
  const { isSatisfied, modules, order, circular, conflicts } = resolution;
  const lines: string[] = [];
  if (isSatisfied) {
    lines.push(`resolved, ${counted(modules.size, 'module')}`);
    const width = Math.max(0, ...order.map(it => it.length));
    for (const [i, name] of order.entries()) {
      const chosen = modules.get(name);
      if (chosen)
        lines.push(`${String(i + 1).padStart(5)} ${name.padEnd(width)}  ${chosenWords(name, chosen)}`.trimEnd());
    }
  } else lines.push(`no resolution, ${counted(conflicts.length, 'conflict')}`);
  for (const it of circular) lines.push('', ...circleLines(it));
  for (const it of conflicts) lines.push('', ...conflictBlock(it, fixes.get(it), universe, snapshot));
  return `${lines.join('\n')}\n`;
}

/** The same as one JSON object. */
export function resolutionRow({ snapshot, resolved, fixes }: FolderAnswer): object {
  const { universe, resolution } = resolved;
  const { success, modules, order, circular, conflicts, error } = resolution;
  const conflictRow = (it: WorkspaceConflict) => ({
    module: it.module,
    versions: it.versions.map(({ raw }) => raw),
    reason: reasonOf(it, snapshot),
    core: it.core.map(lineRow),
    text: conflictBlock(it, fixes.get(it), universe, snapshot).join('\n'),
    fixes: (fixes.get(it) ?? []).map(fix => ({
      title: fixLine(fix, universe.locked),
      edits: fix.edits.flatMap(({ kind, lines, range }) =>
        lines.map(line => ({ ...lineRow(line), edit: kind, from: line.constraint.text, constraint: range ?? null })),
      ),
      modules: Object.fromEntries([...fix.modules].map(([name, { version }]) => [name, version.raw])),
    })),
  });
  return {
    success,
    modules: Object.fromEntries([...modules].map(([name, it]) => [name, moduleRow(it)])),
    order,
    conflicts: conflicts.map(conflictRow),
    circular: circular.map(({ modules, isHard, isLeast, count, drop }) => ({
      modules,
      hard: isHard,
      drop: drop.map(({ line, round }) => ({ ...lineRow(line), round })),
      isLeast,
      count,
    })),
    error: error ?? null,
  };
}

function moduleRow({ version, origin }: LoweredCandidate): object {
  const { kind, folder } = origin;
  const more =
    origin.kind === 'store' ? { store: origin.store } : origin.kind === 'git' ? { commit: origin.commit } : {};
  return { version: version.raw, from: kind, folder, ...more };
}

/** Lines by which a module itself is asked for are those of "root". */
function lineRow(line: WorkspaceLine): object {
  const { module, version, constraint } = line;
  const { kind, name, text, place } = constraint;
  const path = pathOfLine(line);
  const at = positionAt(lineStarts(place.text), place.span.start);
  const where = path === undefined ? {} : { file: path, line: at.line + 1, column: at.character + 1 };
  return {
    module: module ?? 'root',
    version: version?.raw ?? null,
    dependency: name,
    constraint: text,
    kind,
    ...where,
  };
}

function chosenWords(name: string, { version, origin, provides }: LoweredCandidate): string {
  const statesNone = provides?.some(it => it.name === name && it.version === undefined) ?? false;
  const number = statesNone ? '' : version.raw;
  return origin.kind === 'workspace' ? number : `${number} ${originWords(origin)}`;
}

function circleLines({ modules, count, drop }: Circle<LinePlace>): readonly string[] {
  const ways = count === 1 ? 'one way round' : `${count}${count === 1000 ? ' or more' : ''} ways round`;
  const drops = drop.map(
    ({ line, round }) =>
      `  drop "${line.constraint.name}" from ${line.module} (${round.join(' → ')})  ${shownPlace(line)}`,
  );
  return [`CIRCLE  ${modules.join(', ')} need each other: ${ways}`, ...drops];
}
