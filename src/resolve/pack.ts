import type { Compiled } from './compile.ts';
import { EDGE, type Problem } from './problem.ts';
import { type ModuleRows, ROW } from './rows.ts';
import { firstBits } from './set-pool.ts';
import { wordsFor } from './version-sets.ts';

/** For how many more rows and edges there is room at each variable. */
const ROOM = 4;

/** Puts all rows into flat arrays. */
export function pack(compiled: Compiled<unknown, unknown>): Problem {
  const { roster, maker, rows, locked } = compiled;
  const { choices, pool } = maker;
  const modules = roster.entries.length;
  const size = modules + choices.length;
  const count = new Int32Array(size);
  for (let x = 0; x < modules; x++) count[x] = roster.entries[x].candidates.length;
  for (let x = modules; x < size; x++) count[x] = choices[x - modules].providers.length;
  const rowsOf = (x: number): ModuleRows => (x < modules ? rows[x] : maker.links[x - modules]);
  const places = { ...domains(count), ...starts(size, rowsOf) };
  const total = places.rowStarts[size];
  const problem: Problem = {
    ...{ size, modules, count, choices, locked, pool, own: [], hopeless: [], ...places },
    kind: new Uint8Array(total),
    from: new Int32Array(total),
    held: new Int32Array(total),
    to: new Int32Array(total),
    barred: new Int32Array(total),
    sampleCandidate: new Int32Array(total),
    sampleConstraint: new Int32Array(total),
    edges: new Int32Array(places.edgeStarts[size] * EDGE),
  };
  for (let x = 0; x < size; x++) writeRows(problem, x, rowsOf(x));
  const { rowStarts, rowEnds, from, held, to, barred, edges, edgeEnds } = problem;
  for (let x = 0; x < size; x++) {
    for (let row = rowStarts[x]; row < rowEnds[x]; row++) {
      if (to[row] === x) continue;
      writeEdge(edges, edgeEnds[x]++, held[row], to[row], barred[row], row);
      writeEdge(edges, edgeEnds[to[row]]++, barred[row], from[row], held[row], row);
    }
  }
  return problem;
}

/** Writes the rows of a variable, for which there must be room, and notes those that hold whatever is chosen. */
export function writeRows(problem: Problem, x: number, rows: ModuleRows): void {
  const { rowStarts, rowEnds, kind, from, held, to, barred, sampleCandidate, sampleConstraint } = problem;
  let row = rowStarts[x];
  for (let i = 0; i < rows.length; i += ROW, row++) {
    kind[row] = rows[i];
    from[row] = x;
    to[row] = rows[i + 1];
    barred[row] = rows[i + 2];
    held[row] = rows[i + 3];
    sampleCandidate[row] = rows[i + 4];
    sampleConstraint[row] = rows[i + 5];
    if (to[row] === x) problem.own.push(row);
    else if (barsAll(problem, row)) problem.hopeless.push(row);
  }
  rowEnds[x] = row;
}

export function writeEdge(edges: Int32Array, at: number, own: number, other: number, set: number, row: number): void {
  const e = at * EDGE;
  edges[e] = own;
  edges[e + 1] = other;
  edges[e + 2] = set;
  edges[e + 3] = row;
}

function barsAll({ at, full, to, barred, pool }: Problem, row: number): boolean {
  const x = to[row];
  if (at[x + 1] - at[x] === 1) return (full[at[x]] & ~barred[row]) === 0;
  for (let i = at[x]; i < at[x + 1]; i++) if ((full[i] & ~pool.words[barred[row] + i - at[x]]) !== 0) return false;
  return true;
}

function domains(count: Int32Array) {
  const size = count.length;
  const at = new Int32Array(size + 1);
  for (let x = 0; x < size; x++) at[x + 1] = at[x] + wordsFor(count[x] + 1);
  const full = new Int32Array(at[size]);
  for (let x = 0; x < size; x++) {
    // The root cannot be absent.
    if (x === 0) full[0] = 1;
    else if (count[x] < 31) full[at[x]] = (2 << count[x]) - 1;
    else full.set(firstBits(count[x] + 1, at[x + 1] - at[x]), at[x]);
  }
  return { at, full };
}

function starts(size: number, rowsOf: (x: number) => ModuleRows) {
  const rowStarts = new Int32Array(size + 1);
  const edgeStarts = new Int32Array(size + 1).fill(ROOM, 1);
  for (let x = 0; x < size; x++) {
    const rows = rowsOf(x);
    rowStarts[x + 1] = rowStarts[x] + rows.length / ROW + ROOM;
    for (let i = 0; i < rows.length; i += ROW) {
      if (rows[i + 1] === x) continue;
      edgeStarts[x + 1]++;
      edgeStarts[rows[i + 1] + 1]++;
    }
  }
  for (let x = 0; x < size; x++) edgeStarts[x + 1] += edgeStarts[x];
  return { rowStarts, rowEnds: rowStarts.slice(0, size), edgeStarts, edgeEnds: edgeStarts.slice(0, size) };
}

/** The same problem in arrays of its own. */
export function copied(problem: Problem): Problem {
  const { kind, from, held, to, barred, edges, rowEnds, edgeEnds, own, hopeless } = problem;
  return {
    ...problem,
    kind: kind.slice(),
    from: from.slice(),
    held: held.slice(),
    to: to.slice(),
    barred: barred.slice(),
    sampleCandidate: problem.sampleCandidate.slice(),
    sampleConstraint: problem.sampleConstraint.slice(),
    edges: edges.slice(),
    rowEnds: rowEnds.slice(),
    edgeEnds: edgeEnds.slice(),
    own: [...own],
    hopeless: [...hopeless],
  };
}
