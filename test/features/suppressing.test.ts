import { expect, test } from 'vitest';
import { joined } from '../support/fixture.ts';
import { expectSuppressed, suppressTitles } from '../support/suppressing.ts';

const manifest = (...lines: readonly string[]) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${lines.join('\n    ')}
`;

test('a comment is put above the line, at its own indentation', () => {
  expectSuppressed(
    manifest('ot$0uis: []'),
    'unknown-key',
    manifest('// otmod-disable-next-line unknown-key', 'otuis: []'),
  );
  expectSuppressed(
    manifest('dependencies:', '  - $0x'),
    'unknown-module',
    manifest('dependencies:', '  // otmod-disable-next-line unknown-module', '  - x'),
  );
});

test('it ends as the other lines do', () => {
  expectSuppressed(
    manifest('ot$0uis: []\r', 'version: 1\r'),
    'unknown-key',
    manifest('// otmod-disable-next-line unknown-key\r', 'otuis: []\r', 'version: 1\r'),
  );
});

test('a comment that is there already gets the code, before its reason', () => {
  expectSuppressed(
    manifest('// otmod-disable-next-line duplicate-item -- both are needed', 'dependencies: [ b, b, $0x ]'),
    'unknown-module',
    manifest(
      '// otmod-disable-next-line duplicate-item, unknown-module -- both are needed',
      'dependencies: [ b, b, x ]',
    ),
  );
});

test('a comment without a code gets its first', () => {
  const fixture = manifest('// otmod-disable-next-line -- why', 'ot$0uis: []');
  expect(suppressTitles(fixture)).toEqual(['Suppress "unknown-key" for this line']);
});

test('in a block it is a comment of Lua, where that does not land in a string', () => {
  const withScript = (fixture: string) => joined(fixture, '\n  //- /modules/a/a.lua\n  x = 1\n');
  expectSuppressed(
    withScript(manifest('scripts: [ a ]', '@onLoad: |', '  x = 2', '  st$0art()')),
    'chunk-undefined-function',
    manifest(
      'scripts: [ a ]',
      '@onLoad: |',
      '  x = 2',
      '  -- otmod-disable-next-line chunk-undefined-function',
      '  start()',
    ),
  );
  expect(suppressTitles(withScript(manifest('scripts: [ a ]', '@onLoad: |', '  x = [[', '  ]] st$0art()')))).toEqual([
    '(chunk-undefined-function)',
  ]);
});

test('what is found twice in a line is silenced at once', () => {
  expect(suppressTitles(manifest('dependencies: [ x$0 ]'))).toEqual(['Suppress "unknown-module" for this line']);
  expectSuppressed(
    manifest('dependencies: [ x, $0y ]'),
    'unknown-module',
    manifest('// otmod-disable-next-line unknown-module', 'dependencies: [ x, y ]'),
  );
});

test('a finding in the first line of nodes is silenced above it', () => {
  expectSuppressed(
    `
    //- /modules/a/a.otmod
    na$0me: a
    `,
    'missing-module-node',
    `
    //- /modules/a/a.otmod
    // otmod-disable-next-line missing-module-node
    name: a
    `,
  );
});

test('no comment can silence what stands in a manifest that does not parse, a comment, or behind a byte order mark', () => {
  expect(suppressTitles(manifest('ot$0uis: []', ' x: y'))).toEqual(['(unknown-key)']);
  expect(suppressTitles(manifest('// otmod-$0disable-next-line unknown-key', 'version: 1'))).toEqual([
    '(unused-suppression)',
  ]);
  expect(suppressTitles('//- /modules/a/a.otmod\n\uFEFF$0Module\n  name: a\n')).toEqual(['(byte-order-mark)']);
  expect(suppressTitles('//- /modules/a/a.otmod\n$0// nothing\n')).toEqual(['(missing-module-node)']);
});
