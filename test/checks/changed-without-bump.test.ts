import { describe, expect, test } from 'vitest';
import { opened as openedFrom } from '../support/fixture.ts';
import { fixedBy, foundBy, openedWithStore } from '../support/stored.ts';

const code = 'changed-without-bump';
const manifest = `
    Module
      name: box
      version: 1.0.0
      sandboxed: true
      scripts: [ box ]`;
const stored = `
    //- /.otmodules/store/box/1.0.0/box.otmod${manifest}
    //- /.otmodules/store/box/1.0.0/box.lua
    function show() end
    //- /.otmodules/store/box/1.0.0/images/a.png
    a picture`;
const workspace = (lua: string, more = '') => `
    //- /modules/box/box.otmod${manifest}
    //- /modules/box/box.lua
    ${lua}
    //- /modules/box/images/a.png
    another picture${more}${stored}
  `;

describe('a module differs from the stored version of its number', () => {
  test('which is told where the version stands, with a fix that raises it as far as is needed', async () => {
    const opened = await openedWithStore(workspace('function show() end\n    function hide() end'));
    expect(foundBy(code, opened)).toEqual([
      'hint /modules/box/box.otmod 1.0.0: "box" 1.0.0 is stored with other files: box.lua differs.',
      '  Raise the version to 1.1.0: "hide" is new',
    ]);
    expect([...fixedBy(code, opened)]).toEqual([
      ['modules/box/box.otmod', expect.stringContaining('\n  version: 1.1.0\n')],
    ]);
  });

  test('as soon as it is typed, and no longer once it is taken back or the version is raised', async () => {
    const other = '\n    //- /modules/other/other.otmod\n    Module\n      name: other';
    const opened = await openedWithStore(workspace('function show() end', other));
    const { folder } = opened.service;
    const found = () =>
      opened
        .view()
        .diagnostics.get('modules/box/box.otmod')
        ?.find(it => it.code === code);
    expect(foundBy(code, opened)).toEqual([]);
    folder.putBuffer('modules/box/box.lua', '');
    expect(foundBy(code, opened)).toEqual([
      'hint /modules/box/box.otmod 1.0.0: "box" 1.0.0 is stored with other files: box.lua differs.',
      '  Raise the version to 2.0.0: "show" is gone',
    ]);
    const before = found();
    folder.putBuffer('modules/other/other.otmod', 'Module\n  name: other\n  version: 3\n');
    expect(found()).toBe(before);
    folder.closeBuffer('modules/box/box.lua');
    expect(foundBy(code, opened)).toEqual([]);
    folder.putBuffer('modules/box/box.lua', '-- more\n');
    const text = opened.files.get('modules/box/box.otmod') ?? '';
    folder.putBuffer('modules/box/box.otmod', text.replace('1.0.0', '1.0.1'));
    expect(foundBy(code, opened)).toEqual([]);
  });

  test('where files came or went, pictures too', async () => {
    const opened = await openedWithStore(workspace('function show() end', '\n    //- /modules/box/b.otui\n    Panel'));
    opened.service.folder.removeFile('modules/box/images/a.png');
    expect(foundBy(code, opened)[0]).toContain('b.otui and images/a.png differ.');
  });

  test('the fix looks at what is typed by then, and keeps both manifests in agreement', async () => {
    const advanced = `
    //- /modules/box/box.otmod.jsonc
    {
      // mine
      "name": "box",
      "version": "1.0.0" // this
    }`;
    const opened = await openedWithStore(workspace('function show(a) end', advanced));
    expect(foundBy(code, opened)).toEqual([
      'hint /modules/box/box.otmod.jsonc "1.0.0": "box" 1.0.0 is stored with other files: box.lua and box.otmod.jsonc differ.',
      '  Raise the version to 1.1.0: "show" took () and takes (a): more parameters',
    ]);
    expect([...fixedBy(code, opened)].map(([path, text]) => `${path}\n${text}`)).toEqual([
      expect.stringMatching(/^modules\/box\/box\.otmod\n.*\n {2}version: 1\.1\.0\n/s),
      'modules/box/box.otmod.jsonc\n{\n  // mine\n  "name": "box",\n  "version": "1.1.0" // this\n}\n',
    ]);
  });
});

test('nothing is said of versions that are not stored, and stored modules are no modules of the client', async () => {
  const opened = await openedWithStore(workspace('x = 1').replaceAll('/1.0.0/', '/0.9.0/').replace('1.0.0', '1.0.0'));
  expect(foundBy(code, opened)).toEqual([]);
  expect(opened.view().snapshot.files.map(it => it.path)).toEqual(['modules/box/box.otmod']);
});

test('what is found after any edits is what is found from scratch', async () => {
  const text = workspace('function show() end', '\n    //- /modules/lid/lid.otmod\n    Module\n      name: lid');
  const opened = await openedWithStore(text);
  const { folder } = opened.service;
  const box = opened.files.get('modules/box/box.otmod') ?? '';
  const edits: readonly (() => void)[] = [
    () => folder.putBuffer('modules/box/box.lua', 'x = 1\n'),
    () => folder.putBuffer('modules/box/box.otmod', box.replace('name: box', 'name: chest')),
    () => folder.putBuffer('modules/lid/lid.otmod', box),
    () => folder.putFile('modules/lid/more.lua', ''),
    () => folder.removeFile('modules/box/box.otmod'),
    () => folder.putFile('modules/box/box.otmod', box),
    () => folder.closeBuffer('modules/box/box.otmod'),
    () => folder.closeBuffer('modules/lid/lid.otmod'),
    () => folder.closeBuffer('modules/box/box.lua'),
  ];
  const found = edits.map(edit => {
    edit();
    const now = foundBy(code, opened).filter(it => !it.startsWith(' '));
    const { service } = openedFrom(new Map([...folder.paths()].map(path => [path, folder.text(path) ?? ''])));
    service.folder.offer(opened.view().snapshot.candidates);
    const scratch = { ...opened, service, view: () => service.view() };
    expect(now).toEqual(foundBy(code, scratch).filter(it => !it.startsWith(' ')));
    return now.length;
  });
  expect(found).toEqual([1, 0, 1, 1, 1, 1, 1, 1, 0]);
});
