import { type DiffLine, lineDiff } from '../base/line-diff.ts';
import { type Span, span } from '../base/span.ts';
import { counted } from '../base/text.ts';
import type { LuaDefinition } from '../syntax/lua/code.ts';
import type { CodeIndex } from '../workspace/code-index.ts';
import type { ModuleUse } from '../workspace/code-parts.ts';
import { memberNames, type RemovedMember, removedMembers } from '../workspace/removed-members.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type CodeCheck, type Finding, type Fix, perhaps, replace } from './check.ts';
import { quoted } from './names.ts';
import { makeGlobal } from './script-fixes.ts';

export const removedMember: CodeCheck = {
  code: 'removed-member',
  scope: 'code',
  doc: `An edit that is not saved yet removes a member of the module that other files use.

It is told where the member stood; where another one has taken its place, that is taken for its new name. Once the file is saved,
\`undefined-member\` tells of the uses.`,
  *run(code, snapshot) {
    for (const removed of removedMembers(code, snapshot)) {
      const uses = usesOf(removed, code, snapshot);
      if (removed.now.isStale || uses.length === 0) continue;
      yield { ...finding(removed, uses, snapshot), path: removed.file.path };
    }
  },
};

/** The uses in other files that fail or find nothing without the member. */
function usesOf({ code: { name: module }, name, file }: RemovedMember, code: CodeIndex, { lua }: Snapshot) {
  return code
    .usesOf(module)
    .filter(it => it.member === name && it.access !== 'write' && it.guard !== 'member')
    .filter(it => it.path !== file.path && !lua(it.path)?.isStale);
}

function finding(removed: RemovedMember, uses: readonly ModuleUse[], snapshot: Snapshot): Finding {
  const { name, code, file, now } = removed;
  const local = now.locals.get(name);
  const renamed = local ? undefined : newNameOf(removed);
  const what = local ? `${quoted(name)} is local now` : `${quoted(name)} is gone from "${code.name}"`;
  return {
    span: local?.span ?? renamed?.span ?? placeOf(removed, snapshot),
    severity: 'warning',
    message: `${what}, but ${counted(uses.length, 'place in another file uses it', 'places in other files use it')}.`,
    related: uses.slice(0, MOST_RELATED).map(use => ({
      message: `${quoted(name)} is used here`,
      path: use.path,
      span: use.memberSpan ?? use.moduleSpan,
    })),
    fixes: () =>
      local ? makeGlobal({ path: file.path, facts: now }, name, snapshot) : renameUses(name, renamed?.name, uses),
  };
}

const MOST_RELATED = 20;

function renameUses(name: string, newName: string | undefined, uses: readonly ModuleUse[]): readonly Fix[] {
  if (newName === undefined) return [];
  const edits = uses.flatMap(it => (it.memberSpan ? [replace(it.path, it.memberSpan, newName)] : []));
  return [perhaps(`Rename the uses of "${name}" to "${newName}"`, ...edits)];
}

/** The definition that has taken its place: as many new ones as are gone stand between two members that were kept. */
function newNameOf({ name, file, now }: RemovedMember): LuaDefinition | undefined {
  const [before, after] = [memberNames(file.saved), memberNames(now)];
  const [old, fresh] = [new Set(before), new Set(after)];
  const at = before.indexOf(name);
  const previous = before.slice(0, at).findLast(it => fresh.has(it));
  const next = before.slice(at).find(it => fresh.has(it));
  const between = (names: readonly string[]) =>
    names.slice(
      previous === undefined ? 0 : names.indexOf(previous) + 1,
      next === undefined ? names.length : names.indexOf(next),
    );
  const gone = between(before);
  const made = between(after).filter(it => !old.has(it));
  const newName = made.length === gone.length ? made[gone.indexOf(name)] : undefined;
  return now.definitions.find(it => it.name === newName && it.into === 'environment' && it.owner === undefined);
}

/** The line at which it stood, or what stands there now. */
function placeOf({ name, file }: RemovedMember, snapshot: Snapshot): Span {
  const text = snapshot.text(file.path) ?? '';
  const made = file.saved.definitions.find(
    it => it.name === name && it.into === 'environment' && it.owner === undefined,
  );
  const at = Math.min(offsetAfter(lineDiff(file.text, text), made?.span.start ?? 0), text.length);
  // A line without anything on it cannot be marked.
  const behind = text.slice(at).search(/\S/);
  const there = behind < 0 ? text.trimEnd().length - 1 : at + behind;
  const start = text.lastIndexOf('\n', there - 1) + 1;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  const indent = line.length - line.trimStart().length;
  return span(start + indent, start + line.trimEnd().length);
}

/** Where the line that held an offset of the old text begins in the new one, or what has come in its place. */
function offsetAfter(lines: readonly DiffLine[], offset: number): number {
  let [old, now] = [0, 0];
  for (const { kind, text } of lines) {
    if (kind !== 'new' && old + text.length > offset) return now;
    if (kind !== 'new') old += text.length;
    if (kind !== 'old') now += text.length;
  }
  return now;
}
