import type { Stepwise } from '../base/stepwise.ts';
import { hasMentions } from '../workspace/file-mentions.ts';
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
  #found: readonly Diagnostic[] = [];

  /** All of them; the same array as last time where nothing changed. */
  *all(snapshot: Snapshot, checks: readonly Check[]): Stepwise<readonly Diagnostic[]> {
    const { search, text } = snapshot;
    let changed = search !== this.#search;
    if (changed) this.#kept.clear();
    this.#search = search;
    let [seen, read] = [0, 0];
    for (const path of snapshot.paths()) {
      if (!hasMentions(path)) continue;
      if (++seen % TOGETHER === 0) yield;
      const own = text(path);
      const known = this.#kept.get(path);
      if (own === undefined || known?.text === own) continue;
      this.#kept.set(path, { text: own, found: findings(path, snapshot, checks) });
      changed = true;
      read += own.length;
      if (read < READ_TOGETHER) continue;
      read = 0;
      yield;
    }
    if (changed) this.#found = [...this.#kept.values()].flatMap(it => it.found);
    return this.#found;
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
