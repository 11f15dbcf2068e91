import { pushTo } from '../base/push-to.ts';
import { listing } from '../base/text.ts';
import { textChange } from '../base/text-change.ts';
import { compareVersions } from '../base/version.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import type { Edit as LineEdit } from '../resolve/fix.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { LinePlace } from '../workspace/lower-candidate.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { WorkspaceFix } from '../workspace/resolved.ts';
import type { WorkspaceUniverse } from '../workspace/universe-of.ts';
import { type Edit, type Fix, perhaps, replace } from './check.ts';
import { changedAdvanced, changedPlain, type LineChange } from './line-changes.ts';
import { isHere, type WorkspaceLine } from './line-places.ts';

/** Where the manifests of a workspace are looked up. */
export interface Sources {
  readonly manifest: (path: string) => ModuleFile | undefined;
  readonly advanced: (path: string) => AdvancedFile | undefined;
  readonly engine: ClientEngine;
}

/**
 * Ways out as edits of manifests, in their order. Of each only the lines are edited that still count then, those of the versions
 * that are chosen; a way that leads over other files than those of the workspace is left out.
 */
export function manifestFixes(
  fixes: readonly WorkspaceFix[],
  { locked }: WorkspaceUniverse,
  sources: Sources,
): readonly Fix[] {
  return fixes.flatMap(fix => {
    const changes = fix.edits.map(it => ({ edit: it, lines: it.lines.filter(line => counts(line, fix)) }));
    const lines = changes.flatMap(it => it.lines);
    if (lines.length === 0 || !lines.every(isHere)) return [];
    if (fix.edits.some(it => it.lines.some(line => line.module === undefined))) return [];
    const edits = editsOf(changes, sources);
    return edits ? [perhaps(`${titleOf(fix)} (${outcome(fix, locked)})`, ...edits)] : [];
  });
}

/** What is changed, in words: `widen "physics" in hud to "^2.0.0 || ^3.0.0"`, the first letter large. */
function titleOf({ edits }: WorkspaceFix): string {
  const words = listing(edits.map(editWords));
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function editWords({ kind, lines, range }: LineEdit<LinePlace>): string {
  const [{ module, constraint }] = lines;
  const who = module ?? 'what is asked for';
  switch (kind) {
    case 'widen':
      return `widen "${constraint.name}" in ${who} to "${range}"`;
    case 'change':
    case 'pick':
      return `ask for "${constraint.name}" "${range}" in ${who}`;
    case 'drop':
      return `remove "${constraint.name}" from ${who}`;
  }
}

/** So many modules are named that move. */
const FEW = 3;

/** What a fix comes to, in words: `physics 3.0.0, nothing else moves`. */
export function outcome({ modules }: WorkspaceFix, before: WorkspaceUniverse['locked'] = new Map()): string {
  const moved = [...modules].filter(([name, { version }]) => {
    const known = before.get(name);
    return !known || compareVersions(known, version) !== 0;
  });
  if (moved.length === 0) return 'no version changes';
  const named = moved.slice(0, FEW).map(([name, { version }]) => `${name} ${version.raw}`);
  const more = moved.length - named.length;
  return more === 0 ? `${named.join(', ')}, nothing else moves` : `${named.join(', ')} and ${more} more move`;
}

/** Whether a line is one of a version that is chosen. */
function counts({ module, constraint }: WorkspaceLine, { modules }: WorkspaceFix): boolean {
  return module !== undefined && modules.get(module)?.origin === constraint.place.origin;
}

function editsOf(
  changes: readonly { readonly edit: LineEdit<LinePlace>; readonly lines: readonly WorkspaceLine[] }[],
  sources: Sources,
): readonly Edit[] | undefined {
  const byPath = new Map<string, LineChange[]>();
  for (const { edit, lines } of changes) {
    for (const { constraint } of lines) {
      const { path, span, requirement } = constraint.place;
      const { kind, name } = constraint;
      pushTo(byPath, path, { kind, name, span, range: edit.range });
      const beside = edit.range === undefined && requirement ? plainTwin(path, name, sources) : undefined;
      // What the advanced manifest no longer says, the other one would say alone.
      if (beside && kind !== 'dependency') return undefined;
      if (beside) pushTo(byPath, beside.path, { kind, name, span: beside.span, range: undefined });
    }
  }
  const edits: Edit[] = [];
  for (const [path, own] of byPath) {
    const [advanced, plain] = [sources.advanced(path), sources.manifest(path)];
    const before = (advanced ?? plain)?.manifest.document.text;
    const after = advanced ? changedAdvanced(advanced, own) : plain && changedPlain(plain, own, sources.engine);
    const change = before === undefined || after === undefined ? undefined : textChange(before, after);
    if (!change) return undefined;
    edits.push(replace(path, change.span, change.text));
  }
  return edits;
}

/** Where the manifest beside an advanced one names the same module as a dependency. */
function plainTwin(path: string, name: string, { advanced, manifest }: Sources) {
  const plain = advanced(path)?.plain;
  const twin = plain === undefined ? undefined : manifest(plain);
  const item = twin?.manifest.dependencies.find(it => it.value === name);
  return twin && item && { path: twin.path, span: item.span };
}
