import { changedPlaces } from '../base/changed-places.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { hasMentions } from '../workspace/file-mentions.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { SearchPath } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Check, Diagnostic } from './check.ts';

/** What was found in a text. */
interface Kept {
  readonly text: string;
  readonly found: readonly Diagnostic[];
}

/** How many files are looked at without a rest: texts that did not change take no time. */
const TOGETHER = 500;

/** How many characters are read without a rest. */
const READ_TOGETHER = 100_000;

/** More findings of one code in one file help nobody. */
const MOST_ALIKE = 100;

/** The findings of checks that need one text and the names of all files, kept as long as both are the same. */
export class TextFindings {
  readonly #kept = new Map<string, Kept>();
  #search: SearchPath | undefined;
  /** The files of the client that hold paths, but for manifests. */
  #paths: readonly string[] = [];
  #versions = '';
  #files: readonly ModuleFile[] = [];
  #changed = false;
  #read = 0;
  #found: readonly Diagnostic[] = [];

  /** All of them; the same array as last time where nothing changed. */
  *all(snapshot: Snapshot, checks: readonly Check[]): Stepwise<readonly Diagnostic[]> {
    const { search, files, luaVersion, widgetsVersion } = snapshot;
    if (search !== this.#search) this.#forget(snapshot);
    const versions = `${luaVersion} ${widgetsVersion}`;
    if (versions !== this.#versions) {
      for (const [i, path] of this.#paths.entries()) {
        if (i % TOGETHER === TOGETHER - 1 || this.#look(path, snapshot, checks)) yield;
      }
      this.#versions = versions;
    }
    for (const i of changedPlaces(this.#files, files)) if (this.#look(files[i].path, snapshot, checks)) yield;
    this.#files = files;
    if (this.#changed) this.#found = [...this.#kept.values()].flatMap(it => it.found);
    this.#changed = false;
    return this.#found;
  }

  #forget({ search, paths }: Snapshot): void {
    this.#kept.clear();
    this.#search = search;
    this.#paths = [...paths()].filter(path => hasMentions(path) && !/\.otmod(?:\.jsonc)?$/.test(path));
    this.#versions = '';
    this.#files = [];
    this.#changed = true;
  }

  /** Looks at a text unless it is the same as last time; true where so much was read that it is time for a rest. */
  #look(path: string, snapshot: Snapshot, checks: readonly Check[]): boolean {
    const text = snapshot.text(path);
    if (text === undefined || this.#kept.get(path)?.text === text) return false;
    const before = this.#kept.get(path)?.found.length ?? 0;
    const found = findings(path, snapshot, checks);
    this.#kept.set(path, { text, found });
    this.#changed ||= before + found.length > 0;
    this.#read += text.length;
    if (this.#read < READ_TOGETHER) return false;
    this.#read = 0;
    return true;
  }
}

function findings(path: string, snapshot: Snapshot, checks: readonly Check[]): readonly Diagnostic[] {
  return checks.flatMap(check => {
    if (check.scope !== 'text') return [];
    const list: Diagnostic[] = [];
    for (const finding of check.run(path, snapshot)) {
      list.push({ ...finding, code: check.code, path });
      if (list.length === MOST_ALIKE) break;
    }
    return list;
  });
}
