import { expect, test } from 'vitest';
import { expectCompletion, labels } from '../../support/completion.ts';

function own(...lines: readonly string[]): string {
  return `//- /modules/game_own/own.otmod\nModule\n${lines.map(line => `${line}\n`).join('')}`;
}

function after(...lines: readonly string[]): string {
  return `Module\n${lines.map(line => `${line}\n`).join('')}`;
}

test('booleans: the one that is not the default comes first', () => {
  expect(labels(own('  autoload: $0'))).toEqual(['true', 'false (default)']);
  expect(labels(own('  reloadable: $0'))).toEqual(['false', 'true (default)']);
  expectCompletion(own('  autoload:$0'), after('  autoload: true$0'));
  expectCompletion(own('  autoload:f$0'), after('  autoload: false$0'));
  expectCompletion(own('  autoload: tr$0ux'), after('  autoload: true$0'));
});

test('the name is that of the folder', () => {
  expectCompletion(own('  name: $0'), after('  name: game_own$0'));
  expectCompletion(own('  name: ga$0'), after('  name: game_own$0'));
  expectCompletion(own('  name: "ga$0"'), after('  name: game_own$0'));
  expect(labels(own('  author: $0'))).toEqual([]);
  expect(labels('//- /modules/~/own.otmod\nModule\n  name: $0\n')).toEqual([]);
});

test('priorities are those up to which the steps of the boot go', () => {
  expect(labels(own('  autoload-priority: $0'), { engine: 'edubart' })).toEqual([
    '99 (autoload up to 99)',
    '499 (autoload up to 499)',
    '999 (autoload up to 999)',
    '9999 (autoload up to 9999)',
  ]);
});

test('devices are types, and types under an operating system', () => {
  expect(labels(own('  devices: [ mob$0 ]'))).toEqual([
    'mobile',
    'mobile:android',
    'mobile:ios',
    'mobile:linux',
    'mobile:macos',
    'mobile:windows',
  ]);
  expectCompletion(own('  devices: [ desktop:l$0 ]'), after('  devices: [ desktop:linux$0 ]'));
  expectCompletion(own('  devices: [ desktop, m$0'), after('  devices: [ desktop, mobile$0 ]'));
  expectCompletion(own('  devices:', '    - desktop:w$0'), after('  devices:', '    - desktop:windows$0'));
  expect(labels(own('  devices: [ desktop, $0 ]'))).not.toContain('desktop');
});
