import { changedPlaces } from '../base/changed-places.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { Refusals } from './boot.ts';
import type { ModuleFile } from './module-record.ts';

/** The scripts of a client folder that cannot run, at one moment. */
export interface RefusedScripts extends Refusals {
  /** Why, by the path in the engine's list. */
  readonly reasons: ReadonlyMap<string, string>;
}

export const noneRefused: RefusedScripts = { reasons: new Map(), reasonOf: () => undefined, places: [] };

/** Keeps what is known of the scripts that manifests list, as long as no file but manifests changes. */
export class ScriptRefusals {
  readonly #checked = new Set<string>();
  readonly #reasons = new Map<string, string>();
  readonly #places = new Set<number>();
  #files: readonly ModuleFile[] = [];
  #latest = noneRefused;

  /** Looks at the scripts of those manifests that changed, in steps; `refusalOf` says why one cannot run. */
  *update(files: readonly ModuleFile[], refusalOf: (path: string) => string | undefined): Stepwise<RefusedScripts> {
    if (files === this.#files) return this.#latest;
    const before = this.#files;
    let changed = false;
    for (const i of files.length === before.length ? changedPlaces(before, files) : files.keys()) {
      let refused = false;
      for (const { path } of files[i].scripts) {
        if (!this.#checked.has(path)) {
          const reason = refusalOf(path);
          if (reason !== undefined) this.#reasons.set(path, reason);
          this.#checked.add(path);
          yield;
        }
        refused ||= this.#reasons.has(path);
      }
      changed ||= refused || this.#places.has(i);
      if (refused) this.#places.add(i);
      else this.#places.delete(i);
    }
    this.#files = files;
    if (changed) this.#latest = this.#snapshot();
    return this.#latest;
  }

  #snapshot(): RefusedScripts {
    const reasons = new Map(this.#reasons);
    return { reasons, reasonOf: path => reasons.get(path), places: [...this.#places].sort((a, b) => a - b) };
  }
}
