import { describe, expect, test } from 'vitest';
import { span } from '../../../src/base/span.ts';
import { exportPlain } from '../../../src/features/advanced/export.ts';
import { opened, openedAtCursor, parseFixture } from '../../support/fixture.ts';

/** The `.otmod` that is exported from the advanced manifest with the name `a`, or why there is none. */
function exported(fixture: string): string {
  const { view } = opened(parseFixture(fixture).files);
  const file = [...view.snapshot.advanced.values()].find(it => it.folder.endsWith('/a'));
  if (!file) throw new Error('there is no advanced manifest in a folder "a"');
  const result = exportPlain(file, view.snapshot);
  return result.ok ? `//- /${result.value.path}\n${result.value.text}` : result.error;
}

const whole = `{
  "name": "a", "version": "2.1.0", "kind": "plugin", "author": "me, \\"the\\" author", "description": "~", "website": "https://example.com",
  "scripts": ["a.lua", "sub, dir/b.lua"], "sandboxed": true, "autoload": false, "autoloadPriority": 10,
  "dependencies": { "b": "^1.0.0", "virtual": "*" }, "optionalDependencies": { "c": "*" }, "loadLater": ["c"],
  "lifecycle": { "onLoad": "init()\\n\\nlater()", "onUnload": "terminate()" }
}`;
const others = `
//- /modules/b/b.otmod
Module
  name: b
//- /modules/plugins/d/d.otmod.jsonc
{ "name": "d", "provides": { "virtual": "1.0.0" } }
`;

test('everything that clients have words for is written, in the usual order', () => {
  expect(exported(`//- /modules/a/a.otmod.jsonc\n${whole}${others}`)).toBe(`//- /modules/a/a.otmod
Module
  name: a
  description: "~"
  author: me, "the" author
  website: https://example.com
  version: 2.1.0
  autoload: false
  autoload-priority: 10
  sandboxed: true
  dependencies:
    - b
    - d
  scripts:
    - a.lua
    - sub, dir/b.lua
  load-later:
    - c
  @onLoad: |-
    init()
    
    later()
  @onUnload: terminate()
`);
});

test('what is not stated is not written', () => {
  expect(exported('//- /modules/a/x.otmod.jsonc\n{ "name": "a" }\n')).toBe(
    '//- /modules/a/x.otmod\nModule\n  name: a\n',
  );
});

const existing = (otmod: string, advanced: string) =>
  exported(`//- /modules/a/a.otmod\n${otmod}\n//- /modules/a/x.otmod.jsonc\n${advanced}${others}`);

test('an .otmod that is there keeps what does not change: comments, order, other keys, the form of its lists', () => {
  const otmod = `// mine
Module
  // first
  reloadable: false
  name: a
  foreign: 1
  dependencies: [ c ]

  scripts:
    // the one
    - a
  version: 1.0`;
  expect(
    existing(otmod, '{ "name": "a", "version": "1.1.0", "sandboxed": true, "dependencies": ["b"] }'),
  ).toBe(`//- /modules/a/a.otmod
// mine
Module
  // first
  reloadable: false
  name: a
  foreign: 1
  dependencies: [ b ]

  scripts:
    // the one
    - a
  version: 1.1.0
  sandboxed: true
`);
});

test('lists between brackets become lists with dashes where they must', () => {
  expect(existing('Module\n  name: a\n  scripts: [ a ]', '{ "name": "a", "scripts": ["b,c"] }')).toBe(
    '//- /modules/a/a.otmod\nModule\n  name: a\n  scripts:\n    - b,c\n',
  );
  expect(existing('Module\n  name: a\n  scripts:\n    - a\n    - b', '{ "name": "a", "scripts": [] }')).toBe(
    '//- /modules/a/a.otmod\nModule\n  name: a\n  scripts: []\n',
  );
});

test('a module that needs itself is not written so, which no client loads', () => {
  expect(existing('Module\n  name: a', '{ "name": "a", "dependencies": ["a", "b"] }')).toBe(
    '//- /modules/a/a.otmod\nModule\n  name: a\n  dependencies:\n    - b\n',
  );
});

