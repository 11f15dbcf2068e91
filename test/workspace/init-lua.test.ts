import { describe, expect, test } from 'vitest';
import { readInitScript } from '../../src/workspace/init-lua.ts';

/** The steps of an init.lua, one word each, behind its discovery. */
function steps(lines: string, present: readonly string[] = []): readonly string[] | undefined {
  return readInitScript(`g_modules.discoverModules()\n${lines}`, name => present.includes(name))
    ?.steps.slice(1)
    .map(({ step }) => {
      if (step.kind === 'auto') return `auto:${step.upTo}`;
      return step.kind === 'ensure' ? step.module : 'discover';
    });
}

const noModules = () => false;

describe('a plain sequence', () => {
  test('gives each call of g_modules as a step, with its line', () => {
    const text =
      "-- starts\ng_modules.discoverModules()\n\ng_modules.autoLoadModules(99)\ng_modules.ensureModuleLoaded('client')\n";
    expect(readInitScript(text, noModules)).toEqual({
      steps: [
        { step: { kind: 'discover' }, line: 2 },
        { step: { kind: 'auto', upTo: 99 }, line: 4 },
        { step: { kind: 'ensure', module: 'client', optional: false }, line: 5 },
      ],
      undecided: [],
    });
  });

  test('may be written with other quotes, without parentheses, and with comments between', () => {
    expect(
      steps(
        'g_modules.ensureModuleLoaded("a") --[[ x ]] g_modules.ensureModuleLoaded[[b]]\ng_modules.ensureModuleLoaded "c"',
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  test('leaves out other calls of the client', () => {
    expect(steps("g_app.setName('x')\nprint('g_modules.autoLoadModules(1)')\ng_modules.enableAutoReload()")).toEqual(
      [],
    );
  });
});

describe('what is constant is followed', () => {
  test.each([
    ['a local', "local name = 'cl' .. 'ient'\ng_modules.ensureModuleLoaded(name)", ['client']],
    ['a global', 'LIMIT = 90 + 3 * 3\ng_modules.autoLoadModules(LIMIT)', ['auto:99']],
    [
      'a table',
      "local t = { first = 'a', [2] = 'b' }\nt.c = 'c'\nfor _, n in pairs({ t.first, t[2], t['c'] }) do g_modules.ensureModuleLoaded(n) end",
      ['a', 'b', 'c'],
    ],
    [
      'a function of its own',
      "local function start(name)\n  g_modules.ensureModuleLoaded(name)\n  return 9\nend\ng_modules.autoLoadModules(start('a'))",
      ['a', 'auto:9'],
    ],
    [
      'a global function that is called before it returns early',
      'function go(n)\n  if n == 0 then return end\n  g_modules.autoLoadModules(n)\n  go(n - 1)\nend\ngo(2)',
      ['auto:2', 'auto:1'],
    ],
    [
      'a loop over a list',
      "for i, n in ipairs({ 'a', 'b' }) do\n  g_modules.ensureModuleLoaded(n)\n  if n == 'a' then g_modules.autoLoadModules(i) end\nend",
      ['a', 'auto:1', 'b'],
    ],
    [
      'a loop that breaks',
      "for _, n in ipairs({ 'a', 'b' }) do\n  g_modules.ensureModuleLoaded(n)\n  break\nend",
      ['a'],
    ],
    [
      'a function that runs later',
      "addEvent(function() g_modules.ensureModuleLoaded('late') end)\nscheduleEvent(function() g_modules.autoLoadModules(7) end, 100)",
      ['late', 'auto:7'],
    ],
    [
      'the length of a text or a list',
      "local s = 'abc'\ng_modules.autoLoadModules(s:len() + #s + #{ 1, 2 })",
      ['auto:8'],
    ],
    ['a shadowed local', "local n = 'a'\ndo\n  local n = 'b'\nend\ng_modules.ensureModuleLoaded(n)", ['a']],
  ])('%s', (_, lines, expected) => {
    expect(steps(lines)).toEqual(expected);
  });
});

describe('a condition', () => {
  test.each([
    [
      'of constants is decided',
      'local debug = false\nif debug then g_modules.autoLoadModules(1) elseif 1 < 2 then g_modules.autoLoadModules(2) else g_modules.autoLoadModules(3) end',
      ['auto:2'],
    ],
    [
      'takes 0 and the empty text for true, as Lua does',
      "if 0 then g_modules.autoLoadModules(1) end\nif '' then g_modules.autoLoadModules(2) end",
      ['auto:1', 'auto:2'],
    ],
    [
      'on a global that nobody sets is not met',
      'if SERVICES then g_modules.autoLoadModules(1) end\nif not SERVICES then g_modules.autoLoadModules(2) end',
      ['auto:2'],
    ],
    [
      'with "and" and "or" takes the side that Lua takes',
      "local n = nil or 'a'\ng_modules.ensureModuleLoaded(n)\ng_modules.ensureModuleLoaded(n and 'b')",
      ['a', 'b'],
    ],
    [
      'is not met if one side of an "and" is not',
      'if g_app.isMobile() and false then g_modules.autoLoadModules(1) else g_modules.autoLoadModules(2) end',
      ['auto:2'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(steps(lines)).toEqual(expected);
  });

  test('on a module is decided by the folder', () => {
    const lines = "if g_modules.getModule('updater') then g_modules.ensureModuleLoaded('updater') end";
    expect(steps(lines)).toEqual([]);
    expect(steps(lines, ['updater'])).toEqual(['updater']);
  });

  test('on the machine is taken as not met, and its line is told', () => {
    const text =
      'g_modules.discoverModules()\nif g_platform.isMobile() then\n  g_modules.autoLoadModules(1)\nelse\n  g_modules.autoLoadModules(2)\nend\n';
    const script = readInitScript(text, noModules);
    expect(script?.steps.map(({ step }) => step)).toEqual([{ kind: 'discover' }, { kind: 'auto', upTo: 2 }]);
    expect(script?.undecided).toEqual([2]);
  });
});

describe('what cannot be followed', () => {
  test('a call whose argument is not known is no step', () => {
    expect(steps("g_modules.ensureModuleLoaded(g_app.getName())\ng_modules.autoLoadModules('99')")).toEqual([]);
  });

  test('a text that is not Lua gives no sequence', () => {
    expect(readInitScript('g_modules.discoverModules(\n', noModules)).toBeUndefined();
  });

  test('a text that never discovers modules gives no sequence', () => {
    expect(readInitScript("g_modules.ensureModuleLoaded('client')\n", noModules)).toBeUndefined();
    expect(readInitScript('', noModules)).toBeUndefined();
  });

  test('a function that calls itself for ever comes to an end', () => {
    expect(steps('local function f() f() end\nf()\ng_modules.autoLoadModules(1)')).toEqual(['auto:1']);
    expect(steps('function f() f() f() end\nf()')).toBeDefined();
  });
});

describe('a loop', () => {
  test('over numbers that are known is followed', () => {
    expect(steps("for i = 1, 3 do g_modules.ensureModuleLoaded('m' .. i) end")).toEqual(['m1', 'm2', 'm3']);
    expect(steps('for i = 20, 10, -10 do g_modules.autoLoadModules(i) end')).toEqual(['auto:20', 'auto:10']);
  });

  test('over a list ends at its first gap, and sees no names', () => {
    expect(
      steps("for _, name in ipairs({ 'a', 'b', nil, 'c', x = 'd' }) do g_modules.ensureModuleLoaded(name) end"),
    ).toEqual(['a', 'b']);
  });

  test('that cannot be followed gives no sequence where it has to do with modules', () => {
    expect(steps("while os.time() < 5 do g_modules.ensureModuleLoaded('a') end")).toBeUndefined();
    expect(steps('for _, name in ipairs(g_resources.listDirectoryFiles("/")) do g_modules.load(name) end')).toBe(
      undefined,
    );
    expect(steps('for i = 1, os.time() do g_modules.autoLoadModules(i) end')).toBeUndefined();
    expect(steps('repeat i = (i or 0) + 1 until i > 5\ng_modules.autoLoadModules(9)')).toEqual(['auto:9']);
  });

  test('without an end comes to an end', () => {
    expect(steps('for i = 1, 1e300 do local x = i end\ng_modules.autoLoadModules(9)')).toBeDefined();
    expect(steps('for i = 1, 5, 0 do local x = i end\ng_modules.autoLoadModules(9)')).toEqual(['auto:9']);
  });
});

test('another name for g_modules is followed', () => {
  expect(steps("local m = g_modules\nm.ensureModuleLoaded('a')\nif m then m.autoLoadModules(1) end")).toEqual([
    'a',
    'auto:1',
  ]);
});
