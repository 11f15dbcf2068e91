import { expect, test } from 'vitest';
import { expectCompletion, labels, offered } from '../../support/completion.ts';

/** The manifest of a module with four scripts, with these lines. */
function own(...lines: readonly string[]): string {
  return `//- /modules/game_own/main.lua
function init() end
function own.hidden() end
//- /modules/game_own/other.lua
//- /modules/game_own/v1.2.lua
//- /modules/game_own/sub/a.lua
//- /modules/game_own/sub/deep/b.lua
//- /modules/game_own/style.otui
//- /modules/game_next/next.lua
//- /modules/game_own/own.otmod
Module
${lines.map(line => `${line}\n`).join('')}`;
}

function after(...lines: readonly string[]): string {
  return `Module\n${lines.map(line => `${line}\n`).join('')}`;
}

test('the Lua files below the manifest, and patterns with what they would add', () => {
  expect(labels(own('  scripts: [ $0 ]'))).toEqual([
    'main',
    'other',
    'sub/a',
    'sub/deep/b',
    'v1.2.lua',
    '* (5 files)',
    'sub/* (2 files)',
    'sub/deep/* (1 file)',
  ]);
});

test('engines that know no patterns are offered none, and need no extension', () => {
  expect(labels(own('  scripts:', '    - $0'), { engine: 'otcv8' })).toEqual([
    'main',
    'other',
    'sub/a',
    'sub/deep/b',
    'v1.2',
  ]);
});

test('what is listed already is not offered, by whatever spelling or pattern', () => {
  expect(labels(own('  scripts: [ main, sub/*, $0 ]'))).toEqual(['other', 'v1.2.lua', '* (2 files)']);
  expect(labels(own('  scripts:', '    - /game_own/main.lua', '    - $0'))[0]).toBe('other.lua');
});

test('the extension follows the rest of the list', () => {
  expectCompletion(own('  scripts: [ main.lua, oth$0 ]'), after('  scripts: [ main.lua, other.lua$0 ]'));
  expectCompletion(own('  scripts: [ main, oth$0 ]'), after('  scripts: [ main, other$0 ]'));
  expectCompletion(own('  scripts: [ v$0 ]'), after('  scripts: [ v1.2.lua$0 ]'));
});

test('half-written paths become whole ones', () => {
  expectCompletion(own('  scripts: [ sub/$0 ]'), after('  scripts: [ sub/a$0 ]'));
  expectCompletion(own('  scripts:', '    - sub/d$0'), after('  scripts:', '    - sub/deep/b$0'));
  expectCompletion(own('  scripts: [ *$0 ]'), after('  scripts: [ *$0 ]'), { label: '*' });
});

test('the documentation tells the file and what it defines, or what a pattern matches', () => {
  const items = offered(own('  scripts: [ $0 ]'));
  const page = (label: string) => items.find(it => it.label === label)?.documentation();
  expect(page('main')).toBe('`modules/game_own/main.lua`\n\nDefines `init`.');
  expect(page('sub/*')).toBe('Adds `sub/a.lua` and `sub/deep/b.lua`.');
});

test('in the root of the client nothing is offered', () => {
  expect(labels('//- /init.lua\n//- /own.otmod\nModule\n  scripts: [ $0 ]\n')).toEqual([]);
});
