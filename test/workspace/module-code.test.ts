import { describe, expect, test } from 'vitest';
import { memberOf } from '../../src/workspace/member.ts';
import { clientFolder, type Files, modules, snapshot, snapshotOf } from '../support/client.ts';

const code = (files: Files) => snapshot(files, { scripts: 'check' }).code;

/** `when used.member` of each use in a module. */
const usesIn = (files: Files, name = 'a') =>
  code(files)
    .modules.get(name)
    ?.uses.map(it => `${it.when} ${it.module}${it.member === undefined ? '' : `.${it.member}`}`);

const own = (lines: readonly string[], lua: string, more: Files = {}): Files => ({
  ...modules({ a: lines, b: [] }),
  'modules/a/a.lua': lua,
  ...more,
});

describe('a use happens', () => {
  test.each([
    ['while the scripts are run', 'modules.b.f()', 'load b.f'],
    ['while a function is run that the script calls', 'local function f() modules.b.f() end f()', 'load b.f'],
    ['while a function is run where it stands', '(function() modules.b.f() end)()', 'load b.f'],
    ['while one function calls another', 'function g() modules.b.f() end function f() g() end f()', 'load b.f'],
    ['in init', 'function init() modules.b.f() end', 'init b.f'],
    ['in what init calls', 'function init() T.show() end function T.show() modules.b.f() end', 'init b.f'],
    ['later where nothing calls it', 'function show() modules.b.f() end', 'call b.f'],
    [
      'later where init only hands it on',
      'function init() connect(x, { y = f }) end function f() modules.b.f() end',
      'call b.f',
    ],
    ['later in a function given away', 'function init() on(function() modules.b.f() end) end', 'call b.f'],
    [
      'later where a player must be in the game',
      'function init() if g_game.isOnline() then modules.b.f() end end',
      'call b.f',
    ],
  ])('%s', (_, lua, expected) => {
    expect(usesIn(own(['scripts: [ a ]', '@onLoad: init()'], lua))).toEqual([expected]);
  });

  test('in the init that a controller calls', () => {
    const files = own(
      ['scripts: [ a ]', '@onLoad: c:init()'],
      'c = Controller:new() function c:onInit() modules.b.f() end function c:onGameStart() modules.b.g() end',
    );
    expect(usesIn(files)).toEqual(['init b.f', 'call b.g']);
  });

  test('in the chunks of the manifest, where they stand', () => {
    const files = own(['@onLoad: |', '  modules.b.f()', '@onUnload: modules.b.g()'], '');
    const uses = code(files).modules.get('a')?.uses ?? [];
    expect(uses.map(it => [it.when, it.key, it.path])).toEqual([
      ['init', '@onLoad', 'modules/a/a.otmod'],
      ['call', '@onUnload', 'modules/a/a.otmod'],
    ]);
    const text = files['modules/a/a.otmod'];
    expect(uses.map(it => it.memberSpan && text.slice(it.memberSpan.start, it.memberSpan.end))).toEqual(['f', 'g']);
  });

  test('in handlers of widgets, later', () => {
    const files = own([], '', {
      'modules/a/a.otui': 'Button\n  @onClick: modules.b.f()\n  !text: modules.b.text\n  x: modules.b.g()\n',
    });
    expect(
      code(files)
        .usesOf('b')
        .map(it => [it.from, it.key, it.access, it.when]),
    ).toEqual([
      ['a', '@onClick', 'call', 'call'],
      ['a', '!text', 'read', 'call'],
    ]);
  });
});

