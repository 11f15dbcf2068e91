import { expect, test } from 'vitest';
import { modulesUsedAtLoad } from '../../../src/syntax/lua/module-uses.ts';

test.each([
  ['modules.b.f()\nmodules.a.x = 1', ['a', 'b']],
  ["modules['a'].f()\nmodules.b['f']()\nmodules.c:f()", ['a', 'b', 'c']],
  ['local x = { modules.a.f(modules.b.y) }', ['a', 'b']],
  ['if true then modules.a.f() end', ['a']],
  ['function init() modules.a.f() end\nlocal f = function() return modules.a.x end', []],
  ['if modules.a then modules.a.f() end', []],
  ['local x = modules.a and modules.a.f', []],
  ['local a = modules.a\nmodules.b.f()', ['b']],
  ['-- modules.a.f()\nprint("modules.a.f()")', []],
  ['local modules = {}\nmodules.a.f()', []],
  ['x.modules.a.f()', []],
  ['modules.a.f(', []],
  ['print(1)', []],
])('the modules that %j uses while it is run', (text, expected) => {
  expect(modulesUsedAtLoad(text)).toEqual(expected);
});
