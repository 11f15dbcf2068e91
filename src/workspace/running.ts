import { pushTo } from '../base/push-to.ts';
import { CHUNK, type LuaCall, type LuaCode } from '../syntax/lua/code.ts';

/** A function of one of a module's scripts, or the chunk of one, as a number. */
export type BodyPlace = number;

/** Which functions of a module's scripts are run by which: by the names by which they call each other. */
export class Running {
  readonly #scripts: readonly LuaCode[];
  /** The place before the first function of each script: that of its chunk. */
  readonly #starts: readonly number[];
  /** Functions by `name` and `Owner.name`; several where it depends on what is run. */
  readonly #byName = new Map<string, BodyPlace[]>();
  #calls: ReadonlyMap<BodyPlace, readonly BodyPlace[]> | undefined;

  constructor(scripts: readonly LuaCode[]) {
    this.#scripts = scripts;
    const starts: number[] = [];
    let next = 0;
    for (const { bodies } of scripts) {
      starts.push(next);
      next += bodies.length + 1;
    }
    this.#starts = starts;
    for (const [i, { definitions }] of scripts.entries()) {
      for (const { name, owner, body } of definitions) {
        if (body === undefined) continue;
        pushTo(this.#byName, owner === undefined ? name : `${owner}.${name}`, this.place(i, body));
      }
    }
  }

  /** The number of a function of a script, or of its chunk. */
  place(script: number, body: number): BodyPlace {
    return this.#starts[script] + body - CHUNK;
  }

  /** Every function that runs when those do, themselves included. */
  from(starts: readonly BodyPlace[]): ReadonlySet<BodyPlace> {
    const calls = (this.#calls ??= this.#called());
    const reached = new Set(starts);
    for (const place of reached) for (const next of calls.get(place) ?? []) reached.add(next);
    return reached;
  }

  /** The functions that a chunk of the same module calls when it is run. */
  calledBy(chunk: LuaCode): readonly BodyPlace[] {
    return chunk.calls.flatMap(call => (call.from === CHUNK && !call.later ? this.#targets(call) : []));
  }

  #called(): ReadonlyMap<BodyPlace, readonly BodyPlace[]> {
    const calls = new Map<BodyPlace, BodyPlace[]>();
    for (const [i, script] of this.#scripts.entries()) {
      for (const call of script.calls) {
        if (call.later) continue;
        const from = this.place(i, call.from);
        const targets = typeof call.to === 'number' ? [this.place(i, call.to)] : this.#targets(call);
        for (const target of targets) pushTo(calls, from, target);
      }
    }
    return calls;
  }

  #targets({ to }: LuaCall): readonly BodyPlace[] {
    if (typeof to === 'number') return [];
    // A controller's own `init` calls what its module gave it. Source: mehah's `modules/modulelib/controller.lua`.
    const hook = /^(.+)\.init$/.exec(to)?.[1];
    return [...(this.#byName.get(to) ?? []), ...(hook === undefined ? [] : (this.#byName.get(`${hook}.onInit`) ?? []))];
  }
}
