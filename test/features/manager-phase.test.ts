import { expect, test } from 'vitest';
import { opened, parseFixture } from '../support/fixture.ts';
import { openedWithStore } from '../support/stored.ts';

const client = `
    //- /modules/lib/lib.otmod
    Module
      name: lib
      autoload: true
    //- /modules/lib/lib.otmod.jsonc
    { "name": "lib", "version": "1.0.0" }`;
const chat = (lines: string) => `
    //- /modules/plugins/chat/chat.otmod.jsonc
    { "name": "chat", "version": "2.1.0", ${lines} }`;
const hud = (lines = '"version": "1.0.0"') => `
    //- /modules/a_hud/hud.otmod.jsonc
    { "name": "hud", ${lines} }`;

async function order(...parts: string[]) {
  const { service, view } = await openedWithStore(`${parts.join('')}\n`);
  const items = service.loadOrder(view());
  return items.map(it =>
    it.kind === 'phase'
      ? [
          it.label,
          ...it.children.map(child =>
            child.kind === 'module'
              ? `${child.state} ${child.number ?? '-'} ${child.name}: ${child.detail}`
              : child.label,
          ),
        ]
      : [it.kind],
  );
}

test('folders with an advanced manifest alone come last, ordered by what they need', async () => {
  expect(await order(client, chat('"dependencies": { "lib": "^1.0.0" }'), hud('"dependencies": ["chat"]'))).toEqual([
    ['autoload up to 9999', 'loaded 1 lib: autoload, priority 9999'],
    ['Module manager', 'managed - chat: plugin 2.1.0', 'managed - hud: module'],
  ]);
});

test('another version is chosen where theirs cannot be', async () => {
  const stored = `
    //- /.otmodules/store/chat/2.0.0/chat.otmod.jsonc
    { "name": "chat", "version": "2.0.0" }`;
  expect((await order(client, chat('"dependencies": { "lib": "^9.0.0" }'), stored)).at(-1)).toEqual([
    'Module manager',
    'managed - chat: plugin 2.0.0 from the version store',
  ]);
});

test('why the manager cannot load them', async () => {
  const [, manager] = await order(
    client,
    chat('"dependencies": { "lib": "^9.0.0" }'),
    hud('"engines": { "otcv8": "*" }'),
  );
  expect(manager).toEqual([
    'Module manager',
    'failed - chat: lib: there is no version ^9.0.0, only 1.0.0',
    'failed - hud: it is not meant for OTClient Redemption (mehah)',
  ]);
  const [, circle] = await order(client, chat('"dependencies": ["hud"]'), hud('"dependencies": ["chat"]'));
  expect(circle.slice(1).sort()).toEqual([
    'failed - chat: it is in a circle with hud',
    'failed - hud: it is in a circle with chat',
  ]);
});

test('there is no such phase where every module has an .otmod, or lies where nobody looks', async () => {
  const astray = '\n    //- /docs/far/away/x.otmod.jsonc\n    { "name": "x" }';
  const twin = '\n    //- /modules/lib2/lib.otmod.jsonc\n    { "name": "lib" }';
  expect((await order(client, twin)).map(([label]) => label)).toEqual(['autoload up to 9999']);
  expect((await order(client, astray)).map(([label]) => label)).toEqual(['autoload up to 9999']);
});

test('the view leads to a module of it, and says why it stands there', () => {
  const { service, view } = opened(parseFixture(`${client}${chat('"dependencies": ["lib"]')}\n`).files);
  const way = service.wayInLoadOrder(view, 'modules/plugins/chat/chat.otmod.jsonc');
  expect(way.map(it => it.id)).toEqual(['manager', 'manager:modules/plugins/chat/chat.otmod.jsonc']);
  const [, line] = way;
  expect(line?.kind === 'module' && line.reasons()).toEqual([
    'No client knows “chat”, for it has an advanced manifest alone: the module manager loads it, behind the client’s own start.',
    'It needs lib before.',
    'Chosen: plugin 2.1.0.',
  ]);
});
