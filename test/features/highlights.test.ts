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

test('nothing is marked elsewhere', () => {
  expect(highlights('Mod$0ule\n  name: a')).toEqual([]);
  expect(highlights('Module\n  author: a$0\n  name: a')).toEqual([]);
  expect(highlights('Module\n  @onLoad: a$0()\n  name: a')).toEqual([]);
  expect(highlights('Module\n  unheard: [ a$0, a ]\n  name: a')).toEqual([]);
});
