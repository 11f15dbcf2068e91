import { expect, test } from 'vitest';
import { applyTextEdits } from '../../src/base/text-change.ts';
import { openedAtCursor } from '../support/fixture.ts';

/** The manifest after Enter was hit and `$0` is where the editor put the cursor. */
function typed(text: string, char = '\n'): string {
  const { service, view, path, offset } = openedAtCursor(`//- /modules/a/a.otmod\n${text}$end\n`);
  return applyTextEdits(view.snapshot.text(path) ?? '', service.formatOnType(view, path, offset, char));
}

test.each([
  ['below the module', 'Module\n$0', 'Module\n  '],
  ['below a key that takes a list', 'Module\n  dependencies:\n  $0', 'Module\n  dependencies:\n    '],
  ['below a block', 'Module\n  @onLoad: |\n  $0', 'Module\n  @onLoad: |\n    '],
  ['below a value', 'Module\n  name: a\n$0', 'Module\n  name: a\n  '],
  ['below an inline list', 'Module\n  scripts: [ a ]\n    $0', 'Module\n  scripts: [ a ]\n  '],
  ['below a key that takes a value', 'Module\n  name:\n    $0', 'Module\n  name:\n  '],
  ['below a key whose value is split', 'Module\n  name: a\n$0b', 'Module\n  name: a\n  b'],
])('%s a line is indented', (_, text, after) => {
  expect(typed(text)).toBe(after);
});

test('a list of dashes goes on, also where an item was split', () => {
  const list = 'Module\n  dependencies:\n    - a\n';
  expect(typed(`${list}    $0`)).toBe(`${list}    - `);
  expect(typed(`${list}$0b`)).toBe(`${list}    - b`);
});

test('where the editor has written the dash already there is none to write', () => {
  const list = 'Module\n  dependencies:\n    - a\n    - ';
  expect(typed(`${list}$0`)).toBe(list);
});

test('a dash with nothing behind it ends the list', () => {
  expect(typed('Module\n  dependencies:\n    - a\n    - \n    $0\n  name: b')).toBe(
    'Module\n  dependencies:\n    - a\n  \n  name: b',
  );
});

test.each([
  'Module\n  @onLoad: |\n    init()\n  $0',
  'Module\n  // a\n$0',
  'Module\n  unheard-of:\n      $0',
  'Module\n\n    $0',
  '\tModule\n$0',
  '$0',
])('nothing is known of a line in "%s"', text => {
  expect(typed(text)).toBe(text.replace('$0', ''));
});

test('other characters change nothing', () => {
  expect(typed('Module\nx$0', 'x')).toBe('Module\nx');
});
