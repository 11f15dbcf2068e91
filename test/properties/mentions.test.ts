import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { languageService, type View } from '../../src/service.ts';
import { luaMentions } from '../../src/syntax/lua/mentions.ts';
import { luaTokens } from '../../src/syntax/lua/tokens.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { hasMentions } from '../../src/workspace/file-mentions.ts';
import { byPlace, type MentionIndex } from '../../src/workspace/mention-index.ts';
import { applyInOrder } from '../support/renaming.ts';
import { engines, manifest, otml, runs } from './arbitraries.ts';

const pieces = fc.constantFrom(
  ...'modules . a b [ ] ( ) \' " \\ = , : -- --[[ ]] [==[ ]==] local function for in do end if then else repeat until'.split(
    ' ',
  ),
  ...[
    '\n',
    ' ',
    '\r\n',
    '0x1p',
    '1..2',
    '...',
    '#',
    '\uFEFF',
    '\udcff',
    'é',
    '/a/x',
    'require',
    'g_modules',
    'getModule',
    'dofile',
  ],
);

/** A text of Lua's own pieces and of noise. */
const noisyLua = fc
  .array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 })
  .map(parts => parts.join(''));

/** A text that names modules in every way. */
const lua = fc
  .array(
    fc.oneof(
      fc
        .constantFrom('a', 'b', 'c', 'd')
        .chain(name =>
          fc.constantFrom(
            `modules.${name}.f()`,
            `modules['${name}'].f()`,
            `g_modules.getModule("${name}")`,
            `require '${name}'`,
            `dofile('/${name}/${name}.lua')`,
            `x = '/${name}/images/' .. y`,
            `-- modules.${name}`,
            `print('${name}')`,
          ),
        ),
      { weight: 1, arbitrary: noisyLua },
    ),
    { maxLength: 6 },
  )
  .map(lines => `${lines.join('\n')}\n`);

const otui = fc.oneof(
  fc.constantFrom('a', 'b').map(name => `Panel\n  @onClick: modules.${name}.f()\n  image-source: /${name}/images/x\n`),
  otml,
);

/** Advanced manifests that name modules in every way, some of them broken. */
const advanced = fc
  .tuple(fc.constantFrom('a', 'b', 'c', '\\u0061'), fc.constantFrom('a', 'b', 'c', 'd', '\\u0062', '\\q'), fc.nat(4))
  .map(([name, other, broken]) => {
    const text = `{ "name": "${name}", "dependencies": { "${other}": "*" }, "loadAfter": ["${other}"], "provides": ["v"], "scripts": ["/${other}/x.lua"], "lifecycle": { "onLoad": "modules.${other}.f(\\"x\\")" } }\n`;
    return broken === 0 ? text.slice(0, text.length / 2) : text;
  });

const path = fc.constantFrom(
  'modules/a/a.otmod',
  'modules/a/a.otmod.jsonc',
  'mods/plugins/c/c.otmod.jsonc',
  'modules/b/b.otmod',
  'mods/a/a.otmod',
  'modules/c/c.lua',
  'modules/a/a.lua',
  'modules/b/b.otui',
  'init.lua',
);
const entry = path.chain(path =>
  (path.endsWith('.lua')
    ? lua
    : path.endsWith('.jsonc')
      ? advanced
      : path.endsWith('.otui')
        ? otui
        : fc.oneof({ weight: 4, arbitrary: manifest }, otml)
  ).map(text => [path, text] as const),
);
const entries = fc.array(entry, { minLength: 1, maxLength: 8 });

test('tokens cover a text: they do not overlap, and between them is white space', () => {
  fc.assert(
    fc.property(noisyLua, text => {
      let at = 0;
      for (const { start, end } of luaTokens(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(at, start)).toMatch(/^[\s\uFEFF]*$/);
        at = end;
      }
      expect(text.slice(at)).toMatch(/^[\s\uFEFF]*$/);
    }),
    { numRuns: runs * 10 },
  );
});

