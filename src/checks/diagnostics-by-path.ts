import { pushTo } from '../base/push-to.ts';
import { sameItems } from '../base/same-items.ts';
import type { Diagnostic } from './check.ts';

/** The diagnostics of each file that has any, in the order of its text. Arrays that did not change are the same. */
export type Diagnostics = ReadonlyMap<string, readonly Diagnostic[]>;

/** More changed files than this, and all are put together anew. */
const MOST_PATCHED = 64;

/** Puts together, file by file, what was found in single manifests and what was found in the whole, and keeps what stays. */
export class DiagnosticsByPath {
  readonly #local = new Map<string, readonly Diagnostic[]>();
  /** The files of `#local` that have changed since; undefined where all may have. */
  #changed: Set<string> | undefined;
  #found: readonly (readonly Diagnostic[])[] = [];
  #latest: Diagnostics = new Map();

  /** Forgets what was found in single manifests. */
  clear(): void {
    this.#local.clear();
    this.#changed = undefined;
  }

  /** What was found in one manifest alone. */
  set(path: string, found: Diagnostic[]): void {
    const isKnown = this.#local.has(path);
    if (found.length > 0) this.#local.set(path, found.sort(byPlace));
    else this.#local.delete(path);
    if (isKnown || found.length > 0) this.#changed?.add(path);
  }

  /**
   * All diagnostics, with what was found in the whole, in lists of which each follows that of its place last time; the same
   * object as last time where those and `set` say the same.
   */
  update(found: readonly (readonly Diagnostic[])[]): Diagnostics {
    this.#latest = this.#patched(found) ?? this.#anew(found);
    this.#found = found;
    this.#changed = new Set();
    return this.#latest;
  }

  #patched(found: readonly (readonly Diagnostic[])[]): Diagnostics | undefined {
    if (!this.#changed || this.#found.length !== found.length) return undefined;
    const paths = new Set(this.#changed);
    for (const [i, list] of found.entries()) noteChanged(this.#found[i], list, paths);
    if (paths.size === 0) return this.#latest;
    if (paths.size > MOST_PATCHED) return undefined;
    const lists = new Map<string, Diagnostic[]>();
    for (const list of found) for (const each of list) if (paths.has(each.path)) pushTo(lists, each.path, each);
    const diagnostics = new Map(this.#latest);
    for (const path of paths) {
      const list = this.#settled(path, lists.get(path) ?? []);
      if (list.length > 0) diagnostics.set(path, list);
      else diagnostics.delete(path);
    }
    return diagnostics;
  }

  #anew(found: readonly (readonly Diagnostic[])[]): Diagnostics {
    const lists = new Map<string, Diagnostic[]>();
    for (const list of found) for (const each of list) pushTo(lists, each.path, each);
    const diagnostics = new Map<string, readonly Diagnostic[]>(this.#local);
    for (const [path, list] of lists) diagnostics.set(path, this.#settled(path, list));
    return diagnostics;
  }

  /** All of one file, sorted; and the array of last time where it holds the very same. */
  #settled(path: string, ofWhole: readonly Diagnostic[]): readonly Diagnostic[] {
    const local = this.#local.get(path) ?? [];
    const list = ofWhole.length === 0 ? local : [...local, ...ofWhole].sort(byPlace);
    const before = this.#latest.get(path);
    return before && sameItems(before, list) ? before : list;
  }
}

/** Orders by place in the text, then by code. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Adds the files of what differs between two lists, but for what is the same at their starts and their ends. */
function noteChanged(before: readonly Diagnostic[], now: readonly Diagnostic[], paths: Set<string>): void {
  if (before === now) return;
  const isSameLength = before.length === now.length;
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  for (let i = start; i < before.length - end; i++)
    if (!isSameLength || before[i] !== now[i]) paths.add(before[i].path);
  for (let i = start; i < now.length - end; i++) if (!isSameLength || before[i] !== now[i]) paths.add(now[i].path);
}