test('lines end as they do in the file', () => {
  const otmod = 'Module\r\n  name: a\r\n  @onLoad: x()\r';
  expect(existing(otmod, '{ "name": "a", "author": "me", "scripts": ["b"] }')).toBe(
    '//- /modules/a/a.otmod\nModule\r\n  name: a\r\n  author: me\r\n  scripts:\r\n    - b\r\n  @onLoad: x()\r\n',
  );
});

test('nothing changes where nothing needs to', () => {
  const { view } = opened(
    parseFixture('//- /modules/a/a.otmod\nModule\n  name: "a"\n//- /modules/a/a.otmod.jsonc\n{ "name": "a" }\n').files,
  );
  const [file] = view.snapshot.advanced.values();
  expect(exportPlain(file, view.snapshot)).toMatchObject({ ok: true, value: { edits: [] } });
});

describe('refused, with the reason', () => {
  test.each([
    [
      '{ "name": "a", "author": "x\\u0007" }',
      '"x\\u0007" cannot be the value of "author": it has control characters in it.',
    ],
    ['{ "name": "a", "author": "\\ud800" }', '"\\ud800" cannot be the value of "author": it is no valid Unicode.'],
    [
      '{ "name": "a", "scripts": ["\\u0001"] }',
      '"\\u0001" cannot be an item of "scripts": it has control characters in it.',
    ],
    [
      '{ "name": "a", "author": "\\"\\\\t\\"" }',
      '"\\"\\\\t\\"" cannot be the value of "author": no way of quoting it means the same to every client engine.',
    ],
    [
      '{ "name": "a", "sandboxed": "yes" }',
      '"sandboxed" of modules/a/a.otmod.jsonc cannot be read. This must be true or false.',
    ],
    ['{ "name": "a", }}', 'modules/a/a.otmod.jsonc is no JSON: Nothing may follow the value of the whole file.'],
    ['{ }', 'modules/a/a.otmod.jsonc has no name.'],
    [
      '{ "name": "a", "autoloadPriority": 5000000000 }',
      '"autoload-priority" cannot be written so that OTClient Redemption (mehah) reads it as it is stated.',
    ],
  ])('%s', (advanced, reason) => {
    expect(exported(`//- /modules/a/a.otmod.jsonc\n${advanced}\n`)).toBe(reason);
  });

  test('an .otmod that the client cannot read', () => {
    expect(existing('Module\n\tname: a', '{ "name": "a" }')).toBe(
      'modules/a/a.otmod cannot be read by the client; mend it first.',
    );
    expect(existing('ENC3', '{ "name": "a" }').startsWith('modules/a/x.otmod')).toBe(false);
  });

  test('an encrypted .otmod', () => {
    expect(exported('//- /modules/a/a.otmod\nENC3\n//- /modules/a/a.otmod.jsonc\n{ "name": "a" }\n')).toBe(
      'modules/a/a.otmod is there, but cannot be read.',
    );
  });

  test('a virtual name that several modules provide', () => {
    const fixture = `//- /modules/a/a.otmod.jsonc
{ "name": "a", "dependencies": ["virtual"] }
//- /modules/e/e.otmod.jsonc
{ "name": "e", "provides": ["virtual"] }${others}`;
    expect(exported(fixture)).toBe('"virtual" is provided by "e" and "d": name one of them as a dependency.');
  });

  test('a list that is stated twice, which engines put together', () => {
    expect(existing('Module\n  name: a\n  scripts: [ a ]\n  scripts: [ b ]', '{ "name": "a", "scripts": ["c"] }')).toBe(
      '"scripts" cannot be written so that OTClient Redemption (mehah) reads it as it is stated.',
    );
  });
});

test('it is offered on the advanced manifest, as long as there is something to write', () => {
  const offered = (otmod: string) => {
    const { service, view, path, offset } = openedAtCursor(
      `//- /modules/a/a.otmod\n${otmod}\n//- /modules/a/a.otmod.jsonc\n{ "na$0me": "a", "author": "me" }\n`,
    );
    return service.refactoringsAt(view, path, span(offset, offset)).map(it => it.title);
  };
  expect(offered('Module\n  name: a')).toEqual(['Export .otmod']);
  expect(offered('Module\n  name: a\n  author: me')).toEqual([]);
});
