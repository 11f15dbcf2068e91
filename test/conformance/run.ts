import { readFileSync } from 'node:fs';
import { type Case, compareCase } from './compare.ts';

/** `npm run conformance -- FILE…`: agreed and differing per engine, with the first differences. */
const shown = 5;
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run conformance -- FILE…');
  process.exit(2);
}
let differing = 0;
for (const file of files) {
  const tally = new Map<string, Record<string, number>>();
  const aside = new Set<string>();
  const differences: string[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const it: Case = JSON.parse(line);
    for (const { engine, verdict } of compareCase(it)) {
      const counts = tally.get(engine) ?? { agreed: 0, differing: 0, unstable: 0, 'needs-lua': 0 };
      counts[verdict.kind]++;
      tally.set(engine, counts);
      const name = it.name ?? String(it.id);
      if (verdict.kind === 'needs-lua') aside.add(name);
      if (verdict.kind === 'differing') differences.push(`  ${engine} ${name}\n${explain(verdict)}`);
    }
  }
  console.log(file);
  for (const [engine, counts] of tally) {
    const rest = `${counts.unstable} unstable, ${counts['needs-lua']} need a Lua machine`;
    console.log(`  ${engine.padEnd(12)} ${counts.agreed} agreed, ${counts.differing} differing (${rest})`);
  }
  if (aside.size > 0) console.log(`  need a Lua machine: ${[...aside].join(', ')}`);
  for (const difference of differences.slice(0, shown)) console.log(difference);
  differing += differences.length;
}
process.exit(differing > 0 ? 1 : 0);

function explain({ expected, actual }: { expected: unknown; actual: unknown }): string {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const at = expected.findIndex((row, i) => JSON.stringify(row) !== JSON.stringify(actual[i]));
    const place = at < 0 ? expected.length : at;
    return `    event ${place}\n    engine: ${JSON.stringify(expected[place])}\n    here:   ${JSON.stringify(actual[place])}`;
  }
  return `    engine: ${JSON.stringify(expected)}\n    here:   ${JSON.stringify(actual)}`;
}
