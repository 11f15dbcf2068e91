import { writeEdge, writeRows } from './pack.ts';
import { EDGE, type Problem } from './problem.ts';
import { type ModuleRows, ROW } from './rows.ts';

/**
 * Puts other rows in the place of those of one module, all lists in the very order that packing from scratch gives; false
 * where there is no room for them, and nothing has changed then.
 */
export function patch(problem: Problem, x: number, rows: ModuleRows): boolean {
  if (!hasRoom(problem, x, rows)) return false;
  const { rowStarts, rowEnds, held, to, barred } = problem;
  for (let row = rowStarts[x]; row < rowEnds[x]; row++) {
    if (to[row] === x) continue;
    takeEdge(problem, x, row);
    takeEdge(problem, to[row], row);
  }
  const others = (it: number) => it < rowStarts[x] || it >= rowStarts[x + 1];
  const own = problem.own.filter(others);
  const hopeless = problem.hopeless.filter(others);
  problem.own.length = problem.hopeless.length = 0;
  writeRows(problem, x, rows);
  merge(problem.own, own);
  merge(problem.hopeless, hopeless);
  for (let row = rowStarts[x]; row < rowEnds[x]; row++) {
    if (to[row] === x) continue;
    putEdge(problem, x, held[row], to[row], barred[row], row);
    putEdge(problem, to[row], barred[row], x, held[row], row);
  }
  return true;
}

function hasRoom({ rowStarts, rowEnds, edgeStarts, edgeEnds, to }: Problem, x: number, rows: ModuleRows) {
  if (rows.length / ROW > rowStarts[x + 1] - rowStarts[x]) return false;
  const more = new Map<number, number>();
  const count = (y: number, by: number) => {
    if (y === x) return;
    more.set(y, (more.get(y) ?? 0) + by);
    more.set(x, (more.get(x) ?? 0) + by);
  };
  for (let row = rowStarts[x]; row < rowEnds[x]; row++) count(to[row], -1);
  for (let i = 0; i < rows.length; i += ROW) count(rows[i + 1], 1);
  for (const [y, by] of more) if (edgeEnds[y] + by > edgeStarts[y + 1]) return false;
  return true;
}

/** The place among the edges of a variable of the first one whose row is not below the given one. */
function placeOf({ edgeStarts, edgeEnds, edges }: Problem, x: number, row: number): number {
  let low = edgeStarts[x];
  let high = edgeEnds[x];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle * EDGE + 3] < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function takeEdge(problem: Problem, x: number, row: number): void {
  const { edges, edgeEnds } = problem;
  const place = placeOf(problem, x, row);
  edges.copyWithin(place * EDGE, (place + 1) * EDGE, edgeEnds[x] * EDGE);
  edgeEnds[x]--;
}

function putEdge(problem: Problem, x: number, own: number, other: number, set: number, row: number): void {
  const { edges, edgeEnds } = problem;
  const place = placeOf(problem, x, row);
  edges.copyWithin((place + 1) * EDGE, place * EDGE, edgeEnds[x] * EDGE);
  edgeEnds[x]++;
  writeEdge(edges, place, own, other, set, row);
}

/** Puts numbers into a list of numbers, all in ascending order. */
function merge(into: number[], more: readonly number[]): void {
  for (const number of more) into.push(number);
  into.sort((a, b) => a - b);
}
