import type { Problem } from './problem.ts';
import { type Roster, rosterOf } from './roster.ts';
import { type ModuleRows, ROW, RowMaker } from './rows.ts';
import { firstBits } from './set-pool.ts';
import type { Universe } from './universe.ts';
import { VersionLists, wordsFor } from './version-sets.ts';

/** A universe as rows by module, from which a problem is packed; the rows of single modules can be made again. */
export interface Compiled<P, O> {
  readonly roster: Roster<P, O>;
  readonly maker: RowMaker<P, O>;
  /** By number of module. */
  readonly rows: readonly ModuleRows[];
  readonly locked: Int32Array;
}

export function compile<P, O>(universe: Universe<P, O>, lists: VersionLists = new VersionLists()): Compiled<P, O> {
  const roster = rosterOf(universe, lists);
  const maker = new RowMaker(roster);
  const rows = roster.entries.map((_, i) => maker.rowsOf(i));
  const locked = new Int32Array(roster.entries.length).fill(-1);
  for (const [name, { raw }] of universe.locked ?? []) {
    const number = roster.numbers.get(name);
    if (number === undefined) continue;
    locked[number] = roster.entries[number].candidates.findIndex(it => it.version.raw === raw);
  }
  return { roster, maker, rows, locked };
}

/** Puts all rows into flat arrays. */
export function pack<P, O>({ roster, maker, rows, locked }: Compiled<P, O>): Problem<P, O> {
  const { choices, links } = maker;
  const modules = roster.entries.length;
  const size = modules + choices.length;
  const count = new Int32Array(size);
  for (let x = 0; x < modules; x++) count[x] = roster.entries[x].candidates.length;
  for (let x = modules; x < size; x++) count[x] = choices[x - modules].providers.length;
  const at = new Int32Array(size + 1);
  for (let x = 0; x < size; x++) at[x + 1] = at[x] + wordsFor(count[x] + 1);
  const full = new Int32Array(at[size]);
  // The root cannot be absent.
  for (let x = 0; x < size; x++) {
    if (count[x] >= 31) full.set(firstBits(count[x] + 1, at[x + 1] - at[x]), at[x]);
    else full[at[x]] = x === 0 ? 1 : (2 << count[x]) - 1;
  }

  const barsAll = (x: number, set: number) => {
    if (at[x + 1] - at[x] === 1) return (full[at[x]] & ~set) === 0;
    for (let i = at[x]; i < at[x + 1]; i++) if ((full[i] & ~maker.pool.words[set + i - at[x]]) !== 0) return false;
    return true;
  };
  let total = 0;
  const rowStarts = new Int32Array(size + 1);
  for (let x = 0; x < size; x++) rowStarts[x + 1] = total += (x < modules ? rows[x] : links[x - modules]).length / ROW;
  const kind = new Uint8Array(total);
  const from = new Int32Array(total);
  const held = new Int32Array(total);
  const to = new Int32Array(total);
  const barred = new Int32Array(total);
  const sampleCandidate = new Int32Array(total);
  const sampleConstraint = new Int32Array(total);
  const edgeStarts = new Int32Array(size + 1);
  const own: number[] = [];
  const hopeless: number[] = [];
  for (let x = 0, r = 0; x < size; x++) {
    const list = x < modules ? rows[x] : links[x - modules];
    for (let i = 0; i < list.length; i += ROW, r++) {
      kind[r] = list[i];
      from[r] = x;
      to[r] = list[i + 1];
      barred[r] = list[i + 2];
      held[r] = list[i + 3];
      sampleCandidate[r] = list[i + 4];
      sampleConstraint[r] = list[i + 5];
      if (to[r] === x) own.push(r);
      else {
        if (barsAll(to[r], barred[r])) hopeless.push(r);
        edgeStarts[x + 1]++;
        edgeStarts[to[r] + 1]++;
      }
    }
  }
  for (let x = 0; x < size; x++) edgeStarts[x + 1] += edgeStarts[x];
  const edges = new Int32Array(edgeStarts[size] * 4);
  const next = edgeStarts.slice(0, size);
  for (let r = 0; r < total; r++) {
    if (to[r] === from[r]) continue;
    let e = next[from[r]]++ * 4;
    edges[e] = held[r];
    edges[e + 1] = to[r];
    edges[e + 2] = barred[r];
    edges[e + 3] = r;
    e = next[to[r]]++ * 4;
    edges[e] = barred[r];
    edges[e + 1] = from[r];
    edges[e + 2] = held[r];
    edges[e + 3] = r;
  }
  const pool = Int32Array.from(maker.pool.words);
  const lists = {
    rowStarts,
    kind,
    from,
    held,
    to,
    barred,
    sampleCandidate,
    sampleConstraint,
    edgeStarts,
    edges,
    own,
    hopeless,
  };
  return { roster, size, at, full, count, choices, locked, pool, ...lists };
}
