import { expect, test } from 'vitest';
import { span } from '../../../src/base/span.ts';
import { openedAtCursor } from '../../support/fixture.ts';

/** The advanced manifest that is made of the `.otmod` with the cursor; undefined where none is offered. */
function converted(fixture: string): string | undefined {
  const { service, view, path, offset } = openedAtCursor(fixture);
  const found = service.refactoringsAt(view, path, span(offset, offset)).find(it => it.title.startsWith('Convert'));
  const [edit] = found?.edits ?? [];
  return edit?.kind === 'create' ? `//- /${edit.path}\n${edit.text}` : undefined;
}

test('an advanced manifest is made that says the same, with what it cannot say in comments', () => {
  expect(
    converted(`//- /modules/a/a.otmod
Mod$0ule
  name: a
  description: says "x"
  version: 1.2
  devices: [ desktop ]
  sandboxed: true
  autoload: true
  autoload-priority: 5
  dependencies: [ b, c ]
  scripts: [ a, sub/b.lua ]
  load-later:
    - d
  @onLoad: |
    init()
    more()
//- /modules/b/b.otmod.jsonc
{ "name": "b", "version": "3.1.0" }
`),
  ).toBe(`//- /modules/a/a.otmod.jsonc
// What the module manager reads of this module. Clients read the .otmod beside it: "Export .otmod" brings that up to date.
// "devices" stays in the .otmod, which alone has such a key.
{
  "name": "a",
  "version": "1.2.0", // "1.2" in the .otmod; here it has three numbers, so that versions can be compared
  "description": "says \\"x\\"",
  "scripts": ["a", "sub/b.lua"],
  "sandboxed": true,
  "autoload": true,
  "autoloadPriority": 5,
  // Loaded before this module. Ranges are written like "*", "^1.2.0" or ">=2 <4".
  "dependencies": {
    "b": "^3.1.0",
    "c": "*"
  },
  // Loaded right after this module, in this order.
  "loadLater": ["d"],
  "lifecycle": {
    "onLoad": "init()\\nmore()\\n"
  }
}
`);
});

test('a version that is none is left out', () => {
  expect(converted('//- /modules/a/a.otmod\nModule\n  na$0me: a\n  version: none\n')).not.toContain('version');
});

test('it is not offered where there is one already, nor for what cannot be read', () => {
  expect(
    converted('//- /modules/a/a.otmod\nMod$0ule\n  name: a\n//- /modules/a/b.otmod.jsonc\n{ "name": "a" }\n'),
  ).toBeUndefined();
  expect(converted('//- /modules/a/a.otmod\nMod$0ule\n\tname: a\n')).toBeUndefined();
  expect(converted('//- /modules/a/a.otmod\nMod$0ule\n  name:\n')).toBeUndefined();
});
