import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { checkSwap } from '../../src/versions/check-swap.ts';
import { type Files, manifest } from '../support/client.ts';
import { box, candidate, withBox } from '../support/versions.ts';

const user = (lua: string, advanced: Readonly<Record<string, unknown>> = {}): Files => ({
  'modules/user/user.otmod': manifest('user', 'sandboxed: true', 'scripts: [ user ]'),
  'modules/user/user.otmod.jsonc': JSON.stringify({ name: 'user', ...advanced }),
  'modules/user/user.lua': lua,
});
const plain = (...lines: readonly string[]): Files => ({ 'box.otmod': manifest('box', 'version: 1.0.0', ...lines) });

/** Why `then` cannot take the place of `now`: each reason as `kind who path:text: message`. */
function swapped(now: Files, then: Files, more: Files = {}): readonly string[] {
  const snapshot = withBox(now, more);
  const reasons = finish(checkSwap(candidate(then), new Map(Object.entries(then)), snapshot)) ?? ['no such module'];
  return reasons.map(it => {
    if (typeof it === 'string') return it;
    const { kind, module, place, message } = it;
    const text = place && snapshot.text(place.path)?.slice(place.span.start, place.span.end);
    return `${kind} ${module ?? '-'} ${place ? `${place.path} ${text}` : '-'}: ${message}`;
  });
}

const two = (manifest: Readonly<Record<string, unknown>> = {}, lua: Files = {}) =>
  box({ version: '2.0.0', ...manifest }, lua);

test('a version that pleases everybody can be swapped', () => {
  const more = user('modules.box.show()', { dependencies: { box: '>=1' } });
  const lua = { 'box.lua': 'function show() end' };
  expect(swapped({ ...plain('sandboxed: true', 'scripts: [ box ]'), ...box({}, lua) }, two({}, lua), more)).toEqual([]);
});

test('every dependent must take the version, and none may refuse it', () => {
  const more = user('', {
    dependencies: { box: '^1.0.0' },
    conflicts: { box: '>=2' },
  });
  expect(swapped(box({}), two(), more)).toEqual([
    'constraint user modules/user/user.otmod.jsonc "box":"^1.0.0": "user" needs "box" ^1.0.0, and 2.0.0 is none of these.',
    'conflict user modules/user/user.otmod.jsonc "box":">=2": "user" conflicts with "box" >=2, and 2.0.0 is one of these.',
  ]);
});

test('the version must be meant for the client engine', () => {
  expect(swapped(box({}), two({ engines: { otcv8: '*' } }))).toEqual([
    'engine - -: "box" 2.0.0 is meant for otcv8, and this client is mehah.',
  ]);
  expect(swapped(box({}), two({ engines: { mehah: '*' } }))).toEqual([]);
});

test('state needs somebody to take it, and a migration across what breaks', () => {
  const kept = { lifecycle: { getState: 'get', setState: 'set' } };
  const migrating = { lifecycle: { getState: 'get', setState: 'set', migrate: 'migrate' } };
  expect(swapped(box(kept), two())).toEqual([
    'migration - -: "box" 2.0.0 has no "setState" to take over the state of 1.0.0.',
  ]);
  expect(swapped(box(kept), two(kept))).toEqual([
    'migration - -: There is no way from the state of "box" 1.0.0 to that of 2.0.0: 2.0.0 has no "migrate".',
  ]);
  expect(swapped(box(kept), two(migrating))).toEqual([]);
  expect(swapped(box(kept), box({ version: '1.9.0', ...kept }))).toEqual([]);
  expect(swapped(box({ ...kept, version: '0.1.0' }), box({ ...kept, version: '0.2.0' }))).toHaveLength(1);
  expect(swapped(box({ ...migrating, version: '2.0.0' }), box(kept))).toEqual([]);
});

test('members that others use must still be there, with who uses them where', () => {
  const lua = { 'box.lua': 'function show() end\nfunction hide() end\nsize = 1' };
  const now = { ...plain('sandboxed: true', 'scripts: [ box ]'), ...box({}, lua) };
  const more = user('modules.box.show()\nif modules.box.hide then modules.box.hide() end\nmodules.box.size = 2');
  expect(swapped(now, two({}, { 'box.lua': '' }), more)).toEqual([
    'member user modules/user/user.lua show: "user" calls "show" of "box", which 2.0.0 does not have.',
  ]);
});

test('globals that it alone makes must still be there', () => {
  const now = {
    ...plain('scripts: [ box ]'),
    'box.lua': 'function show() end\nfunction init() end\nfunction both() end',
  };
  const then = { 'box.otmod': manifest('box', 'version: 2.0.0') };
  const more = {
    ...user('local function f() show() both() end\nfunction init() end\ninit()'),
    'modules/third/third.otmod': manifest('third', 'scripts: [ third ]'),
    'modules/third/third.lua': 'function both() end',
  };
  expect(swapped(now, then, more)).toEqual([
    'member user modules/user/user.lua show: "user" uses the global "show" of "box", which 2.0.0 does not make.',
  ]);
});

test('a module that is not there, or states no version, is not compared', () => {
  expect(swapped({}, two())).toEqual(['no such module']);
  expect(swapped({ 'box.otmod': manifest('box') }, two())).toEqual(['no such module']);
});
