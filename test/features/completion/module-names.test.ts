import { expect, test } from 'vitest';
import { expectCompletion, labels, offered } from '../../support/completion.ts';
import { joined } from '../../support/fixture.ts';

const world = `
  //- /modules/corelib/corelib.otmod
  Module
    name: corelib
    description: The library of [all](command:evil)
  //- /modules/gamelib/gamelib.otmod
  Module
    name: gamelib
    dependencies: [ corelib ]
  //- /modules/client/client.otmod
  Module
    name: client
    dependencies: [ game_own ]
  //- /modules/client_menu/menu.otmod
  Module
    name: client_menu
    dependencies: [ client ]
`;

/** The manifest of `game_own` with these lines. */
function own(...lines: readonly string[]): string {
  const text = ['Module', '  name: game_own', ...lines].map(line => `  ${line}\n`).join('');
  return joined(world, `\n  //- /modules/game_own/own.otmod\n${text}`);
}

/** The same text alone, as it is expected afterwards. */
function after(...lines: readonly string[]): string {
  return ['Module', '  name: game_own', ...lines, ''].join('\n');
}

test('dependencies are the other modules, with their place in the load order', () => {
  expect(labels(own('  dependencies:', '    - $0'))).toEqual([
    'corelib (#1)',
    'gamelib (#2)',
    'client (closes a circle)',
    'client_menu (closes a circle)',
  ]);
});

test('the module itself and what is listed already is not offered, but for the word at the cursor', () => {
  expect(labels(own('  dependencies: [ corelib, $0 ]'))).not.toContain('corelib (#1)');
  expect(labels(own('  dependencies: [ corelib, gam$0elib ]'))).toEqual(['gamelib (#2)']);
  expect(labels(own('  dependencies:', '    - corelib', '    - "gamelib"', '    - $0'))).toEqual([
    'client (closes a circle)',
    'client_menu (closes a circle)',
  ]);
});

test('a circle is spelled out', () => {
  const found = offered(own('  dependencies: [ client_m$0 ]'))[0];
  expect(found?.documentation()).toContain(
    '**Closes a circle.** `game_own` would need `client_menu`, which needs `client`, which needs `game_own` again.',
  );
  expect(found?.documentation()).toContain('client\\_menu');
});

test('load-later knows no circles', () => {
  expect(labels(own('  load-later:', '    - $0'))).toEqual([
    'client (#4)',
    'client_menu (not loaded)',
    'corelib (#1)',
    'gamelib (#2)',
  ]);
});

test('the documentation tells what the module is, and nothing in it means anything', () => {
  const found = offered(own('  dependencies: [ corelib$0 ]'))[0];
  expect(found?.detail).toBe('modules/corelib/corelib.otmod');
  expect(found?.documentation()).toContain('The library of \\[all\\]\\(command\\:evil\\)');
  expect(found?.documentation()).toContain('is number 1 in the load order of 4\\.');
});

test('half-written items become whole ones', () => {
  expectCompletion(own('  dependencies: [ cor$0 ]'), after('  dependencies: [ corelib$0 ]'));
  expectCompletion(own('  dependencies: [ cor$0'), after('  dependencies: [ corelib$0 ]'));
  expectCompletion(own('  dependencies: [$0]'), after('  dependencies: [ corelib$0 ]'));
  expectCompletion(own('  dependencies: [$0'), after('  dependencies: [ corelib$0 ]'));
  expectCompletion(own('  dependencies: cor$0'), after('  dependencies: [ corelib$0 ]'));
  expectCompletion(own('  dependencies:$0'), after('  dependencies: [ corelib$0 ]'));
  expectCompletion(own('  dependencies: [ c$0o, gamelib ]'), after('  dependencies: [ corelib$0, gamelib ]'));
  expectCompletion(own('  dependencies: [ gamelib, c$0 ]'), after('  dependencies: [ gamelib, corelib$0 ]'));
  expectCompletion(own('  dependencies: [ gamelib,$0 ]'), after('  dependencies: [ gamelib, corelib$0 ]'));
  expectCompletion(own('  dependencies: [gamelib,$0]'), after('  dependencies: [gamelib,corelib$0]'));
  expectCompletion(own('  dependencies:', '    - cor$0'), after('  dependencies:', '    - corelib$0'));
  expectCompletion(own('  dependencies:', '    -$0'), after('  dependencies:', '    - corelib$0'));
  expectCompletion(own('  dependencies:', '    $0'), after('  dependencies:', '    - corelib$0'));
  expectCompletion(own('  dependencies:', '    cor$0'), after('  dependencies:', '    - corelib$0'));
  expectCompletion(own('  dependencies:', '    -cor$0e'), after('  dependencies:', '    - corelib$0'));
});

