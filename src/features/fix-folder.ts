import { pushTo } from '../base/push-to.ts';
import type { Diagnostic, Edit, Fix } from '../checks/check.ts';
import type { Diagnostics } from '../checks/diagnostics-by-path.ts';
import type { ClientFolder } from '../workspace/client-folder.ts';
import { applyEdits, collide, mendedFirst } from './fixes.ts';

/** A fix that was made. */
export interface AppliedFix {
  /** The file of the finding, as it was called then. */
  readonly path: string;
  readonly code: string;
  readonly title: string;
}

/** What is to be done to the files of a client folder, in this order: first renames, then texts. */
export type FileChange =
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  /** `before` is undefined where the file is new; `was` is its path before the renames. */
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly was: string;
      readonly before: string | undefined;
      readonly text: string;
    };

export interface FixedFolder {
  readonly changes: readonly FileChange[];
  readonly applied: readonly AppliedFix[];
}

/** Fixes that make room for each other for ever are stopped here. */
const MOST_ROUNDS = 20;

/**
 * Makes every preferred fix in a client folder in memory, again and again until there is none left: what one mends may
 * show another. `isWanted` tells which codes count, `mayChange` which files.
 */
export function fixFolder(
  folder: ClientFolder,
  diagnose: () => Diagnostics,
  isWanted: (code: string) => boolean,
  mayChange: (path: string) => boolean,
): FixedFolder {
  const work = new Work(folder);
  const applied: AppliedFix[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = choose(diagnose(), isWanted, mayChange);
    if (chosen.length === 0 || !work.make(chosen.flatMap(({ fix }) => fix.edits))) break;
    for (const { diagnostic, fix } of chosen) {
      applied.push({ path: diagnostic.path, code: diagnostic.code, title: fix.title });
    }
  }
  return { changes: work.changes(), applied };
}

interface Chosen {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/** The fixes of one round: of two that touch the same text the first, and at most one that renames. */
function choose(
  diagnostics: Diagnostics,
  isWanted: (code: string) => boolean,
  mayChange: (path: string) => boolean,
): readonly Chosen[] {
  const chosen: Chosen[] = [];
  const byPath = new Map<string, Edit[]>();
  let renames = false;
  for (const path of [...diagnostics.keys()].sort()) {
    for (const diagnostic of mendedFirst(diagnostics.get(path) ?? [])) {
      const fix = isWanted(diagnostic.code) ? diagnostic.fixes?.().find(it => it.preferred) : undefined;
      if (!fix?.edits.every(edit => pathsOf(edit).every(mayChange))) continue;
      const moves = fix.edits.some(it => it.kind === 'rename');
      const taken = fix.edits.some(edit =>
        pathsOf(edit).some(it => byPath.get(it)?.some(other => collide(edit, other))),
      );
      if (taken || (moves && renames)) continue;
      renames ||= moves;
      for (const edit of fix.edits) {
        for (const each of pathsOf(edit)) pushTo(byPath, each, edit);
      }
      chosen.push({ diagnostic, fix });
    }
  }
  return chosen;
}

function pathsOf(edit: Edit): readonly string[] {
  return edit.kind === 'rename' ? [edit.from, edit.to] : [edit.path];
}

/** Edits a client folder in memory and remembers how it was. */
class Work {
  /** Files that were touched, by their path now. */
  readonly #touched = new Map<string, { readonly was: string; readonly before: string | undefined }>();
  readonly #renames: Extract<FileChange, { kind: 'rename' }>[] = [];

  constructor(readonly folder: ClientFolder) {}

  /** False where nothing changed. */
  make(edits: readonly Edit[]): boolean {
    let changed = false;
    for (const path of new Set(edits.flatMap(edit => (edit.kind === 'replace' ? [edit.path] : [])))) {
      changed = this.#replace(path, edits) || changed;
    }
    for (const edit of edits) {
      if (edit.kind === 'create') changed = this.#create(edit.path, edit.text) || changed;
      if (edit.kind === 'rename') changed = this.#rename(edit) || changed;
    }
    return changed;
  }

  changes(): readonly FileChange[] {
    const writes = [...this.#touched].flatMap(([path, { was, before }]) => {
      const text = this.folder.text(path);
      return text === undefined || text === before ? [] : [{ kind: 'write', path, was, before, text } as const];
    });
    return [...this.#renames, ...writes.sort((a, b) => (a.path < b.path ? -1 : 1))];
  }

  #replace(path: string, edits: readonly Edit[]): boolean {
    const before = this.folder.text(path);
    if (before === undefined) return false;
    const text = applyEdits(before, path, edits);
    if (text === before) return false;
    if (!this.#touched.has(path)) this.#touched.set(path, { was: path, before });
    // Not as a file: the engine is told from files, and must not change on the way.
    this.folder.putBuffer(path, text);
    return true;
  }

  #create(path: string, text: string): boolean {
    if (this.folder.has(path)) return false;
    this.#touched.set(path, { was: path, before: undefined });
    this.folder.putFile(path, text);
    return true;
  }

  #rename({ kind, from, to }: Extract<FileChange, { kind: 'rename' }>): boolean {
    const paths = [...this.folder.paths()];
    const isAt = (place: string) => (path: string) => path === place || path.startsWith(`${place}/`);
    const inside = paths.filter(isAt(from));
    if (inside.length === 0 || paths.some(isAt(to))) return false;
    for (const path of inside) {
      const target = to + path.slice(from.length);
      const text = this.folder.text(path);
      const touched = this.#touched.get(path);
      this.#touched.delete(path);
      if (touched) this.#touched.set(target, touched);
      this.folder.closeBuffer(path);
      this.folder.removeFile(path);
      this.folder.putFile(target, text);
    }
    this.#renames.push({ kind, from, to });
    return true;
  }
}
