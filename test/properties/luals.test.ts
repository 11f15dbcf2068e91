import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { libraryChange } from '../../src/features/luals/generated.ts';
import { withLibrary } from '../../src/features/luals/luarc.ts';
import { luaBindings } from '../../src/syntax/cpp/lua-bindings.ts';
import { parseJson } from '../../src/syntax/json/parse.ts';
import { parseLua } from '../../src/syntax/lua/parse.ts';
import { opened } from '../support/fixture.ts';
import { runs } from './arbitraries.ts';

const names = fc.oneof(
  fc.constantFrom('a', 'x-y', 'x_y', 'end', 'goto', 'self', '_G', 'modules', 'é', 'a b', "a'b", 'print', 'g_game', '1'),
  fc.string({ minLength: 1, maxLength: 6 }),
);
const pieces = fc.constantFrom(
  'function f(a, ...) end\n',
  'function a.b(self) end\n',
  'function a:c(x) end\n',
  'a = {}\n',
  'b = nil\n',
  'local a = {}\n',
  '_G["x y"] = function(e) end\n',
  'modules["x-y"].f = function(self) end\n',
  'modules.a[n] = 1\n',
  'modules.a["\\n]]"] = {}\n',
  '-- plain\n',
  '---@param a string\n',
  '---@type x\n',
  '---[[ odd\n',
  '--[==[ long\n  ]] of two ]==]\n',
  '-- @param\r',
  '--|\n',
  '\n',
  'setfenv(1, {})\n',
  'x = y or {}\n',
  '= broken (\n',
);
const lua = fc.array(pieces, { maxLength: 12 }).map(it => it.join(''));
const cpp = fc
  .array(
    fc.constantFrom(
      'g_lua.registerSingletonClass("g_game");\n',
      'g_lua.registerClass<Box, Thing>();\n',
      'g_lua.bindClassMemberFunction<Box>("end", static_cast<bool (Box::*)(int)>(&Box::end));\n',
      'g_lua.bindGlobalFunction("f", [](const std::string& function, int) { });\n',
      'g_lua.bindClassMemberField<Box>("lid", &Box::lid);\n',
      '#if a "` ]]\n',
      '#else\n',
      '#endif\n',
      '"',
      "'",
      '/*',
      '*/',
      'R"(',
      ')"',
      '<',
      '(',
      ')',
      '}',
      '\\',
      '\n',
    ),
    { maxLength: 16 },
  )
  .map(it => it.join(''));
const modules = fc.array(fc.record({ name: names, sandboxed: fc.boolean(), lua }), { maxLength: 5 });

describe('the library for the language server', () => {
  test('is Lua, whatever the modules are called and do, and the same for the same folder', () => {
    fc.assert(
      fc.property(modules, cpp, (list, bindings) => {
        const files = new Map([['src/client/luafunctions.cpp', bindings]]);
        for (const [i, module] of list.entries()) {
          const name = JSON.stringify(module.name);
          files.set(
            `modules/m${i}/m${i}.otmod`,
            `Module\n  name: ${name}\n  sandboxed: ${module.sandboxed}\n  description: ${name}\n  scripts: [ m${i} ]\n`,
          );
          files.set(`modules/m${i}/m${i}.lua`, module.lua);
        }
        const write = () => {
          const { service, view } = opened(files, { scripts: 'check' });
          return finish(service.lualsLibrary(view));
        };
        const written = write();
        for (const { name, text } of written) {
          expect(parseLua(text), `${name}\n${text}`).toMatchObject({ kind: 'chunk' });
          expect(libraryChange(text, text)).toBe('unchanged');
          expect(libraryChange(`${text}x = 1\n`, text)).toBe('edited');
        }
        expect(write()).toEqual(written);
      }),
      { numRuns: runs },
    );
  });

  test('no C++ is too broken to be read', () => {
    fc.assert(
      fc.property(fc.oneof(cpp, fc.string()), text => {
        const { bindings, unread } = luaBindings(text);
        for (const { start, end } of [...bindings.map(it => it.span), ...unread]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const { name, span } of bindings) expect(text.slice(span.start, span.end)).toBe(name);
      }),
      { numRuns: runs * 3 },
    );
  });

  test('settings that are JSON stay JSON, with what they said', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json({ maxDepth: 3 }),
          fc.dictionary(names, fc.jsonValue()).map(it => JSON.stringify(it)),
        ),
        text => {
          const changed = withLibrary(text, '.otmodules/luals');
          if (!changed.ok || changed.value === undefined) return;
          expect(parseJson(changed.value).problems).toEqual([]);
          const after: unknown = JSON.parse(changed.value);
          const before: unknown = JSON.parse(text);
          expect(after).toMatchObject(typeof before === 'object' && before !== null ? before : {});
          expect(withLibrary(changed.value, '.otmodules/luals')).toEqual({ ok: true, value: undefined });
        },
      ),
      { numRuns: runs },
    );
  });
});
