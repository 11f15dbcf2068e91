import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { Resolver, resolve } from '../../src/resolve/resolver.ts';
import { type TestUniverse, universe } from '../support/universes.ts';

const chosen = (text: string | TestUniverse) =>
  [...resolve(typeof text === 'string' ? universe(text) : text).modules].map(
    ([name, it]) => `${name} ${it.version.raw}`,
  );
const reasons = (text: string) => resolve(universe(text)).conflicts.map(it => it.reason);

test('the highest version is chosen, whatever the order on offer', () => {
  expect(chosen('root -> a\n a 1.10.0\n a 1.9.0\n a 2.0.0-beta\n a 1.2.0')).toEqual(['a 1.10.0']);
});

test('a lock is preferred where it can be, and never stands in the way', () => {
  expect(chosen('root -> a\n a 1.0.0\n a 2.0.0\n lock a 1.0.0')).toEqual(['a 1.0.0']);
  expect(chosen('root -> a ^2\n a 1.0.0\n a 2.0.0\n lock a 1.0.0\n lock x 1.0.0')).toEqual(['a 2.0.0']);
});

test('a virtual name is provided by who is there anyway, else by who comes first', () => {
  const providers = 'x 1.0.0 -> +v 1.0.0\n y 1.0.0 -> +v 1.0.0';
  expect(chosen(`root -> v ^1\n ${providers}`)).toEqual(['x 1.0.0']);
  expect(chosen(`root -> v ^1, y\n ${providers}`)).toEqual(['y 1.0.0']);
});

test('a module is not in conflict with what it provides itself', () => {
  expect(chosen('root -> x\n x 1.0.0 -> +v 1.0.0, !v *\n y 1.0.0 -> +v 1.0.0')).toEqual(['x 1.0.0']);
  expect(reasons('root -> x, y\n x 1.0.0 -> +v 1.0.0, !v *\n y 1.0.0 -> +v 1.0.0')).toEqual([
    'v: it is needed, and may not be there',
  ]);
});

test('more versions than a word has bits are told apart', () => {
  const many = Array.from({ length: 100 }, (_, i) => `a 1.${i}.0 -> b ^1.${99 - i}.0\n b 1.${i}.0`).join('\n');
  expect(chosen(`root -> a, b <1.40.0\n ${many}`)).toEqual(['a 1.99.0', 'b 1.39.0']);
  expect(chosen(`root -> a <1.70.0, b <1.40.0\n ${many}`)).toEqual(['a 1.69.0', 'b 1.39.0']);
  expect(reasons(`root -> a <1.30.0, b <1.40.0\n ${many}`)).toEqual(['b: no version suits everyone']);
});

test('a circle of dependencies fails with the versions still told, one of optional lines does not', () => {
  const hard = resolve(universe('root -> a\n a 1.0.0 -> b\n b 1.0.0 -> a'));
  expect([hard.success, hard.isSatisfied, hard.modules.size, hard.error]).toEqual([
    false,
    true,
    2,
    'a and b need each other',
  ]);
  const soft = resolve(universe('root -> a\n a 1.0.0 -> b\n b 1.0.0 -> ?a'));
  expect([soft.success, soft.circular.map(it => it.isHard)]).toEqual([true, [false]]);
  const runtime = resolve(universe('root -> a\n a 1.0.0 -> b\n b 1.0.0 -> ~a'));
  expect([runtime.success, runtime.circular, runtime.order]).toEqual([true, [], ['b', 'a']]);
});

test('a circle is told with what to drop, and a shortest way round with its lines', () => {
  const [circle] = resolve(
    universe('root -> a\n a 1.0.0 -> b\n b 1.0.0 -> a, c\n c 1.0.0 -> b, d\n d 1.0.0 -> b\n e 1.0.0'),
  ).circular;
  expect(circle.modules).toEqual(['a', 'b', 'c', 'd']);
  expect([circle.drop.length, circle.isLeast, circle.count]).toEqual([2, true, 3]);
  for (const { line, round, lines } of circle.drop) {
    expect(round[0]).toBe(line.module);
    expect(round.at(-1)).toBe(line.module);
    expect(lines.map(it => it.module)).toEqual(round.slice(0, -1));
  }
});

test('where nothing else decides, priority and name order what is loaded', () => {
  const { offers, root } = universe('root -> a, b, c\n a 1.0.0\n b 1.0.0\n c 1.0.0');
  const first = offers.map(it =>
    it.name === 'c' ? { ...it, candidates: it.candidates.map(each => ({ ...each, priority: 1 })) } : it,
  );
  expect(resolve({ offers: first, root }).order).toEqual(['c', 'a', 'b']);
});

test('a fix of the own files comes before one of stored versions', () => {
  const { offers, root } = universe('root -> a, b\n a 1.0.0 -> c ^1\n b 1.0.0 -> c ^2\n c 1.0.0\n c 2.0.0');
  const stored = offers.map(it =>
    it.name === 'a' ? { ...it, candidates: it.candidates.map(each => ({ ...each, isStored: true })) } : it,
  );
  const resolver = new Resolver<string, undefined>();
  const [conflict] = finish(resolver.resolve({ offers: stored, root })).conflicts;
  const fixes = finish(resolver.fixes({ offers: stored, root }, conflict));
  expect(fixes.map(it => it.edits[0].lines[0].module)).toEqual(['b', 'b', undefined, undefined, 'b', 'a', 'a', 'a']);
  expect(fixes[0].title).toBe('widen c in b 1.0.0: "^2" → "^2 || ^1.0.0"');
});

test('a range that cannot be read is met by nothing', () => {
  expect(reasons('root -> a none\n a 1.0.0')).toEqual(['a: "none" is no range of versions']);
});

test('a fix tells what is chosen from scratch, also where a line less changes who is decided first', () => {
  const before = 'root -> b *, d *\n b 2.1.0\n d 1.0.0 -> b 1 || 3\n d 2.0.0 -> !b *\n d 1.0.0-beta.1';
  const text = (lines: string) => universe(`${before}\n b 3.0.0 -> ${lines}+d, +b`);
  const resolver = new Resolver<string, undefined>();
  const broken = text('d none, ');
  const [conflict] = finish(resolver.resolve(broken)).conflicts;
  const fixes = finish(resolver.fixes(broken, conflict));
  const drop = fixes.find(
    it => it.edits.length === 1 && it.edits[0].lines[0].module === 'b' && it.edits[0].kind === 'drop',
  );
  const fixed = [...(drop?.modules ?? [])].map(([name, it]) => `${name} ${it.version.raw}`);
  expect(fixed).toEqual(chosen(text('')));
});
