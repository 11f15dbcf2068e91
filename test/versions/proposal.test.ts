import { describe, expect, test } from 'vitest';
import { lastStored } from '../../src/versions/proposal.ts';
import type { Files } from '../support/client.ts';
import { box, candidate, proposed, shownProposal, version } from '../support/versions.ts';

const lua = (text: string, manifest: Readonly<Record<string, unknown>> = {}): Files =>
  box(manifest, { 'box.lua': text });
const between = (old: Files, now: Files) => shownProposal(proposed(old, now));

describe('what is proposed for a change of Lua', () => {
  test('nothing where nothing has changed', () => {
    expect(between(lua('function show() end\n'), lua('function show() end\n'))).toEqual(['none 1.0.0']);
  });

  test('a patch where texts alone have', () => {
    const old = lua('function show() end\n');
    expect(between(old, { ...lua('function show() x = 1 end\n'), 'new.png': '\0' })).toEqual([
      'minor 1.1.0',
      'minor: "x" is new.',
    ]);
    expect(between(old, { ...lua('function show() local x = 1 end\n'), 'new.png': '\0' })).toEqual([
      'patch 1.0.1',
      'patch: box.lua and new.png differ.',
    ]);
  });

  const changes: readonly (readonly [old: string, now: string, ...reasons: readonly string[]])[] = [
    ['function show() end', 'local function show() end', 'major: "show" is gone.'],
    ['function showAll() end', 'function showEvery() end', 'major: "showAll" is gone.', 'minor: "showEvery" is new.'],
    ['function showBox(a) end', 'function showBoxes(a) end', 'major: "showBox" is now called "showBoxes".'],
    ['function show(a, b) end', 'function show(a) end', 'major: "show" took (a, b) and takes (a): fewer parameters.'],
    ['function show(a) end', 'function show(x, a) end', 'major: "show" took (a) and takes (x, a): in another order.'],
    [
      'function show(a, ...) end',
      'function show(a) end',
      'major: "show" took (a, ...) and takes (a): no more than these.',
    ],
    [
      'function show(a, b) end',
      'function show(...) end',
      'patch: "show" took (a, b) and takes (...): other names of parameters.',
    ],
    ['function show(a) end', 'function show(a, b) end', 'minor: "show" took (a) and takes (a, b): more parameters.'],
    [
      'function show(a) end',
      'function show(b) end',
      'patch: "show" took (a) and takes (b): other names of parameters.',
    ],
    ['function show() end', 'show = {}', 'major: "show" was a function and is a table.'],
    ['Box = {}\nfunction Box:put(a) end', 'Box = {}\n', 'major: "Box.put" is gone.'],
    ['Box = {}', 'Box = {}\nfunction Box.put(a) end', 'minor: "Box.put" is new.'],
    ['_G.show = function() end', '', 'major: "show" in _G is gone.'],
    ['local Box = {}\nfunction Box.put() end', 'local Box = {}', ''],
  ];
  test.each(changes)('%s → %s', (old, now, ...reasons) => {
    const [head, ...rest] = between(lua(old), lua(now));
    expect(rest.filter(it => !it.includes('box.lua differs'))).toEqual(reasons.filter(it => it !== ''));
    const level = (reasons[0] || 'patch').split(':')[0];
    expect(head.split(' ')[0]).toBe(level);
  });

  test('what a file outside of the folder makes is not the module’s', () => {
    const old = box({ scripts: ['box.lua', '/lib/shared.lua'] }, { 'box.lua': 'function show() end' });
    const now = { ...old, 'box.otmod.jsonc': box({ scripts: ['/lib/shared.lua', 'box.lua'] })['box.otmod.jsonc'] };
    const more = { 'modules/lib/shared.lua': 'function shared() end' };
    expect(shownProposal(proposed(old, now, more))).toEqual(['patch 1.0.1', 'patch: box.otmod.jsonc differs.']);
  });

  test('with a doubt where names are made that cannot be seen, or a file does not compile', () => {
    const { doubts } = proposed(lua('function show() end'), lua('_G[x] = 1\nsetfenv(1, {})\nfunction show() end'));
    expect(doubts).toEqual(['box.lua makes names that cannot be seen from outside.']);
    expect(proposed(lua('function show('), lua('function show() end')).doubts).toEqual(['box.lua does not compile.']);
  });
});

type Stated = Readonly<Record<string, unknown>>;

