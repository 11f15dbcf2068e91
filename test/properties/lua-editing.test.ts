import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { luaCursor } from '../../src/syntax/lua/cursor.ts';
import { opened, parseFixture } from '../support/fixture.ts';
import { luaClient } from '../support/lua-client.ts';
import { applyInOrder } from '../support/renaming.ts';
import { engines, runs } from './arbitraries.ts';

const numRuns = Math.ceil(runs / 4);

const pieces = fc.constantFrom(
  ...'modules modules.game_box modules.game_box.put( put box . : [ ] ( ) { } \' " \\ = , ; -- --[[ ]] local function for in do end if then else elseif repeat until and or not nil f g'.split(
    ' ',
  ),
  ...['\n', ' ', '\r\n', '@onClick: ', '  ', '|', '\uFEFF', '\udcff', 'é', '<a b="', "g_modules.getModule('game_box')"],
);
const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 50 })
  .map(parts => parts.join(' '));
const paths = fc.constantFrom(
  'modules/game_box/more.lua',
  'modules/game_user/user.lua',
  'modules/game_user/w.otui',
  'modules/game_user/page.html',
  'modules/game_user/game_user.otmod',
);
const { files } = parseFixture(luaClient(''));

test('every question about Lua is answered with places in the text, whatever the text', () => {
  fc.assert(
    fc.property(texts, engines, paths, fc.nat(), (text, engine, path, random) => {
      const { service, view } = opened(new Map([...files, [path, text]]), { engine });
      const offset = random % (text.length + 1);
      for (const item of service.luaCompletion(view, path, offset).items) {
        expectAround(item.span, offset, text);
        expect(text.slice(item.span.start, item.span.end)).not.toContain('\n');
        item.documentation();
      }
      const hover = service.hover(view, path, offset);
      if (hover) expectAround(hover.span, offset, text);
      const definition = service.definition(view, path, offset);
      if (definition) expectAround(definition.origin, offset, text);
      const help = service.signatureHelp(view, path, offset);
      if (help) expect(help.signatures.length).toBeGreaterThan(help.activeSignature);
      for (const place of finish(service.references(view, path, offset, true)) ?? []) {
        expect(place.span.start).toBeGreaterThanOrEqual(0);
        expect(place.span.end).toBeLessThanOrEqual(view.snapshot.text(place.path)?.length ?? 0);
      }
      const prepared = service.prepareRename(view, path, offset);
      if (prepared.ok) expectAround(prepared.value.span, offset, text);
      finish(service.rename(view, path, offset, 'other'));
    }),
    { numRuns },
  );
});

/** A script of `game_user` that uses members of `game_box`, and one of `game_box` itself. */
const statement = fc.constantFrom(
  'modules.game_box.put(1)',
  "modules['game_box']['put'](2)",
  'local b = modules.game_box b.put(b.clear)',
  'if modules.game_box.put then modules.game_box.clear() end',
  'put(clear)',
  'local put = put put()',
  'local function clear(put) return put end',
  'function put2() local clear = put return clear end',
  'for put = 1, 2 do clear(put) end',
  'x = { put = put, [clear] = clear }',
  'repeat local put = clear until put',
  "print('put')",
  '-- put',
);
const script = fc.array(statement, { maxLength: 8 }).map(parts => parts.join('\n'));
const renamed = fc.constantFrom('put', 'clear', 'init', 'terminate');

test('a member that is renamed and renamed back leaves all as it was, and is found as often in between', () => {
  fc.assert(
    fc.property(script, script, renamed, (own, other, name) => {
      const before = new Map([...files, ['modules/game_box/more.lua', own], ['modules/game_user/user.lua', other]]);
      const place = (texts: ReadonlyMap<string, string>, word: string) =>
        (texts.get('modules/game_box/box.lua') ?? '').indexOf(`function ${word}(`) + 'function '.length;
      const run = (texts: ReadonlyMap<string, string>, from: string, to: string) => {
        const { service, view } = opened(texts);
        const offset = place(texts, from);
        const found = finish(service.references(view, 'modules/game_box/box.lua', offset, true));
        const result = finish(service.rename(view, 'modules/game_box/box.lua', offset, to));
        if (!result.ok) expect.fail(result.error);
        expect(result.value.edits.length).toBe(found?.length);
        return applyInOrder(texts, result.value.edits);
      };
      const between = run(before, name, 'something_else');
      expect([...between.values()].join('\n')).toContain('something_else');
      expect(run(between, 'something_else', name)).toEqual(before);
    }),
    { numRuns },
  );
});

test('what stands at the end of a text does not depend on what follows it', () => {
  fc.assert(
    fc.property(texts, texts, (before, behind) => {
      const whole = luaCursor(`${before}\n${behind}`, before.length)?.key;
      const alone = luaCursor(before, before.length)?.key;
      // A string or a long bracket that is open goes on behind it.
      if (whole && alone) expect(whole.module).toBe(alone.module);
    }),
    { numRuns },
  );
});

function expectAround(span: { readonly start: number; readonly end: number }, offset: number, text: string): void {
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.start).toBeLessThanOrEqual(offset);
  expect(span.end).toBeGreaterThanOrEqual(offset);
  expect(span.end).toBeLessThanOrEqual(text.length);
}
