import { expect, test } from 'vitest';
import { finish } from '../../../src/base/stepwise.ts';
import { luaClient, luaClientWith } from '../../support/lua-client.ts';
import { atCursor } from '../../support/navigation.ts';

function found(fixture: string, declared = true) {
  const { service, view, path, offset, told } = atCursor(fixture);
  return finish(service.references(view, path, offset, declared))?.map(it => told(it.path, it.span));
}

const made = ['/modules/game_box/box.lua:8:10 put'];
const all = [
  '/modules/game_box/box.lua:10:10 put',
  '/modules/game_box/box.lua:14:31 put',
  '/modules/game_box/box.lua:18:22 put',
  '/modules/game_box/box.lua:8:10 put',
  '/modules/game_box/box.otui:2:30 put',
  '/modules/game_box/box.otui:3:13 put',
  '/modules/game_box/more.lua:2:13 put',
  '/modules/game_box/more.lua:2:4 put',
  '/modules/game_box/more.lua:3:13 put',
  '/modules/game_user/game_user.otmod:6:29 put',
  '/modules/game_user/page.html:1:35 put',
  '/modules/game_user/user.lua:2:5 put',
  '/modules/game_user/user.lua:4:24 put',
];

test.each([
  ["game_box.put('a'", "game_box.$0put('a'"],
  ["game_box.put('page'", "game_box.p$0ut('page'"],
  ["game_box.put('user'", "game_box.put$0('user'"],
  ["box.put('x'", "box.pu$0t('x'"],
  ["['put']", "['pu$0t']"],
  ['function put(', 'function p$0ut('],
])('a member is found wherever it is named: from %s', (from, to) => {
  const fixture = luaClientWith(from, to);
  expect(found(fixture)?.sort()).toEqual(all);
  expect(found(fixture, false)?.sort()).toEqual(all.filter(it => !made.includes(it)));
});

test('what others give a module is found from where they do', () => {
  expect(found(luaClientWith('game_box.gift(', 'game_box.gi$0ft('))).toEqual(['/modules/game_user/gift.lua:2:27 gift']);
  expect(found(luaClientWith('game_box.gift(', 'game_box.gi$0ft('), false)).toEqual([]);
});

test('of what the client makes itself only the uses behind the module are told', () => {
  expect(found(luaClientWith('game_box.print', 'game_box.p$0rint'))).toEqual([
    '/modules/game_user/user.lua:7:20 print',
  ]);
});

test('other names are left to others', () => {
  expect(found(luaClientWith('return put', 'return p$0ut'))).toBeUndefined();
  expect(found(luaClientWith('local hidden', 'local hid$0den'))).toBeUndefined();
});

test('the name of a module is still that of the module', () => {
  expect(found(luaClient('\n//- /modules/game_user/new.lua\nmodules.game$0_box.put()\n'))?.length).toBeGreaterThan(5);
});
