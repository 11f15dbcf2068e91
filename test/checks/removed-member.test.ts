import { describe, expect, test } from 'vitest';
import { span } from '../../src/base/span.ts';
import { apply } from '../support/edits.ts';
import { joined, opened, parseFixture } from '../support/fixture.ts';

const saved = 'function show()\nend\n\nfunction hide()\nend\n\nfunction toggle()\nend';
const box = (lua = saved) => `
  //- /modules/box/box.otmod
  Module
    name: box
    autoload: true
    sandboxed: true
    scripts: [ box ]
  //- /modules/box/box.lua
  ${lua.replaceAll('\n', '\n  ')}
`;
const user = `
  //- /modules/user/user.otmod
  Module
    name: user
    autoload: true
    sandboxed: true
    dependencies: [ box ]
    scripts: [ user ]
  //- /modules/user/user.lua
  function run()
    modules.box.hide()
    if modules.box.hide then modules.box.hide() end
    modules.box.toggle()
  end
  //- /modules/user/user.otui
  Button
    @onClick: modules.box.hide()
`;
const path = 'modules/box/box.lua';

/** A folder whose script an editor shows otherwise, and what is found in it. */
function edited(shown: string, files = parseFixture(joined(box(), user)).files) {
  const { service } = opened(files);
  service.folder.putBuffer(path, shown);
  const found = () =>
    [...service.view().diagnostics].flatMap(([at, list]) =>
      list.map(it => {
        const text = service.folder.text(at) ?? '';
        const line = text.slice(0, it.span.start).split('\n').length;
        return `${at.split('/').at(-1)}:${line} ${text.slice(it.span.start, it.span.end)} ${it.severity}[${it.code}] ${it.message}`;
      }),
    );
  return { service, files, found };
}

const gone = '"hide" is gone from "box", but 3 places in other files use it.';

describe('a member that an edit removes and other files use', () => {
  test.each([
    ['where it stood', saved.replace('function hide()\nend\n\n', ''), 'box.lua:4 function toggle()'],
    [
      'also where more was written above',
      `x = 1\n${saved.replace('function hide()\nend\n\n', '')}`,
      'box.lua:5 function toggle()',
    ],
    ['at what was written instead', saved.replace('function hide()\nend', '  print(1)  '), 'box.lua:4 print(1)'],
    ['at the end of the text', 'function toggle()\nend\nfunction show()\nend\n', 'box.lua:4 end'],
    ['at its new name', saved.replace('hide', 'conceal'), 'box.lua:4 conceal'],
  ])('is told %s', (_, shown, place) => {
    const text = place.endsWith(' end')
      ? 'function toggle()\nend\nfunction show()\nend\nfunction hide()\nend\n'
      : saved;
    const { files } = parseFixture(joined(box(text.trimEnd()), user));
    expect(edited(shown, files).found()).toEqual([`${place} warning[removed-member] ${gone}`]);
  });

  test('that became local is told there', () => {
    expect(edited(saved.replace('function hide', 'local function hide')).found()).toEqual([
      'box.lua:4 hide warning[removed-member] "hide" is local now, but 3 places in other files use it.',
    ]);
  });

  test('points at the uses, and is gone when saved', () => {
    const { service, found } = edited(saved.replace('hide', 'conceal'));
    const [it] = service.view().diagnostics.get(path) ?? [];
    expect(it?.related?.map(related => related.path)).toEqual([
      'modules/user/user.lua',
      'modules/user/user.lua',
      'modules/user/user.otui',
    ]);
    service.folder.putFile(path, saved.replace('hide', 'conceal'));
    expect(found().map(each => each.split(' ')[2])).toEqual([
      'warning[undefined-member]',
      'hint[undefined-member]',
      'warning[undefined-member]',
    ]);
  });

  test('is not told while the file is broken, and its uses are not either', () => {
    const { service, found } = edited(saved.replace('hide', 'conceal'));
    expect(found().length).toBe(1);
    service.folder.putBuffer(path, saved.replace('hide', 'conceal').replace('()', '('));
    expect(found().filter(it => it.includes('member]'))).toEqual([]);
    service.folder.closeBuffer(path);
    expect(found()).toEqual([]);
  });

  test.each([
    ['nobody uses it', saved.replace('show', 'reveal')],
    ['it is made in another way', saved.replace('function hide()', 'hide = function()')],
  ])('is nothing where %s', (_, shown) => {
    expect(edited(shown).found()).toEqual([]);
  });

  test('is nothing where another script makes it', () => {
    const { files } = parseFixture(
      joined(box(`dofile('more')\n${saved}`), user, '\n//- /modules/box/more.lua\nfunction hide() end\n'),
    );
    expect(edited(`dofile('more')\n${saved.replace('hide', 'conceal')}`, files).found()).toEqual([]);
  });
});

describe('a fix', () => {
  const fixes = (shown: string) => {
    const { service, files } = edited(shown);
    const view = service.view();
    const [it] = view.diagnostics.get(path) ?? [];
    const at = it?.span.start ?? 0;
    return { files, offered: service.fixesAt(view, path, span(at, at)).map(each => each.fix) };
  };

  test('renames the uses', () => {
    const { files, offered } = fixes(saved.replace('hide', 'conceal'));
    expect(offered.map(it => it.title)).toEqual(['Rename the uses of "hide" to "conceal"']);
    const changed = apply(files, offered[0]?.edits ?? []);
    expect(changed.get('modules/user/user.lua')).toBe(
      'function run()\n  modules.box.conceal()\n  if modules.box.conceal then modules.box.hide() end\n  modules.box.toggle()\nend\n',
    );
    expect(changed.get('modules/user/user.otui')).toBe('Button\n  @onClick: modules.box.conceal()\n');
  });

  test('takes the "local" off again', () => {
    expect(fixes(saved.replace('function hide', 'local function hide')).offered.map(it => it.title)).toEqual([
      'Make "hide" global in modules/box/box.lua',
    ]);
  });

  test('is not offered where it cannot be told which name is the new one', () => {
    expect(fixes(saved.replace('function hide()\nend\n\n', '')).offered).toEqual([]);
    expect(fixes(saved.replace('function hide()', 'function a()\nend\nfunction b()')).offered).toEqual([]);
  });

  test('tells two new names apart by their order', () => {
    const { offered } = fixes(saved.replace('hide', 'conceal').replace('toggle', 'flip'));
    expect(offered.map(it => it.title)).toEqual(['Rename the uses of "hide" to "conceal"']);
  });
});
