import { expect, test } from 'vitest';
import type { DocumentSymbol } from '../../src/features/document-symbols.ts';
import { opened } from '../support/fixture.ts';
import { inOtherEncodings } from '../support/navigation.ts';

function symbols(text: string, path = 'modules/a/a.otmod'): readonly DocumentSymbol[] {
  const { service, view } = opened(new Map([[path, text]]));
  return service.documentSymbols(view, path);
}

function outline(text: string, path?: string): readonly string[] {
  const lines = (list: readonly DocumentSymbol[], indent: string): readonly string[] =>
    list.flatMap(({ kind, name, detail, children }) => [
      `${indent}${kind} ${name}${detail === '' ? '' : ` (${detail})`}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(symbols(text, path), '');
}

const manifest = [
  'Module',
  '  name: "a"',
  '  autoload: true',
  '  autoload-priority: 5',
  '  // a comment',
  '  dependencies: [ b, "c" ]',
  '  scripts:',
  '    - main',
  '    - sub/*',
  '  devices: [ mobile ]',
  '  sandbox: yes',
  '  @onLoad: |',
  '    init()',
  '    more()',
  '',
].join('\n');

const whole = [
  'module Module (a)',
  '  text name (a)',
  '  boolean autoload (true)',
  '  number autoload-priority (5)',
  '  list dependencies',
  '    module b',
  '    module c',
  '  list scripts',
  '    file main',
  '    file sub/*',
  '  list devices',
  '    device mobile',
  '  key sandbox (yes)',
  '  event @onLoad (init())',
];

test('a manifest is Module, its keys and their items', () => {
  expect(outline(manifest)).toEqual(whole);
});

test('line ends of another system and a byte order mark change nothing', () => {
  const [crlf, mark] = inOtherEncodings(new Map([['', manifest]]));
  expect(outline(crlf?.get('') ?? '')).toEqual(whole);
  expect(outline(mark?.get('') ?? '')).toEqual(whole);
});

test('spans hold all that belongs to a symbol, selections its name', () => {
  const [module] = symbols(manifest);
  const cut = ({ start, end }: { readonly start: number; readonly end: number }) => manifest.slice(start, end);
  expect(cut(module?.span ?? { start: 0, end: 0 })).toBe(manifest.trimEnd());
  const scripts = module?.children.find(it => it.name === 'scripts');
  expect(scripts && [cut(scripts.span), cut(scripts.selection)]).toEqual([
    'scripts:\n    - main\n    - sub/*',
    'scripts',
  ]);
  const [main] = scripts?.children ?? [];
  expect(main && [cut(main.span), cut(main.selection)]).toEqual(['- main', 'main']);
  const lua = module?.children.at(-1);
  expect(lua && [cut(lua.span), cut(lua.selection)]).toEqual(['@onLoad: |\n    init()\n    more()', '@onLoad']);
});

test('white space behind a block is no part of it', () => {
  const text = 'Module\r\n  @onLoad: |\r\n    init()\r\n        \r\n';
  const [module] = symbols(text);
  expect(module && text.slice(module.span.start, module.span.end)).toBe('Module\r\n  @onLoad: |\r\n    init()');
});

test('the outline follows the text and the engine', () => {
  const path = 'modules/a/a.otui';
  const { service } = opened(new Map([[path, 'A < B\n']]));
  const names = () => service.documentSymbols(service.view(), path).map(it => it.name);
  expect(names()).toEqual(['A']);
  service.folder.putBuffer(path, 'C < B\n# D\n');
  expect(names()).toEqual(['C']);
  service.folder.configure({ ...service.folder.settings, engine: 'otcv8' });
  expect(names()).toEqual(['C', '# D']);
});

test('what is half-written has a name too', () => {
  expect(outline('Module\n  name\n  : x\n  dependencies: [ ]\n  scripts:\n    -\n   odd: 1\n\tname: b')).toEqual([
    'module Module (b)',
    '  text name',
    '  key "" (x)',
    '  list dependencies',
    '    module ""',
    '  list scripts',
    '    file ""',
    '  key odd (1)',
    '  text name (b)',
  ]);
  expect(outline('')).toEqual([]);
});

test('long values are cut, and what has no end comes to an end', () => {
  const [, description] = outline(`Module\n  description: ${'long '.repeat(100)}\n`);
  expect(description).toMatch(/^ {2}text description \(long .{70,80}…\)$/);
  const nested = Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(2 * i)}k${i}`).join('\n');
  expect(outline(nested)).toHaveLength(65);
  expect(outline(`Module\n${'  x\n'.repeat(9_000)}`)).toHaveLength(5_000);
});

test('widgets are styles, the widgets in them, states, handlers and variables; plain properties are left out', () => {
  const widgets = [
    'Button < UIButton',
    '  size: 10 10',
    '  $hover:',
    '    color: red',
    'MainWindow',
    '  id: options',
    '  &save: function() end',
    '  @onEscape: hide()',
    '  Button',
    '    id: ok',
    '    @onClick: |',
    '      one()',
    '  layout:',
    '    type: grid',
    '  HorizontalSeparator',
    '',
  ].join('\n');
  expect(outline(widgets, 'modules/a/a.otui')).toEqual([
    'style Button (< UIButton)',
    '  key $hover',
    'widget MainWindow (options)',
    '  variable &save (function() end)',
    '  event @onEscape (hide())',
    '  widget Button (ok)',
    '    event @onClick (one())',
    '  key layout',
    '  widget HorizontalSeparator',
  ]);
});

test('other files, sealed ones and those that are not there have no outline', () => {
  expect(symbols('x = 1', 'modules/a/a.lua')).toEqual([]);
  expect(symbols('ENC3\u0001\u0002', 'modules/a/a.otui')).toEqual([]);
  const { service, view } = opened(new Map());
  expect(service.documentSymbols(view, 'modules/a/a.otui')).toEqual([]);
});