describe('the code of a module', () => {
  const files = own(['scripts: [ a ]', '@onLoad: |', "  dofile 'late'", "  dofiles 'ui'"], "dofile('sub/x')\nx = 1", {
    'modules/a/sub/x.lua': "dofile('y')\nfromSub = 1",
    'modules/a/sub/y.lua': 'deep = 1',
    'modules/a/late.lua': 'late = 1\nmodules.b.f()',
    'modules/a/ui/one.lua': 'one = 1',
    'modules/a/ui/two.lua': 'two = 1',
  });

  test('is that of its scripts, and of the files that they and @onLoad run', () => {
    const found = code(files).modules.get('a');
    expect(found?.scripts.map(it => [it.path.slice('modules/a/'.length), it.when])).toEqual([
      ['a.lua', 'load'],
      ['sub/x.lua', 'load'],
      ['sub/y.lua', 'load'],
      ['late.lua', 'init'],
      ['ui/one.lua', 'init'],
      ['ui/two.lua', 'init'],
    ]);
    expect([...(found?.members.keys() ?? [])].sort()).toEqual(['deep', 'fromSub', 'late', 'one', 'two', 'x']);
    expect(found?.gaps).toEqual([]);
    expect(found?.uses.map(it => it.when)).toEqual(['init']);
  });

  test.each([
    ['a file that is not there', "dofile('nowhere')", 'missing'],
    ['a file whose name is worked out', 'dofile(name)', 'dynamic'],
    ['an environment that is changed', 'setfenv(1, {})', 'dynamic'],
    ['a script that is no Lua', 'x = = 1', 'unread'],
  ])('has a gap: %s', (_, lua, kind) => {
    expect(
      code(own(['scripts: [ a ]'], lua))
        .modules.get('a')
        ?.gaps.map(it => it.kind),
    ).toEqual([kind]);
  });

  test.each([
    ['a function that nobody runs', "function show() dofile('x') end", 'call'],
    ['init', "function init() dofile('x') end", 'init'],
    ['what a script calls, by way of another file', "dofile('y') f()", 'load'],
  ])('has a file that is run when %s runs it', (_, lua, when) => {
    const more = { 'modules/a/x.lua': 'modules.b.f()', 'modules/a/y.lua': "function f() dofile('x') end" };
    expect(usesIn(own(['scripts: [ a ]', '@onLoad: init()'], lua, more))).toEqual([`${when} b.f`]);
  });

  test('has what is taken and freed, in its scripts and its chunks', () => {
    const found = code(own(['scripts: [ a ]', "@onUnload: disconnect(g_game, 'x')"], "connect(g_game, 'x', f)"));
    expect(
      found.modules
        .get('a')
        ?.resources()
        .map(it => [it.path, it.callee[0]]),
    ).toEqual([
      ['modules/a/a.lua', 'connect'],
      ['modules/a/a.otmod', 'disconnect'],
    ]);
  });

  test('of a file that runs itself ends', () => {
    expect(code(own(['scripts: [ a ]'], "dofile('a')")).modules.get('a')?.scripts.length).toBe(1);
  });
});

describe('a member', () => {
  const files: Files = {
    ...modules({
      lib: ['scripts: [ lib ]'],
      a: ['sandboxed: true', 'scripts: [ a ]'],
      b: ['sandboxed: true', 'scripts: [ b ]'],
      odd: ['sandboxed: true', 'scripts: [ odd ]'],
    }),
    'modules/lib/lib.lua': 'function shared() end',
    'modules/a/a.lua': 'function own() end\nlocal hidden = 1\n_G.everywhere = 1\nleft = nil',
    'modules/b/b.lua': 'modules.a.given = function() end',
    'modules/odd/odd.lua': 'getfenv().x = 1',
  };

  test.each([
    ['a', 'own', 'defined'],
    ['a', 'given', 'given'],
    ['a', 'shared', 'global'],
    ['b', 'everywhere', 'global'],
    ['a', 'print', 'native'],
    ['a', 'hidden', 'local'],
    ['a', 'left', 'missing'],
    ['a', 'nothing', 'missing'],
    ['b', 'own', 'missing'],
    ['odd', 'nothing', 'unknown'],
    ['nowhere', 'x', 'unknown'],
  ])('of %s called %s is %s', (module, name, kind) => {
    expect(memberOf(code(files), module, name).kind).toBe(kind);
  });
});

describe('the index', () => {
  const files = own(['scripts: [ a ]'], 'modules.b.f()', { 'modules/a/a.otui': 'Button\n  @onClick: modules.b.g()\n' });

  test('is the same as long as no code changes, and knows what does', () => {
    const folder = clientFolder(files, { scripts: 'check' });
    const first = snapshotOf(folder).code;
    folder.putBuffer('modules/b/b.otmod', `${files['modules/b/b.otmod']}  author: me\n`);
    const second = snapshotOf(folder).code;
    expect(second.uses).toEqual(first.uses);
    folder.putBuffer('modules/a/a.lua', 'modules.b.other()');
    expect(
      snapshotOf(folder)
        .code.usesOf('b')
        .map(it => it.member),
    ).toEqual(['other', 'g']);
    folder.putBuffer('modules/a/a.otui', 'Button\n');
    expect(
      snapshotOf(folder)
        .code.usesOf('b')
        .map(it => it.member),
    ).toEqual(['other']);
    folder.closeBuffer('modules/a/a.lua');
    folder.closeBuffer('modules/a/a.otui');
    expect(
      snapshotOf(folder)
        .code.usesOf('b')
        .map(it => it.member),
    ).toEqual(['f', 'g']);
  });

  test('keeps what a file said before it was broken, and says so', () => {
    const folder = clientFolder(files, { scripts: 'check' });
    snapshotOf(folder);
    folder.putBuffer('modules/a/a.lua', 'modules.b.f(');
    const { code: broken, lua } = snapshotOf(folder);
    expect(broken.usesOf('b').map(it => it.member)).toEqual(['f', 'g']);
    expect(lua('modules/a/a.lua')).toMatchObject({ isStale: true, error: { kind: 'error' } });
  });
});
