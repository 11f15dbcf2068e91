import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { finish } from '../../src/base/stepwise.ts';
import { parseRange, VersionReader } from '../../src/base/version.ts';
import { compile } from '../../src/resolve/compile.ts';
import { pack } from '../../src/resolve/pack.ts';
import { Resolver } from '../../src/resolve/resolver.ts';
import { Search } from '../../src/resolve/search.ts';
import type { Universe } from '../../src/resolve/universe.ts';
import { VersionLists } from '../../src/resolve/version-sets.ts';
import { random } from '../support/generate.ts';
import { generatedUniverse, readUniverse } from '../support/generate-universe.ts';
import { finishWatched, row } from './measure.ts';

const WARM_BAR = 30;
const COLD_BAR = 1_000;
const EDIT_BAR = 10;
const SLICE_BAR = 50;
const SIZE = 10_000;
const EDITS = 2_000;
/** A peer that takes longer, in milliseconds, is cut off. */
const PATIENCE = 20_000;

const peers: readonly (readonly [what: string, sizes: readonly number[], names: readonly string[]])[] = [
  ['order', [1_000, 10_000, 100_000], ['own', 'toposort', 'dependency-graph', 'graphology-dag']],
  ['groups', [1_000, 10_000, 100_000], ['own', 'graphology-components']],
  ['solve', [1_000, 10_000], ['own', 'semver-resolver', 'logic-solver']],
];

/** The resolver: each library in a process of its own, cold from strings; then a solve and edits that are warm. */
export function benchResolve(): boolean {
  console.log('\nresolver, from strings, each in a fresh process; four versions of each module');
  let cold = 0;
  for (const [what, sizes, names] of peers) {
    for (const size of sizes) {
      for (const name of names) {
        const told = peer(what, name, size);
        const time = Number(told);
        if (what === 'solve' && name === 'own' && size === SIZE)
          cold = Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
        const shown = Number.isNaN(time) ? told : `${time.toFixed(time < 100 ? 2 : 0)} ms`;
        console.log(`  ${`${what} of ${size}`.padEnd(18)} ${name.padEnd(23)} ${shown}`);
      }
    }
  }
  console.log(`\nresolver, ${SIZE} modules`);
  row('full solve, cold from strings', cold, COLD_BAR);
  const warm = solves();
  const { p99, longest } = edits();
  return cold < COLD_BAR && warm < WARM_BAR && p99 < EDIT_BAR && longest < SLICE_BAR;
}

function peer(what: string, name: string, size: number): string {
  const script = join(__dirname, 'resolve-peer.js');
  const run = spawnSync(process.execPath, [script, what, name, String(size)], { timeout: PATIENCE, encoding: 'utf8' });
  if (run.signal !== null) return `cut off after ${PATIENCE / 1000} s`;
  return run.stdout.trim() || `fails: ${run.stderr.split('\n').find(it => it.includes('Error')) ?? run.status}`;
}

/** The median of full solves of a universe that was compiled. */
function solves(): number {
  const universe = readUniverse(generatedUniverse(SIZE));
  const problem = pack(finish(compile(universe, new VersionLists())));
  const times: number[] = [];
  for (let i = 0; i < 30; i++) {
    const start = performance.now();
    finish(new Search(problem).run());
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  row('full solve, warm, median', times[times.length >> 1], WARM_BAR);
  return times[times.length >> 1];
}

const texts = ['*', '^1.0.0', '^2.0.0', '~2.0.0', '>=1.1.0', '<2', '^2.1.0', '>=1.0.0 <3', '1.0.0 || 2.1.0'];

/** One range after another is edited; what cannot be resolved is taken back. */
function edits() {
  const next = random(5);
  const reader = new VersionReader();
  const resolver = new Resolver<string, string>();
  let universe = readUniverse(generatedUniverse(SIZE), reader);
  const first = finishWatched(resolver.resolve(universe));
  const times: number[] = [];
  let longest = first.longest;
  let unsolvable = 0;
  const run = (edited: Universe<string, string>, counts: boolean) => {
    const start = performance.now();
    const watched = finishWatched(resolver.resolve(edited));
    if (counts) times.push(performance.now() - start);
    longest = Math.max(longest, watched.longest);
    return watched.value.isSatisfied;
  };
  for (let i = -50; i < EDITS; i++) {
    const edited = withEdit(universe, next);
    const isFine = run(edited, i >= 0);
    if (isFine) universe = edited;
    else {
      unsolvable++;
      run(universe, i >= 0);
    }
  }
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)];
  row('edit of a range to result, p50', times[times.length >> 1], EDIT_BAR);
  row('edit of a range to result, p99', p99, EDIT_BAR);
  row('longest step without a rest', longest, SLICE_BAR);
  console.log(`    ${times.length} edits, ${unsolvable} of them to what cannot be resolved, with its conflict`);
  return { p99, longest };
}

function withEdit(universe: Universe<string, string>, next: () => number): Universe<string, string> {
  for (;;) {
    const at = Math.floor(next() * universe.offers.length);
    const offer = universe.offers[at];
    const which = Math.floor(next() * offer.candidates.length);
    const candidate = offer.candidates[which];
    if (candidate.constraints.length === 0) continue;
    const line = Math.floor(next() * candidate.constraints.length);
    const text = texts[Math.floor(next() * texts.length)];
    const constraints = [...candidate.constraints];
    constraints[line] = { ...constraints[line], range: parseRange(text) ?? 'none', text };
    const candidates = [...offer.candidates];
    candidates[which] = { ...candidate, constraints };
    const offers = [...universe.offers];
    offers[at] = { ...offer, candidates };
    return { ...universe, offers };
  }
}