describe('what is proposed for a change of the manifest', () => {
  const hooks = { onGameStart: 'start', onGameEnd: { handler: 'stop', priority: 10 } };
  const schema = (properties: unknown, required: readonly string[] = []) => ({
    configSchema: { type: 'object', properties, required },
  });
  const changes: readonly (readonly [old: Stated, now: Stated, ...reasons: readonly string[]])[] = [
    [
      { sandboxed: true },
      { sandboxed: false },
      'major: It is sandboxed no more: its names stand among the globals of all.',
    ],
    [
      { hooks },
      { hooks: { onGameStart: 'begin' } },
      'major: It does not handle the event "onGameEnd" any more.',
      'patch: The event "onGameStart" is handled otherwise.',
    ],
    [{}, { hooks: ['onGameStart'] }, 'minor: It handles the event "onGameStart".'],
    [{ lifecycle: { getState: 'a' } }, {}, 'major: "getState" is gone: its state cannot be kept over a swap.'],
    [
      {},
      { lifecycle: { getState: 'a', migrate: 'b' } },
      'minor: It has "getState" now.',
      'minor: It has "migrate" now.',
    ],
    [{ provides: ['chat'] }, {}, 'major: It does not provide "chat" any more.'],
    [
      { provides: { chat: '1.2.0' } },
      { provides: { chat: '1.3.0' } },
      'minor: It provides "chat" as 1.3.0 in place of 1.2.0.',
    ],
    [
      { provides: { chat: '1.2.0' } },
      { provides: { chat: '2.0.0' } },
      'major: It provides "chat" as 2.0.0 in place of 1.2.0.',
    ],
    [{}, { dependencies: { lib: '^1.0.0' } }, 'minor: It has "dependencies" on "lib" ^1.0.0.'],
    [{ dependencies: { lib: '^1.0.0' } }, { dependencies: {} }, 'patch: It has "dependencies" on "lib" no more.'],
    [{}, { conflicts: { old: '*' } }, 'major: It conflicts with "old" *.'],
    [{}, { engines: { mehah: '*' } }, 'major: It is meant for mehah alone.'],
    [{ engines: { mehah: '*' } }, { engines: { mehah: '*', otcv8: '*' } }, 'minor: It is meant for otcv8 too.'],
    [schema({ a: {} }), schema({ a: {}, b: {} }, ['b']), 'major: The configuration must have "b" now.'],
    [schema({ a: {} }), schema({ a: {}, b: {} }), 'minor: The configuration may have "b".'],
    [schema({ a: {} }), schema({}), 'major: The configuration has no "a" any more.'],
    [
      schema({ a: { type: 'string' } }),
      schema({ a: { type: ['string', 'number'] } }),
      'minor: The configuration "a" may be more than before.',
    ],
    [
      schema({ a: { type: 'string' } }),
      schema({ a: { type: 'number' } }),
      'major: The configuration "a" may be other values than before.',
    ],
    [
      schema({ a: { minimum: 1 } }),
      schema({ a: { minimum: 0 } }),
      'minor: The configuration "a" may be more than before.',
    ],
    [schema({ a: { default: 1 } }), schema({ a: { default: 2 } }), 'patch: The configuration "a" has another default.'],
    [{}, schema({}), 'minor: Its configuration is described by a schema.'],
  ];
  for (const [old, now, ...reasons] of changes) {
    test(`${JSON.stringify(old)} → ${JSON.stringify(now)}`, () => {
      const [, ...rest] = between(box(old), box(now));
      expect(rest.filter(it => !it.includes('box.otmod.jsonc differs'))).toEqual(reasons);
    });
  }
});

describe('the version that is proposed', () => {
  const gone = (stored: string, present: string) =>
    between(lua('function show() end', { version: stored }), lua('', { version: present }))[0];

  test('while the first number is 0, what breaks others raises the second, everything else the third', () => {
    expect(gone('0.2.1', '0.2.1')).toBe('minor 0.3.0');
    expect(between(lua('', { version: '0.2.1' }), lua('function f() end', { version: '0.2.1' }))[0]).toBe(
      'patch 0.2.2',
    );
  });

  test('follows from the one that was stored, and is the present one where that is high enough', () => {
    expect(gone('1.4.2', '1.4.2')).toBe('major 2.0.0');
    expect(gone('1.4.2', '1.5.0')).toBe('major 2.0.0');
    expect(gone('1.4.2', '2.0.0')).toBe('none 2.0.0');
    expect(gone('2.0.0-beta.1', '2.0.0-beta.1')).toBe('major 2.0.0');
  });
});

test('the last stored version is the highest that is not above the present one', () => {
  const all = ['1.0.0', '1.2.0', '1.10.0', '2.0.0'].map(it => candidate(box({ version: it })));
  const workspace = candidate(box({ version: '1.11.0' }), { kind: 'workspace', folder: 'modules/box' });
  const last = (present: string) => lastStored([...all, workspace], 'box', version(present))?.version?.raw;
  expect([last('1.11.0'), last('1.2.0'), last('0.9.0')]).toEqual(['1.10.0', '1.2.0', undefined]);
  expect(lastStored(all, 'other', version('9.0.0'))).toBeUndefined();
});