test('whatever the text, a mention stands where it says, in order', () => {
  fc.assert(
    fc.property(noisyLua, text => {
      const { modules, paths } = luaMentions(text);
      for (const { name, span } of modules) expect(text.slice(span.start, span.end)).toBe(name);
      for (const { value, span } of paths) expect(text.slice(span.start, span.end)).toBe(value);
      const starts = modules.map(it => it.span.start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }),
    { numRuns: runs * 10 },
  );
});

test('after any changes the index is as if all files had been read for the first time', () => {
  fc.assert(
    fc.property(entries, entries, engines, (start, changes, engine) => {
      const grown = languageService({ ...defaultSettings, engine });
      const files = new Map<string, string>(start);
      for (const [path, text] of files) grown.folder.putFile(path, text);
      finish(grown.view().snapshot.mentionIndex());
      for (const [i, [path, text]] of changes.entries()) {
        if (i % 3 === 2) {
          grown.folder.removeFile(path);
          files.delete(path);
        } else {
          grown.folder.putFile(path, text);
          files.set(path, text);
        }
        const fresh = languageService({ ...defaultSettings, engine });
        for (const [path, text] of files) fresh.folder.putFile(path, text);
        const paths = [...files.keys()].filter(hasMentions);
        expect(told(finish(grown.view().snapshot.mentionIndex()))).toEqual(
          told(finish(fresh.view().snapshot.mentionIndex())),
        );
        for (const path of paths)
          expect(grown.view().snapshot.mentions(path)).toEqual(fresh.view().snapshot.mentions(path));
      }
    }),
    { numRuns: runs },
  );
});

test('a module that is renamed and renamed back leaves all texts as they were', () => {
  let renamed = 0;
  fc.assert(
    fc.property(entries, engines, (start, engine) => {
      const files = new Map<string, string>(start);
      const service = open(files, engine);
      const view = service.view();
      for (const { path, at, name } of stated(view)) {
        const there = finish(service.rename(view, path, at, 'game_new'));
        if (!there.ok) continue;
        const after = applyInOrder(files, there.value.edits);
        const again = open(after, engine);
        const other = stated(again.view()).find(it => it.name === 'game_new');
        if (!other) expect.fail('nothing has the new name');
        const back = finish(again.rename(again.view(), other.path, other.at, name));
        // A name that could not be given today may stand in a manifest all the same.
        if (!back.ok) continue;
        renamed++;
        expect(unescaped(applyInOrder(after, back.value.edits))).toEqual(unescaped(files));
      }
    }),
    { numRuns: runs * 2 },
  );
  expect(renamed).toBeGreaterThan(runs / 2);
});

test('wherever one points in any text, there is an answer', () => {
  fc.assert(
    fc.property(entries, engines, fc.nat(), (start, engine, at) => {
      const files = new Map<string, string>(start);
      const service = open(files, engine);
      const view = service.view();
      for (const [path, text] of files) {
        const offset = at % (text.length + 1);
        for (const place of finish(service.references(view, path, offset, true)) ?? []) {
          expect(files.get(place.path)?.slice(place.span.start, place.span.end)).not.toBe('');
        }
        service.prepareRename(view, path, offset);
        finish(service.filesMoved(view, [{ from: path, to: `${path}x` }]));
      }
    }),
    { numRuns: runs },
  );
});

function open(files: ReadonlyMap<string, string>, engine: (typeof defaultSettings)['engine']) {
  const service = languageService({ ...defaultSettings, engine });
  for (const [path, text] of files) service.folder.putFile(path, text);
  return service;
}

/** Where manifests of either kind, but for copies that nobody looks at, state their names. */
function stated({ snapshot }: View) {
  return [...snapshot.files, ...[...snapshot.advanced.values()].filter(it => it.place !== 'astray')].flatMap(
    ({ path, manifest: { name } }) => (name ? [{ path, at: name.span.start + 1, name: name.value }] : []),
  );
}

/** The escapes of a name do not come back with it. */
function unescaped(files: ReadonlyMap<string, string>) {
  return [...files]
    .map(([path, text]) => [path, text.replaceAll('\\u0061', 'a').replaceAll('\\u0062', 'b')] as const)
    .sort();
}

function told(index: MentionIndex): unknown {
  return {
    paths: [...index.paths].sort(byPlace),
    names: ['a', 'b', 'c', 'd', 'e', 'f'].map(name => [...index.mentionsOf(name)].sort(byPlace)),
  };
}
