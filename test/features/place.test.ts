import { expect, test } from 'vitest';
import { placeAt } from '../../src/features/place.ts';
import { manifestAt } from '../../src/workspace/manifest-at.ts';
import { openedAtCursor } from '../support/fixture.ts';

/** The kind of the place at each `$0` and the text of it. */
function places(...texts: readonly string[]): readonly string[] {
  return texts.map(text => {
    const { view, path, offset, files } = openedAtCursor(`//- /modules/a/a.otmod\n${text}\n`);
    const file = manifestAt(view.snapshot, path);
    const place = file && placeAt(file.manifest, offset);
    return place ? `${place.kind} ${(files.get(path) ?? '').slice(place.span.start, place.span.end)}` : 'nothing';
  });
}

test('keys, values, items and Lua are told apart', () => {
  expect(places('Mod$0ule', 'Module\n  na$0me: a', 'Module\n  name: a$0', 'Module\n  unheard: o$0f')).toEqual([
    'module Module',
    'key name',
    'value a',
    'value of',
  ]);
  expect(
    places(
      'Module\n  dependencies: [ a, b$0c ]',
      'Module\n  dependencies:\n    - $0bc',
      'Module\n  @onLoad: in$0it()',
      'Module\n  @onLoad: |\n    a()\n    b$0()',
    ),
  ).toEqual(['item bc', 'item bc', 'lua init()', 'lua |\n    a()\n    b()']);
});

test('between the words there is nothing', () => {
  expect(
    places(
      'Module\n  name: a\n  $0',
      'Module\n  // na$0me',
      'Module\n  name: $0',
      'Other$0\n  name: a',
      'Module\n  dependencies: [ a,   $0  , b ]',
      'Module\n  dependencies:\n    $0- bc',
    ),
  ).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing']);
});

test('a byte order mark hides nothing', () => {
  expect(places('\uFEFFMod$0ule\n  name: a', '\uFEFFModule\n  name: a$0')).toEqual(['module \uFEFFModule', 'value a']);
});
