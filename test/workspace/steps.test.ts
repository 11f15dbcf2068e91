import { describe, expect, test } from 'vitest';
import { parseSteps } from '../../src/workspace/steps.ts';

describe('a list of steps', () => {
  test('names the calls with commas between', () => {
    expect(parseSteps('discover,auto:99,auto:-1,ensure:a,load:b,unload:c,reload:d,query:e')).toEqual({
      ok: true,
      value: [
        { kind: 'discover' },
        { kind: 'auto', upTo: 99 },
        { kind: 'auto', upTo: -1 },
        { kind: 'ensure', module: 'a', optional: false },
        { kind: 'load', module: 'b' },
        { kind: 'unload', module: 'c' },
        { kind: 'reload', module: 'd' },
        { kind: 'query', module: 'e' },
      ],
    });
    expect(parseSteps('unloadall,reloadall,clear,state')).toEqual({
      ok: true,
      value: [{ kind: 'unload-all' }, { kind: 'reload-all' }, { kind: 'clear' }, { kind: 'state' }],
    });
  });

  test('may be empty, and may have commas too many', () => {
    expect(parseSteps('')).toEqual({ ok: true, value: [] });
    expect(parseSteps(',state,,')).toEqual({ ok: true, value: [{ kind: 'state' }] });
  });

  test('takes all behind the first colon for the name', () => {
    expect(parseSteps('load:a:b c')).toEqual({ ok: true, value: [{ kind: 'load', module: 'a:b c' }] });
    expect(parseSteps('load:')).toEqual({ ok: true, value: [{ kind: 'load', module: '' }] });
  });

  test.each(['jump', 'auto', 'auto:', 'auto:1.5', 'auto:x', 'load', 'state:a', 'Discover', 'toString'])(
    'refuses "%s"',
    word => {
      expect(parseSteps(`discover,${word}`)).toEqual({ ok: false, error: `not a step: "${word}"` });
    },
  );
});