test('quotes go with the word, and hold commas together where the engine says so', () => {
  expectCompletion(own('  dependencies: [ "cor$0" ]'), after('  dependencies: [ corelib$0 ]'));
  expectCompletion(own('  dependencies:', '    - "cor$0"'), after('  dependencies:', '    - corelib$0'));
  const line = '  dependencies: [ "cor$0e, x", gamelib ]';
  expectCompletion(own(line), after('  dependencies: [ corelib$0, x", gamelib ]'));
  expectCompletion(own(line), after('  dependencies: [ corelib$0, gamelib ]'), { engine: 'edubart' });
});

test('what stands behind is left as it is', () => {
  expectCompletion(
    own('  dependencies:', '    - gamelib', '    - c$0', '  sandboxed: true'),
    after('  dependencies:', '    - gamelib', '    - corelib$0', '  sandboxed: true'),
  );
  expectCompletion(
    own('  dependencies:', '    $0', '    - gamelib'),
    after('  dependencies:', '    - corelib$0', '    - gamelib'),
  );
});

test('wrong indentation is mended', () => {
  expectCompletion(own('  dependencies:', '   - cor$0'), after('  dependencies:', '    - corelib$0'));
  expectCompletion(own('  dependencies:', '  - cor$0'), after('  dependencies:', '    - corelib$0'));
  expectCompletion(own('  dependencies:', '\t\tcor$0'), after('  dependencies:', '    - corelib$0'));
  expectCompletion(own('  dependencies:', '      $0'), after('  dependencies:', '    - corelib$0'));
});

test('between words, in comments and in lists that go on over lines nothing is offered', () => {
  expect(labels(own('  dependencies: [ corelib $0 ]'))).toEqual([]);
  expect(labels(own('  dependencies: $0 [ corelib ]'))).toEqual([]);
  expect(labels(own('  dependencies: [ corelib ] $0'))).toEqual([]);
  expect(labels(own('  dependencies:', '    // $0'))).toEqual([]);
  expect(labels(own('  dependencies:', '    # $0'))).toEqual([]);
  expect(labels(own('  dependencies: [ corelib,', '    gam$0'))).toEqual([]);
  expect(labels(own('  dependencies:', '   $0 - corelib'))).toEqual([]);
  expect(labels(own('  dependencies:$0', '    - corelib'))).toEqual([]);
});

test('carriage returns stay', () => {
  const fixture = joined(world, '\n  //- /modules/game_own/own.otmod\n  Module\r\n    dependencies: [ cor$0 ]\r\n');
  expectCompletion(fixture, 'Module\r\n  dependencies: [ corelib$0 ]\r\n');
});

test('a comma takes an item of an inline list', () => {
  expect(offered(own('  dependencies: [ cor$0 ]'))[0]?.commitCharacters).toEqual([',']);
  expect(offered(own('  dependencies:', '    - cor$0'))[0]?.commitCharacters).toEqual([]);
});

test('names that cannot stand in a list as they are, are not offered', () => {
  const odd = joined(world, '\n  //- /modules/odd/odd.otmod\n  Module\n    name: odd, really\n');
  const of = (line: string) =>
    labels(joined(odd, `\n  //- /modules/game_own/own.otmod\n  Module\n    name: game_own\n${line}`));
  expect(of('    load-later: [ o$0 ]\n')).not.toContain('odd, really (not loaded)');
  expect(of('    load-later:\n      - o$0\n')).toContain('odd, really (not loaded)');
});

test('of very many names those come first that begin with what is typed, and more can be asked for', () => {
  const many = Array.from({ length: 1200 }, (_, i) => `\n  //- /modules/m${i}/m.otmod\n  Module\n    name: m${i}\n`);
  const fixture = joined(...many, '\n  //- /modules/a/a.otmod\n  Module\n    name: a\n    load-later: [ m119$0 ]\n');
  expect(labels(fixture).slice(0, 3)).toEqual(['m119 (not loaded)', 'm1190 (not loaded)', 'm1191 (not loaded)']);
});
