import { describe, expect, test } from 'vitest';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { atCursor, together } from '../support/navigation.ts';

function lenses(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  const { service, view, path, cut } = atCursor(fixture, settings);
  return service
    .codeLenses(view, path)
    .map(({ span, title, shows }) => `${cut(span)}: ${title} (${shows ?? 'nothing'})`);
}

const own = `
  //- /modules/a/a.otmod
  Module
    name: a$0
    autoload: true
`;
const needing = (name: string, list = 'a') =>
  `\n  //- /modules/${name}/${name}.otmod\n  Module\n    name: ${name}\n    dependencies: [ ${list} ]\n`;

describe('what needs a module', () => {
  test.each([
    ['none', [], 'no module needs this (nothing)'],
    ['one', [needing('b')], '1 module needs this (dependents)'],
    ['two, one of them twice', [needing('b', 'a, x, a'), needing('c')], '2 modules need this (dependents)'],
    ['one that loads it later', [needing('b').replace('dependencies', 'load-later')], 'no module needs this (nothing)'],
  ])('is counted: %s', (_, others, words) => {
    expect(lenses(together(own, ...others))[0]).toBe(`name: ${words}`);
  });

  test('is not the module itself', () => {
    const itself = own.replace('autoload: true', 'dependencies: [ a ]');
    expect(lenses(together(itself, needing('b')))[0]).toBe('name: 1 module needs this (dependents)');
    expect(lenses(itself)[0]).toBe('name: no module needs this (nothing)');
  });

  test('is shown where it is declared', () => {
    const { service, view, path, told } = atCursor(
      together(own.replace('autoload: true', 'dependencies: [ a ]'), needing('b', 'x, a'), needing('c', 'a, a')),
    );
    expect(service.dependents(view, path).map(it => told(it.path, it.span))).toEqual([
      '/modules/b/b.otmod:3:22 a',
      '/modules/c/c.otmod:3:19 a',
      '/modules/c/c.otmod:3:22 a',
    ]);
  });
});

describe('what uses a module in Lua', () => {
  const user = (name: string, lua: string, list = '') =>
    `${needing(name, list)}    scripts: [ s ]\n  //- /modules/${name}/s.lua\n  ${lua}\n`;

  test.each([
    ['one', [user('b', 'modules.a.f()')], 'no module needs this · 1 uses it in Lua (dependents)'],
    [
      'beside one that needs it',
      [needing('b'), user('c', 'function f() modules.a.f() end')],
      '1 module needs this · 1 more uses it in Lua (dependents)',
    ],
    [
      'two, and one that needs it as well',
      [user('b', 'modules.a.f()', 'a'), user('c', 'modules.a.f()\n  modules.a.g()'), user('d', 'print(modules.a)')],
      '1 module needs this · 2 more use it in Lua (dependents)',
    ],
  ])('is counted: %s', (_, others, words) => {
    expect(lenses(together(own, ...others))[0]).toBe(`name: ${words}`);
  });

  test('is shown behind what is declared, each place once', () => {
    const { service, view, path, told } = atCursor(
      together(own, user('b', 'modules.a.f()', 'a'), needing('c', '').replace('[  ]', '[]\n    scripts: [ /b/s ]')),
    );
    expect(service.dependents(view, path).map(it => told(it.path, it.span))).toEqual([
      '/modules/b/b.otmod:3:19 a',
      '/modules/b/s.lua:1:9 a.f',
    ]);
  });
});

describe('the place in the load order', () => {
  const order = (fixture: string, settings: Partial<ClientSettings> = {}) => lenses(fixture, settings).at(-1);

  test('is the number', () => {
    expect(order(together(needing('b', ''), own))).toBe('name: #1 in the load order (load-order)');
    const before = '\n  //- /modules/b/b.otmod\n  Module\n    name: b\n';
    expect(order(together(own.replace('true', 'true\n    dependencies: [ b ]'), before))).toContain(
      '#2 in the load order',
    );
  });

  test.each([
    ['nothing asks for it', 'Module\n  name: a$0', 'name: not loaded: nothing asks for it'],
    [
      'its manifest is broken',
      'Module\n  name: a$0\n\tautoload: true',
      'name: not loaded: its manifest cannot be read',
    ],
    ['it is disabled', 'Module\n  name: a$0\n  autoload: true\n  enabled: false', 'name: not loaded: enabled is false'],
    [
      'something is missing',
      'Module\n  name: a$0\n  autoload: true\n  dependencies: [ x ]',
      "name: not loaded: dependency 'x' was not found",
    ],
    ['it has no name', 'Module$0\n  autoload: true', 'Module: not loaded: its manifest cannot be read'],
  ])('is the reason why there is none: %s', (_, text, words) => {
    expect(order(`//- /modules/a/a.otmod\n${text}\n`)).toBe(`${words} (load-order)`);
  });

  test('is none for a manifest that the client does not discover', () => {
    expect(order('//- /modules/a/b/c.otmod\nModule\n  name: a$0\n  autoload: true\n')).toBe(
      'name: not loaded: the client does not look for manifests here (load-order)',
    );
  });

  test('is found in the list', () => {
    const way = (fixture: string) => {
      const { service, view, path } = atCursor(fixture);
      return service.wayInLoadOrder(view, path).map(it => (it.kind === 'module' ? it.name : it.kind));
    };
    expect(way(own)).toEqual(['phase', 'a']);
    expect(way(together(needing('b'), own.replace('    autoload: true\n', '')))).toEqual(['phase', 'a']);
    const second = '\n  //- /modules/z/z.otmod\n  Module\n    name: a$0\n';
    expect(way(together(own.replace('$0', ''), second))).toEqual(['phase', 'a']);
    expect(way('//- /modules/a/b/c.otmod\nModule\n  name: a$0\n')).toEqual([]);
  });
});

test('without Module there is nothing to say', () => {
  expect(lenses('//- /modules/a/a.otmod\nnam$0e: a\n')).toEqual([]);
  expect(lenses('//- /modules/a/a.otmod\n$0\n')).toEqual([]);
});
