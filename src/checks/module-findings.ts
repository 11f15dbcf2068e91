import type { Stepwise } from '../base/stepwise.ts';
import type { ModuleCode } from '../workspace/module-code.ts';
import type { SearchPath } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Check, Diagnostic } from './check.ts';

/** How many modules are looked at without a rest. */
const TOGETHER = 16;

/** The findings of checks that need the code of one module, kept as long as that is the same. */
export class ModuleFindings {
  /** The code that was looked at, by module number, and what was found there; lists apart, since most hold nothing. */
  readonly #codes: (ModuleCode | undefined)[] = [];
  readonly #found: (readonly Diagnostic[] | undefined)[] = [];
  #search: SearchPath | undefined;
  #checks = '';

  /** All of them; what a script that two modules run has in it is told once. Each looks for its fixes in `lasting`. */
  *all({ code, search }: Snapshot, checks: readonly Check[], lasting: Snapshot): Stepwise<Diagnostic[]> {
    const wanted = checks.map(it => it.code).join(' ');
    if (search !== this.#search || wanted !== this.#checks) this.#codes.length = this.#found.length = 0;
    this.#search = search;
    this.#checks = wanted;
    const found = new Map<string, Diagnostic>();
    let count = 0;
    for (const [number, module] of code.byNumber.entries()) {
      if (module !== this.#codes[number]) {
        const own = module ? findingsIn(module, checks, lasting) : [];
        this.#found[number] = own.length > 0 ? own : undefined;
        this.#codes[number] = module;
        if (++count % TOGETHER === 0) yield;
      }
      for (const each of this.#found[number] ?? none) {
        const key = `${each.code} ${each.path} ${each.span.start}`;
        if (!found.has(key)) found.set(key, each);
      }
    }
    return [...found.values()];
  }
}

const none: readonly Diagnostic[] = [];

function findingsIn(module: ModuleCode, checks: readonly Check[], snapshot: Snapshot): readonly Diagnostic[] {
  return checks.flatMap(check =>
    check.scope === 'module' ? [...check.run(module, snapshot)].map(it => ({ ...it, code: check.code })) : [],
  );
}
