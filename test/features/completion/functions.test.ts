import { expect, test } from 'vitest';
import { expectCompletion, labels, offered } from '../../support/completion.ts';

function own(...lines: readonly string[]): string {
  return `//- /modules/game_own/main.lua
local function secret() end
function terminate() end
function init() end
counter = 0
show = function() end
//- /modules/game_own/own.otmod
Module
  scripts: [ main ]
${lines.map(line => `${line}\n`).join('')}`;
}

function after(...lines: readonly string[]): string {
  return `Module\n  scripts: [ main ]\n${lines.map(line => `${line}\n`).join('')}`;
}

test('the global functions of the scripts, the usual ones first', () => {
  expect(labels(own('  @onLoad: $0'))).toEqual(['init()', 'show()', 'terminate()']);
  expect(labels(own('  @onUnload: $0'))).toEqual(['terminate()', 'init()', 'show()']);
  expect(offered(own('  @onLoad: $0'))[0]?.detail).toBe('modules/game_own/main.lua:3');
});

test('half-written calls become whole ones, in values and in blocks', () => {
  expectCompletion(own('  @onLoad:$0'), after('  @onLoad: init()$0'));
  expectCompletion(own('  @onLoad: i$0'), after('  @onLoad: init()$0'));
  expectCompletion(own('  @onLoad: i$0()'), after('  @onLoad: init$0()'));
  expectCompletion(own('  @onLoad: init(); sh$0'), after('  @onLoad: init(); show()$0'));
  expectCompletion(own('  @onLoad: |', '    in$0'), after('  @onLoad: |', '    init()$0'));
  expectCompletion(own('  @onLoad: |', '    init()', '    $0'), after('  @onLoad: |', '    init()', '    init()$0'));
});

test('members, strings, comments and what stands behind a call are left alone', () => {
  expect(labels(own('  @onLoad: modules.$0'))).toEqual([]);
  expect(labels(own('  @onLoad: init()$0'))).toEqual([]);
  expect(labels(own('  @onLoad: |', '    print("i$0'))).toEqual([]);
  expect(labels(own('  @onLoad: |', '    -- i$0'))).toEqual([]);
  expect(labels(own('  @onLoad: |$0'))).toEqual([]);
  expect(labels(own('  description: |', '    i$0'))).toEqual([]);
  expect(labels(own('  @onLoad: |', ' $0   init()'))).toEqual([]);
});

test('the key calls only what is there', () => {
  expectCompletion(own('  @onL$0'), after('  @onLoad: init()$0'));
  const bare = '//- /modules/a/a.lua\nx = 1\n//- /modules/a/a.otmod\nModule\n  scripts: [ a ]\n  @onL$0\n';
  expectCompletion(bare, 'Module\n  scripts: [ a ]\n  @onLoad: $0\n');
});
