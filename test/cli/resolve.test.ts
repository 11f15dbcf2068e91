import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { jsonLines, otmod } from '../support/otmod.ts';

const line = (universe: object, root: object, more: object = {}) => `${JSON.stringify({ universe, root, ...more })}\n`;
const resolved = async (text: string, ...args: readonly string[]) => {
  const { code, out, err } = await otmod(['resolve', '--universe', '-', ...args], { stdin: [text] });
  return { code, out, err };
};

const both = {
  hud: { '2.1.0': { physics: '^2.0.0' } },
  ai: { '1.0.0': { physics: '^3' }, '1.1.0': { physics: '^3' } },
};
const physics = { physics: { '2.0.0': {}, '3.0.0': {} } };

describe('otmod resolve --universe', () => {
  test('prints a result for each line, and code 1 where one has none', async () => {
    const fine = line({ ...both, ...physics }, { hud: '*' });
    const { code, out } = await resolved(fine + line({}, { x: '*' }), '--json');
    expect(code).toBe(1);
    expect(jsonLines(out)).toMatchObject([
      { success: true, solution: { hud: '2.1.0', physics: '2.0.0' }, order: ['physics', 'hud'], conflicts: [] },
      { success: false, solution: {}, conflicts: [{ core: [{ module: 'root', version: null, dependency: 'x' }] }] },
    ]);
    expect((await resolved(fine)).code).toBe(0);
  });

  test('tells a conflict and its fixes in words', async () => {
    const { out } = await resolved(line({ ...both, ...physics }, { hud: '*', ai: '*' }));
    expect(out.split('\n').slice(0, 9)).toEqual([
      'no resolution, 1 conflict',
      '',
      'physics: no version suits everyone',
      '  ai * is asked for',
      '  hud * is asked for',
      '  ai (all 2 versions) needs physics ^3',
      '  hud 2.1.0 needs physics ^2.0.0',
      '  1. widen physics in hud 2.1.0: "^2.0.0" → "^2.0.0 || ^3.0.0"',
      '  2. widen physics in ai (all 2 versions): "^3" → "^3 || ^2.0.0"',
    ]);
  });

  test('tells apart what is not there, not in this version, and what cannot be together', async () => {
    const reason = async (text: string) => (await resolved(text)).out.split('\n')[2];
    expect(await reason(line({}, { x: '*' }))).toBe('x: there is no such module');
    expect(await reason(line(physics, { physics: '^4' }))).toBe(
      'physics: there is no version ^4, only 3.0.0 and 2.0.0',
    );
    const conflicts = { hud: { '2.1.0': { physics: '<3' } } };
    expect(await reason(line({ ...both, ...physics }, { hud: '*' }, { conflicts }))).toBe(
      'physics: it is needed, and may not be there',
    );
  });

  test('lists circles without failing', async () => {
    const { code, out } = await resolved(
      line({ a: { '1.0.0': { b: '*' } }, b: { '1.0.0': { a: '*' } } }, { a: '*' }),
      '--json',
    );
    expect(code).toBe(0);
    expect(jsonLines(out)).toMatchObject([
      { success: true, order: ['b', 'a'], circular: [{ modules: ['a', 'b'], isLeast: true, count: 1 }] },
    ]);
  });

  test('knows optional, runtime and virtual names, and what is locked', async () => {
    const universe = { a: { '1.0.0': {} }, b: { '1.0.0': {}, '2.0.0': {} }, c: { '1.0.0': {} } };
    const more = {
      constrains: { a: { '1.0.0': { b: '<2' } } },
      runtime: { a: { '1.0.0': { chat: '^2' } } },
      provides: { c: { '1.0.0': { chat: '2.1.0' } } },
    };
    const { out } = await resolved(line(universe, { a: '*', b: '*' }, more), '--json');
    expect(jsonLines(out)).toMatchObject([
      { solution: { a: '1.0.0', b: '1.0.0', c: '1.0.0' }, order: ['b', 'a', 'c'] },
    ]);
    const alone = await resolved(line(universe, { a: '*' }, more), '--json');
    expect(jsonLines(alone.out)).toMatchObject([{ order: ['a', 'c'] }]);
    const locked = await resolved(line(universe, { b: '*' }, { locked: { b: '1.0.0' } }), '--json');
    expect(jsonLines(locked.out)).toMatchObject([{ solution: { b: '1.0.0' } }]);
  });

  test('says which line cannot be read, and why', async () => {
    const wrong = async (text: string) => (await resolved(`${line({}, {})}${text}`)).err;
    expect(await wrong('{')).toMatch(/^otmod: standard input, line 2: /);
    expect(await wrong('{"root":{}}')).toBe('otmod: standard input, line 2: "universe" is missing\n');
    expect(await wrong(line({ a: { '1.0': {} } }, {}))).toBe(
      'otmod: standard input, line 2: a version of a: "1.0" is no version\n',
    );
    expect(await wrong(line({ a: { '1.0.0': { b: 'x y' } } }, {}))).toBe(
      'otmod: standard input, line 2: a 1.0.0 asks for b in "x y", which is no range of versions\n',
    );
    expect((await resolved('[]')).code).toBe(2);
  });

  test('reads a file, and needs one', async () => {
    const folder = onDisk({ 'u.jsonl': line(physics, { physics: '*' }) });
    const { code, out } = await otmod(['resolve', '--universe', join(folder, 'u.jsonl')]);
    expect([code, out]).toEqual([0, 'resolved, 1 module\n  physics 3.0.0\n']);
    expect((await otmod(['resolve', '--universe', join(folder, 'gone')])).code).toBe(2);
  });
});
