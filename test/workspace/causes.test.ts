import { describe, expect, test } from 'vitest';
import { causeSentence, causesOf, consequencesOf } from '../../src/workspace/causes.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { type Files, manifest, modules, snapshot } from '../support/client.ts';

const auto = 'autoload: true';
const needs = (...names: readonly string[]) => `dependencies: [${names.join(', ')}]`;

/** Why a module of these files does not load, as a sentence; undefined where it does. */
function why(name: string, files: Files, settings: Partial<ClientSettings> = {}): string | undefined {
  const shot = snapshot(files, settings);
  const [file] = shot.graph.filesOf(name);
  const record = file && shot.boot.recordOf(file);
  const cause = record && causesOf(shot.boot, shot.graph).get(record);
  return cause && causeSentence(cause);
}

describe('the cause of a failure', () => {
  test('is followed to the module in which the trouble starts', () => {
    const files = modules({ a: [auto, needs('b')], b: [needs('c')], c: [needs('gone')] });
    expect(why('a', files)).toBe('"a" needs "b"; "b" needs "c"; "c" needs "gone", which no module is called');
    expect(why('c', files)).toBe('"c" needs "gone", which no module is called');
  });

  test('is told with the first few modules on the way, where it is a long one', () => {
    const chain = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`m${i}`, [needs(`m${i + 1}`)]]));
    const files = modules({ ...chain, m9: [needs('gone')], a: [auto, needs('m0')] });
    expect(why('a', files)).toBe(
      '"a" needs "m0"; "m0" needs "m1"; "m1" needs "m2"; "m2" needs "m3"; "m3" needs "m4"; …; ' +
        '"m9" needs "gone", which no module is called',
    );
  });

  test('is a manifest that the client cannot read, where that is what is missing', () => {
    const files = { ...modules({ a: [auto, needs('b')] }), 'modules/b/b.otmod': manifest('b', 'autoload: maybe') };
    expect(why('a', files)).toBe('"a" needs "b", whose manifest the client cannot read');
  });

  test('is told in the words of the client otherwise', () => {
    expect(why('a', modules({ a: [auto, needs('a')] }))).toBe('"a" does not load (cannot depend on itself)');
    const script = modules({ a: [auto, 'scripts: [ x ]'] });
    expect(why('a', script, { scripts: 'check' })).toBe(
      `"a" does not load (unable to open file '/a/x.lua': not found)`,
    );
  });

  test('is none for a module that loads, or that nothing asks for', () => {
    const files = modules({ a: [auto], idle: [needs('gone')] });
    expect(why('a', files)).toBeUndefined();
    expect(why('idle', files)).toBeUndefined();
  });
});

test('the consequences of a failure are all modules that do not load because of it', () => {
  const shot = snapshot(
    modules({
      a: [auto, needs('b')],
      b: [auto, needs('c')],
      c: [auto, needs('gone')],
      d: [auto, needs('c')],
      other: [auto, needs('lost')],
      fine: [auto],
    }),
  );
  const found = [...consequencesOf(causesOf(shot.boot, shot.graph))].map(([from, list]) => [
    from.name,
    list.map(it => it.name).sort(),
  ]);
  expect(found).toEqual([['c', ['a', 'b', 'd']]]);
});
