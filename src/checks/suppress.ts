import { changedPlaces } from '../base/changed-places.ts';
import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { AdvancedByPath } from '../workspace/advanced-files.ts';
import type { Folder } from '../workspace/file-tree.ts';
import { filesOfModules } from '../workspace/files-of-modules.ts';
import { isManifest } from '../workspace/manifest-paths.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Diagnostic } from './check.ts';
import { checks } from './checks.ts';
import { byPlace, type Diagnostics } from './diagnostics-by-path.ts';
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
  /** Every text that was looked at. */
  readonly #looked = new Map<string, string>();
  /** The lists of manifests that were looked at. */
  #files: readonly (ModuleFile | undefined)[] = [];
  #strays: readonly ModuleFile[] = [];
  #advanced: AdvancedByPath = new Map();
  /** The modules' Lua and widgets, each looked at anew where its version changes. */
  #scripts: Kind = unread;
  #widgets: Kind = unread;
  /** The names of the files: where they change, all is looked at anew. */
  #tree: Folder | undefined;
  /** Other files in which something was found. */
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
    const { strays, tree, advanced, luaVersion, widgetsVersion } = snapshot;
    if (this.#tree !== tree) this.#forget(snapshot);
    for (const path of found.keys()) if (!isManifest(path) && !this.#isListed(path)) this.#others.add(path);
    for (const path of this.#others) this.#look(path, snapshot.text(path), snapshot);
    for (const [i, file] of strays.entries()) {
      if (file !== this.#strays[i]) this.#look(file.path, file.manifest.document.text, snapshot);
    }
    this.#strays = strays;
    yield* this.#readManifests(snapshot);
    if (this.#advanced !== advanced) {
      for (const path of this.#advanced.keys()) if (!advanced.has(path)) this.#look(path, undefined, snapshot);
      for (const { path, manifest } of advanced.values()) this.#look(path, manifest.document.text, snapshot);
      this.#advanced = advanced;
    }
    this.#scripts = yield* this.#readKind(this.#scripts, luaVersion, snapshot);
    this.#widgets = yield* this.#readKind(this.#widgets, widgetsVersion, snapshot);
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

  *#readKind({ paths, version: last }: Kind, version: number, snapshot: Snapshot): Stepwise<Kind> {
    let count = 0;
    if (last === version) return { paths, version };
    for (const path of paths) {
      if (this.#look(path, snapshot.text(path), snapshot) && ++count % TOGETHER === 0) yield;
    }
    return { paths, version };
  }

  /** False where that text was looked at before. */
  #look(path: string, text: string | undefined, { engine }: Snapshot): boolean {
    if (this.#looked.get(path) === text) return false;
    if (text === undefined) this.#looked.delete(path);
    else this.#looked.set(path, text);
    const suppressions = text === undefined ? [] : suppressionsIn(path, text, engine.dialect);
    if (suppressions.length === 0 && !this.#holders.has(path)) return true;
    if (suppressions.length === 0) this.#holders.delete(path);
    else this.#holders.set(path, { path, suppressions, last: undefined });
    this.#last = undefined;
    return true;
  }

  #isListed(path: string): boolean {
    return this.#scripts.paths.has(path) || this.#widgets.paths.has(path);
  }

  #forget(snapshot: Snapshot): void {
    this.#holders.clear();
    this.#looked.clear();
    this.#others.clear();
    this.#files = [];
    this.#strays = [];
    this.#advanced = new Map();
    const paths = filesOfModules(snapshot.paths());
    this.#scripts = { paths: new Set(paths.filter(path => path.endsWith('.lua'))), version: -1 };
    this.#widgets = { paths: new Set(paths.filter(path => path.endsWith('.otui'))), version: -1 };
    this.#tree = snapshot.tree;
    this.#last = undefined;
  }
}

/** Files of a kind, and the version of their texts that was looked at. */
interface Kind {
  readonly paths: ReadonlySet<string>;
  readonly version: number;
}

const unread: Kind = { paths: new Set(), version: -1 };

/** A file whose text holds suppressions, and what was left of its findings the last time. */
interface Holder {
  readonly path: string;
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
