import { expect, test } from 'vitest';
import { fields, keysOf } from '../../../src/manifest/fields.ts';
import { expectCompletion, labels, offered } from '../../support/completion.ts';

/** The manifest of a module in the folder `game_own`. */
function own(...lines: readonly string[]): string {
  return `//- /modules/game_own/own.otmod\n${lines.map(line => `${line}\n`).join('')}`;
}

/** The same text alone. */
function after(...lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

test('every key that the engine reads is offered once, in the order of reading', () => {
  expect(labels(own('Module', '  $0'))).toEqual(fields.map(it => it.key));
  expect(labels(own('Module', '  $0'), { engine: 'otcv8' })).toEqual(keysOf('otcv8'));
  const rest = labels(own('Module', '  name: a', '  $0', '  scripts: [ a ]', '  @onLoad: init()'));
  expect(rest).toEqual(fields.map(it => it.key).filter(it => !['name', 'scripts', '@onLoad'].includes(it)));
});

test('a key that the engine passes over is offered only where nothing else is meant, and says so', () => {
  expect(labels(own('Module', '  enab$0'), { engine: 'edubart' })).toEqual(['enabled (ignored by OTClient (edubart))']);
  expect(labels(own('Module', '  enab$0'))).toEqual(['enabled']);
  expect(labels(own('Module', '  de$0'), { engine: 'edubart' })).not.toContain('devices');
});

test('each brings a value of its shape', () => {
  const put = (key: string, line: string) =>
    expectCompletion(own('Module', `  ${key}$0`), after('Module', `  ${line}`), { label: key });
  put('name', 'name: game_own$0');
  put('description', 'description: $0');
  put('version', 'version: 1.0$0');
  put('enabled', 'enabled: false$0');
  put('autoload', 'autoload: true$0');
  put('reloadable', 'reloadable: false$0');
  put('sandboxed', 'sandboxed: true$0');
  put('autoload-priority', 'autoload-priority: 1000$0');
  put('devices', 'devices: [ $0 ]');
  put('dependencies', 'dependencies:\n    - $0');
  put('scripts', 'scripts: [ $0 ]');
  put('load-later', 'load-later:\n    - $0');
  put('@onLoad', '@onLoad: init()$0');
  put('@onUnload', '@onUnload: terminate()$0');
});

test('lists are written as the others of the manifest are', () => {
  const inline = own('Module', '  scripts: [ a ]', '  depen$0');
  expectCompletion(inline, after('Module', '  scripts: [ a ]', '  dependencies: [ $0 ]'));
  const dashes = own('Module', '  load-later:', '    - a', '  scr$0');
  expectCompletion(dashes, after('Module', '  load-later:', '    - a', '  scripts:', '    - $0'));
  expect(offered(inline)[0]?.goesOn).toBe(true);
});

test('half a word becomes a key, with the right indentation', () => {
  const whole = after('Module', '  name: a', '  autoload: true$0');
  for (const line of ['  auto$0', 'auto$0', ' auto$0', '   auto$0', '\tauto$0', '    auto$0', '      auto$0l']) {
    expectCompletion(own('Module', '  name: a', line), whole);
  }
  expectCompletion(own('Module', '$0'), after('Module', '  name: game_own$0'));
  expectCompletion(own('Module', '  @on$0'), after('Module', '  @onLoad: init()$0'));
});

test('a key that has a value is changed alone', () => {
  expectCompletion(own('Module', '  auto$0: false'), after('Module', '  autoload$0: false'));
  expectCompletion(own('Module', '  auto$0 false'), after('Module', '  autoload:$0 false'));
  expectCompletion(
    own('Module', 'auto$0load: false', '  name: b'),
    after('Module', '  autoload$0: false', '  name: b'),
  );
});

test('what stands below a line at the wrong depth is not offered again', () => {
  expect(labels(own('Module', 'n$0', '  name: b'))).not.toContain('name');
});

test('below a block of Lua keys follow where the indentation ends', () => {
  const block = ['Module', '  @onLoad: |', '    init()'];
  expectCompletion(own(...block, '  auto$0'), after(...block, '  autoload: true$0'));
  expect(labels(own(...block, '  $0'))).toContain('autoload');
  expect(labels(own(...block, '  $0', '    more()'))).toEqual([]);
  expect(labels(own(...block, '    $0'))).not.toContain('autoload');
});

test('below a list keys follow, whose items are offered one step deeper', () => {
  const list = ['Module', '  dependencies:', '    - a'];
  expect(labels(own(...list, '  $0'))).toContain('autoload');
  expect(labels(own(...list, '    $0'))).not.toContain('autoload');
  expect(labels(own('Module', '  scripts: [ a ]', '    $0'))).toContain('autoload');
});

test('behind words, in comments and in other nodes nothing is offered', () => {
  expect(labels(own('Module', '  autoload tr$0'))).toEqual([]);
  expect(labels(own('Module', '  // auto$0'))).toEqual([]);
  expect(labels(own('Module', '  # auto$0'), { engine: 'edubart' })).toEqual([]);
  expect(labels(own('$0', 'Module', '  name: a'))).toEqual([]);
  expect(labels(own('Module:$0', '  name: a'))).toEqual([]);
  expect(labels(own('Module', '  description: words, $0'))).toEqual([]);
});

test('a space that is typed asks for values, not for keys', () => {
  expect(labels(own('Module', '  $0'), {}, ' ')).toEqual([]);
  expect(labels(own('Module', '  autoload: $0'), {}, ' ')).toEqual(['true', 'false (default)']);
  expect(labels(own('Module', '  @$0'), {}, '@')).toEqual(['@onLoad', '@onUnload']);
  expect(labels(own('Module', '  -$0'), {}, '-')).toEqual([]);
});

test('the documentation tells what the key does in this client, and who reads it', () => {
  const [found] = offered(own('Module', '  auto$0'), { engine: 'otcv8' });
  expect(found?.detail).toBe('true or false, default false');
  expect(found?.documentation()).toBe(`Loads the module at start, in the order of \`autoload-priority\`.

OTCv8: Where it does not load, the client ends with a fatal error.

Example: \`autoload: true\`

Read by mehah, opentibiabr, otcv8 and edubart. Source: \`Module::discover\` and \`ModuleManager::autoLoadModules\` in \`module.cpp\` and \`modulemanager.cpp\` of \`src/framework/core/\`.`);
});

test('carriage returns stay, and come with new lines', () => {
  expectCompletion(own('Module\r', '  depen$0\r'), 'Module\r\n  dependencies:\r\n    - $0\r\n');
});
