import { expect, test } from 'vitest';
import { atCursor } from '../support/navigation.ts';

function highlights(text: string): readonly string[] {
  const { service, view, path, offset, told } = atCursor(`//- /modules/a/a.otmod\n${text}\n`);
  return service
    .highlights(view, path, offset)
    .map(it => `${told(path, it.span).split(':').slice(1).join(':')} ${it.kind}`);
}

test('a module is marked wherever the manifest names it', () => {
  const lists = 'dependencies: [ b, a ]\n  load-later:\n    - "b"\n    - c\n  scripts: [ b ]';
  expect(highlights(`Module\n  name: a\n  ${lists.replace('[ b', '[ $0b')}`)).toEqual(['3:19 b read', '5:7 "b" read']);
  expect(highlights(`Module\n  name: a$0\n  ${lists}`)).toEqual(['2:9 a write', '3:22 a read']);
  expect(highlights(`Module\n  name: a\n  ${lists.replace(', a', ', a$0')}`)).toEqual(['2:9 a write', '3:22 a read']);
});

test('a key is marked wherever it stands, and an item of another list where it is listed again', () => {
  expect(highlights('Module\n  au$0thor: a\n  name: author\n  author: b')).toEqual([
    '2:3 author read',
    '4:3 author read',
  ]);
  expect(highlights('Module\n  scripts: [ $0x, y, x ]\n  dependencies: [ x ]')).toEqual(['2:14 x read', '2:20 x read']);
});

const functions = (cursor: string) => {
  const files = `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ a ]
      @onLoad: init(); Box:open()
      @onUnload: |
        Box.close() init()
    //- /modules/a/a.lua
    function init() end
    function Box:open() x.init() end
    local y = { init }
    function other() end
    `;
  const at = files.indexOf(cursor.replace('$0', ''));
  return files.slice(0, at) + cursor + files.slice(at + cursor.length - 2);
};

test.each([
  ['onLoad: in$0it', ['4:12 init read', '6:17 init read']],
  ['close() in$0it', ['4:12 init read', '6:17 init read']],
  [':op$0en()\n', ['4:24 open read']],
  ['function in$0it', ['1:10 init write', '3:13 init read']],
  ['function Box:o$0pen', ['2:14 open write']],
  ['function ot$0her', []],
])('a function of the Lua of a manifest is marked where it is called and made: %s', (cursor, wanted) => {
  const { service, view, path, offset, told } = atCursor(functions(cursor));
  const found = service.highlights(view, path, offset);
  expect(found.map(it => `${told(path, it.span).split(':').slice(1).join(':')} ${it.kind}`)).toEqual(wanted);
});

test('nothing is marked elsewhere', () => {
  expect(highlights('Mod$0ule\n  name: a')).toEqual([]);
  expect(highlights('Module\n  author: a$0\n  name: a')).toEqual([]);
  expect(highlights('Module\n  unheard: [ a$0, a ]\n  name: a')).toEqual([]);
});
