import { expect, test } from 'vitest';
import { joined } from '../support/fixture.ts';
import { expectRefactoring, refactoringTitles } from '../support/offered.ts';

const manifest = (...lines: readonly string[]) => `
  //- /modules/a/a.otmod
  Module
    name: a
    scripts: [ a ]
    ${lines.join('\n    ')}
`;
const others = `
  //- /modules/a/a.lua
  modules.b.f()
  modules.c.f()
  modules.nowhere.f()
  modules.a.f()
  function init()
    modules.d.f()
  end
  //- /modules/b/b.otmod
  Module
    name: b
  //- /modules/c/c.otmod
  Module
    name: c
  //- /modules/d/d.otmod
  Module
    name: d
`;
const all = 'Add all 2 dependencies that the scripts use';

test('modules that the scripts use while they run are added, each alone or all at once', () => {
  const fixture = joined(manifest('dependencies: [ $0d ]'), others);
  expect(refactoringTitles(fixture)).toEqual(['Add "b" to the dependencies', 'Add "c" to the dependencies', all]);
  expectRefactoring(fixture, 'Add "c" to the dependencies', manifest('dependencies: [ d, c ]'));
  expectRefactoring(fixture, all, manifest('dependencies: [ d, b, c ]'));
});

test('the list is made where there is none, in the form in which it is where there is one', () => {
  const bare = `
  //- /modules/a/a.otmod
  Module$0
    name: a
    scripts: [ a ]
`;
  const after = `
  //- /modules/a/a.otmod
  Module
    name: a
    dependencies:
      - b
      - c
    scripts: [ a ]
`;
  expectRefactoring(joined(bare, others), all, after);
  expectRefactoring(
    joined(manifest('dependencies:$0', '  - d', 'version: 1'), others),
    all,
    manifest('dependencies:', '  - d', '  - b', '  - c', 'version: 1'),
  );
  expectRefactoring(joined(manifest('dependencies: $0[]'), others), all, manifest('dependencies: [ b, c ]'));
});

test('the list is made where it is by custom, behind what says what the module is', () => {
  const module = (...lines: readonly string[]) => `
  //- /modules/a/a.otmod
  Module
    name: a
    description: |
      x
    mine: 1
    ${lines.join('\n    ')}
    // why
    scripts: [ a ]
`;
  expectRefactoring(
    joined(module('autoload: true').replace('Module', 'Module$0'), others),
    all,
    module('autoload: true', 'dependencies:', '  - b', '  - c'),
  );
});

test('a dependency that would close a cycle is not offered', () => {
  const cyclic = others
    .replace('name: b', 'name: b\n    dependencies: [ d ]')
    .replace('name: d', 'name: d\n    dependencies: [ a ]');
  expect(refactoringTitles(joined(manifest('dependencies: $0[]'), cyclic))).toEqual(['Add "c" to the dependencies']);
});

test('nothing is offered elsewhere, for what is declared, or where the manifest does not parse', () => {
  expect(refactoringTitles(joined(manifest('version: $01'), others))).toEqual([]);
  expect(refactoringTitles(joined(manifest('dependencies: [ $0b, c ]'), others))).toEqual([]);
  expect(refactoringTitles(joined(manifest('dependencies: [ $0d ]', ' x: 1'), others))).toEqual([]);
});
