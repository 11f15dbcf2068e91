import { changedPlaces } from '../base/changed-places.ts';
import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { Folder } from '../workspace/file-tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Diagnostic } from './check.ts';
import { checks } from './checks.ts';
import { byPlace, type Diagnostics } from './run-checks.ts';
import { type Suppression, suppressionsIn } from './suppressions.ts';

/** How many texts are looked at without a rest. */
const TOGETHER = 256;

/**
 * Takes out of the findings what comments silence, whoever found it, and adds those about the comments themselves. Looks
 * again only at texts that changed, and works only on those that hold such a comment.
 */
export class Suppressor {
  /** The files that hold suppressions. */
  readonly #holders = new Map<string, Holder>();
  /** The lists of manifests, and the Lua texts, that were looked at. */
  #files: readonly (ModuleFile | undefined)[] = [];
  #strays: readonly ModuleFile[] = [];
  readonly #lua = new Map<string, string>();
  #filesVersion = -1;
  /** The names of the files: where they change, all is looked at anew. */
  #tree: Folder | undefined;
  /** Files other than manifests and scripts in which something was found. */
  readonly #others = new Set<string>();
  #last: { readonly found: Diagnostics; readonly left: Diagnostics } | undefined;

  /** What is left of the findings; the very same where no comment has to do with them. */
  *apply(found: Diagnostics, snapshot: Snapshot): Stepwise<Diagnostics> {
    yield* this.#read(found, snapshot);
    if (this.#holders.size === 0) return found;
    if (this.#last?.found === found) return this.#last.left;
    const left = new Map(found);
    for (const holder of this.#holders.values()) {
      const list = leftOf(holder, found.get(holder.path) ?? none);
      if (list.length > 0) left.set(holder.path, list);
      else left.delete(holder.path);
    }
    this.#last = { found, left };
    return left;
  }

  /** Brings the holders up to date. */
  *#read(found: Diagnostics, snapshot: Snapshot): Stepwise<void> {
    const { strays, tree, filesVersion } = snapshot;
    if (this.#tree !== tree) this.#forget(tree);
    for (const path of found.keys()) if (!path.endsWith('.otmod') && !path.endsWith('.lua')) this.#others.add(path);
    for (const path of this.#others) this.#look(path, snapshot.text(path), snapshot);
    for (const [i, file] of strays.entries()) {
      if (file !== this.#strays[i]) this.#look(file.path, file.manifest.document.text, snapshot);
    }
    this.#strays = strays;
    yield* this.#readManifests(snapshot);
    if (this.#filesVersion !== filesVersion) yield* this.#readLua(snapshot);
    this.#filesVersion = filesVersion;
  }

  *#readManifests(snapshot: Snapshot): Stepwise<void> {
    const { files } = snapshot;
    const changed = changedPlaces(this.#files, files);
    // Kept as far as it has come: what is left undone when a host gives up is done the next time.
    const done = changed.length > TOGETHER ? [...this.#files] : [];
    for (const [count, i] of changed.entries()) {
      const { path, manifest, isFolder } = files[i];
      if (!isFolder) this.#look(path, manifest.document.text, snapshot);
      if (changed.length <= TOGETHER) continue;
      done[i] = files[i];
      this.#files = done;
      if (count % TOGETHER === TOGETHER - 1) yield;
    }
    this.#files = files;
  }

  *#readLua(snapshot: Snapshot): Stepwise<void> {
    const paths = new Set(snapshot.luaPaths());
    for (const path of this.#lua.keys()) {
      if (paths.has(path)) continue;
      this.#lua.delete(path);
      this.#look(path, undefined, snapshot);
    }
    let count = 0;
    for (const path of paths) {
      const text = snapshot.text(path);
      if (text === undefined || this.#lua.get(path) === text) continue;
      this.#look(path, text, snapshot);
      this.#lua.set(path, text);
      if (++count % TOGETHER === 0) yield;
    }
  }

  #look(path: string, text: string | undefined, { engine }: Snapshot): void {
    const known = this.#holders.get(path);
    if (known && known.text === text) return;
    const suppressions = text === undefined ? [] : suppressionsIn(path, text, engine.dialect);
    if (!known && suppressions.length === 0) return;
    if (text === undefined || suppressions.length === 0) this.#holders.delete(path);
    else this.#holders.set(path, { path, text, suppressions, last: undefined });
    this.#last = undefined;
  }

  #forget(tree: Folder): void {
    this.#holders.clear();
    this.#others.clear();
    this.#lua.clear();
    this.#files = [];
    this.#strays = [];
    this.#filesVersion = -1;
    this.#tree = tree;
    this.#last = undefined;
  }
}

/** A file whose text holds suppressions, and what was left of its findings the last time. */
interface Holder {
  readonly path: string;
  readonly text: string;
  readonly suppressions: readonly Suppression[];
  last: { readonly found: readonly Diagnostic[]; readonly left: readonly Diagnostic[] } | undefined;
}

const none: readonly Diagnostic[] = [];

const codes = checks.map(it => it.code);

function leftOf(holder: Holder, found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (holder.last?.found === found) return holder.last.left;
  const { path, suppressions } = holder;
  const targets = suppressions.flatMap(it => it.target ?? []);
  const key = (target: Span | undefined, code: string) => `${target?.start} ${code}`;
  const silenced = new Set(suppressions.flatMap(it => it.codes.map(({ code }) => key(it.target, code))));
  const used = new Set<string>();
  const left = found.filter(({ code, span: { start } }) => {
    const target = targetAt(start, targets);
    const own = target && key(target, code);
    if (own === undefined || !silenced.has(own)) return true;
    used.add(own);
    return false;
  });
  const isUsed = ({ target }: Suppression, code: string) => used.has(key(target, code));
  for (const check of checks) {
    if (check.scope !== 'findings') continue;
    for (const finding of check.run(suppressions, isUsed, codes)) left.push({ ...finding, code: check.code, path });
  }
  left.sort(byPlace);
  holder.last = { found, left };
  return left;
}

/** The line that an offset lies in, among lines in their order. */
function targetAt(offset: number, targets: readonly Span[]): Span | undefined {
  let low = 0;
  let high = targets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (targets[middle].end < offset) low = middle + 1;
    else high = middle;
  }
  return targets[low]?.start <= offset ? targets[low] : undefined;
}
