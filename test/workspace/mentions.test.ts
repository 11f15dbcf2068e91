import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { byPlace } from '../../src/workspace/mention-index.ts';
import { opened, parseFixture } from '../support/fixture.ts';

/** What each file of a fixture says of modules and paths: `line kind name`, `line path`. */
function said(fixture: string, engine: 'mehah' | 'otcv8' | 'opentibiabr' = 'mehah'): readonly string[] {
  const { files } = parseFixture(fixture);
  const { view } = opened(files, { engine });
  return [...files].flatMap(([path, text]) => {
    const { modules, paths } = view.snapshot.mentions(path);
    const line = (offset: number) => text.slice(0, offset).split('\n').length;
    return [
      ...modules.map(it => `${line(it.span.start)} ${it.kind} ${text.slice(it.span.start, it.span.end)}`),
      ...paths.map(it => `${line(it.span.start)} ${it.call ?? 'path'} ${text.slice(it.span.start, it.span.end)}`),
    ];
  });
}

test('a manifest names modules in its name, its lists and its Lua, in vain or not', () => {
  const found = said(`
    //- /modules/a/a.otmod
    Module
      name: "a"
      description: modules.no
      dependencies: [ b, "c" ]
      dependencies:
        - d
        // - e
        - "f"
      load-later: ~
      scripts: [ x, /b/shared.lua, 'sub/*' ]
      @onLoad: modules.g.start()
      @onUnload: |
        modules.h.stop() -- modules.no
          require('i')
    `);
  expect(found).toEqual([
    '2 name a',
    '4 dependency b',
    '4 dependency c',
    '6 dependency d',
    '8 dependency f',
    '11 member g',
    '13 member h',
    '14 require i',
    '10 scripts x',
    '10 scripts /b/shared.lua',
    "10 scripts 'sub/*'",
  ]);
});

test('of Lua in quotes the offsets are known where nothing is escaped', () => {
  const found = said(`
    //- /modules/a/a.otmod
    Module
      name: a
      @onLoad: "modules.b.f()"
      @onUnload: "modules.c.f(\\"x\\")"
    `);
  expect(found).toEqual(['2 name a', '3 member b']);
});

test('a variable stands for the module that the engine reads in its place', () => {
  const found = said(
    `
    //- /modules/a/a.otmod
    &lib: corelib
    Module
      name: a
      dependencies: [ $lib, b ]
    `,
    'opentibiabr',
  );
  expect(found).toEqual(['3 name a', '4 dependency $lib', '4 dependency b']);
});

test('widgets name modules in handlers and expressions, and give paths as values', () => {
  const found = said(`
    //- /modules/a/a.otui
    // modules.no
    Panel < UIWidget
      image-source: /a/images/x
      icon: "/b/icon"
      &shown: modules.c.isShown()
      text: modules.no
      Button
        id: modules.no
        @onClick: |
          modules.d.toggle()
          dofile('/e/x')
        !tooltip: tr('%s', modules['f'].text)
        $hover:
          image-source:   /modules/a/images/y
    `);
  expect(found).toEqual([
    '5 member c',
    '10 member d',
    '12 key f',
    '3 path /a/images/x',
    '4 path /b/icon',
    '11 dofile /e/x',
    '14 path /modules/a/images/y',
  ]);
});

test('pages and style sheets of modules do the same', () => {
  const found = said(`
    //- /modules/a/a.html
    <!-- <img src="/no/x"> modules.no -->
    <img src="/a/images/x" onclick="modules.b.show()"> modules.no
    <p style='background: url(/a/y.png)'>{{ modules.c.text }}</p>
    //- /modules/a/a.css
    /* "/no/x" */
    q { content: "modules.no" }
    p { --image-source: "/a/images/z"; background: url('/a/w.png') }
    p { --image-source: /a/images/v; background:url(/a/u); color: /* /no/y */ red; --x: https://no/x }
    `);
  expect(found).toEqual([
    '2 member b',
    '3 member c',
    '2 path /a/images/x',
    '3 path /a/y.png',
    '3 path /a/images/z',
    '3 path /a/w.png',
    '4 path /a/images/v',
    '4 path /a/u',
  ]);
});

test('scripts of a page are Lua up to their end, whatever stands in them', () => {
  const found = said(`
    //- /modules/a/a.html
    <SCRIPT lang="a > b">
      modules.b.f('<!--', x /* 2) modules.c.g('/a/images/x')
    </script>
    <script/> modules.no
    <scripts> modules.no </script>
    <p onclick="modules.d.f()"></p>
    <script>modules.e.f()
    `);
  expect(found).toEqual(['2 member b', '2 member c', '6 member d', '7 member e', '2 path /a/images/x']);
});

test('the index holds every file once, in the order of their paths, and is made once', () => {
  const { files } = parseFixture(`
    //- /modules/b/b.lua
    modules.a.f() modules.a.g()
    //- /modules/a/a.otmod
    Module
      name: a
    //- /init.lua
    g_modules.ensureModuleLoaded('a')
    //- /notes.txt
    modules.a
    `);
  const { service, view } = opened(files);
  const index = finish(view.snapshot.mentionIndex());
  expect([...index.mentionsOf('a')].sort(byPlace).map(it => `${it.path} ${it.kind} ${it.span.start}`)).toEqual([
    'init.lua lookup 30',
    'modules/a/a.otmod name 15',
    'modules/b/b.lua member 8',
    'modules/b/b.lua member 22',
  ]);
  expect(index.mentionsOf('toString')).toEqual([]);
  expect(finish(view.snapshot.mentionIndex())).toBe(index);
  const before = view.snapshot.mentions('modules/b/b.lua');
  service.folder.putBuffer('modules/a/a.otmod', 'Module\n  name: c\n');
  const { snapshot } = service.view();
  expect(snapshot.mentions('modules/b/b.lua')).toBe(before);
  expect(finish(snapshot.mentionIndex()).mentionsOf('c')).toHaveLength(1);
  expect(finish(view.snapshot.mentionIndex()).mentionsOf('c')).toHaveLength(0);
});

test('a text is read again where another client engine reads it otherwise', () => {
  const path = 'modules/a/a.otui';
  const { service, view } = opened(new Map([[path, '# Panel: /a/images/x\n']]));
  expect(view.snapshot.mentions(path).paths).toHaveLength(0);
  service.folder.configure({ ...service.folder.settings, engine: 'otcv8' });
  expect(service.view().snapshot.mentions(path).paths).toHaveLength(1);
});
