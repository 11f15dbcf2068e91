import { describe, expect, test } from 'vitest';
import { slowFixesOf, toldBy } from '../support/resolving.ts';
import { openedWithStore } from '../support/stored.ts';

const code = 'version-conflict';
const physics = (...versions: string[]) =>
  versions
    .map(
      it => `
    //- /.otmodules/store/physics/${it}/physics.otmod.jsonc
    { "name": "physics", "version": "${it}" }`,
    )
    .join('');
const hud = (range: string, more = '') => `
    //- /modules/hud/hud.otmod.jsonc
    {
      "name": "hud",
      "version": "2.1.0",
      "dependencies": { "physics": "${range}" }${more}
    }`;
const boss = (range: string) => `
    //- /modules/boss/boss.otmod.jsonc
    { "name": "boss", "version": "1.0.0", "dependencies": { "physics": "${range}" } }`;
const told = async (...parts: string[]) => toldBy(code, await openedWithStore(`${parts.join('')}\n`));

describe('lines that cannot all hold', () => {
  test('are each marked, and point at each other', async () => {
    const words =
      'physics: no version suits everyone. boss 1.0.0 needs physics ^3.0.0; hud 2.1.0 needs physics ^2.0.0.';
    expect(await told(hud('^2.0.0'), boss('^3.0.0'), physics('2.4.0', '3.0.0'))).toEqual([
      `error /modules/boss/boss.otmod.jsonc:1 "physics": "^3.0.0": ${words}`,
      '  /modules/hud/hud.otmod.jsonc:4 "physics": "^2.0.0": hud 2.1.0 needs physics ^2.0.0',
      `error /modules/hud/hud.otmod.jsonc:4 "physics": "^2.0.0": ${words}`,
      '  /modules/boss/boss.otmod.jsonc:1 "physics": "^3.0.0": boss 1.0.0 needs physics ^3.0.0',
    ]);
  });

  test('are shown in a store too, where nothing is marked', async () => {
    const stored = `
    //- /.otmodules/store/boss/1.0.0/boss.otmod.jsonc
    { "name": "boss", "version": "1.0.0",
      "dependencies": { "physics": "^3.0.0" } }`;
    const words =
      'physics: no version suits everyone. hud 2.1.0 needs boss ^1.0.0 when it runs; hud 2.1.0 needs physics ^2.0.0; boss 1.0.0 needs physics ^3.0.0.';
    const asking = hud('^2.0.0', ', "runtimeDependencies": { "boss": "^1.0.0" }');
    expect(await told(asking, stored, physics('2.4.0', '3.0.0'))).toEqual([
      `error /modules/hud/hud.otmod.jsonc:4 "physics": "^2.0.0": ${words}`,
      '  /modules/hud/hud.otmod.jsonc:4 "boss": "^1.0.0": hud 2.1.0 needs boss ^1.0.0 when it runs',
      '  /.otmodules/store/boss/1.0.0/boss.otmod.jsonc:2 "physics": "^3.0.0": boss 1.0.0 needs physics ^3.0.0',
      `error /modules/hud/hud.otmod.jsonc:4 "boss": "^1.0.0": ${words}`,
      '  /modules/hud/hud.otmod.jsonc:4 "physics": "^2.0.0": hud 2.1.0 needs physics ^2.0.0',
      '  /.otmodules/store/boss/1.0.0/boss.otmod.jsonc:2 "physics": "^3.0.0": boss 1.0.0 needs physics ^3.0.0',
    ]);
  });

  test('a version that is not on offer is said to be none', async () => {
    expect(await told(hud('^9.0.0'), physics('2.4.0', '3.0.0'))).toEqual([
      'error /modules/hud/hud.otmod.jsonc:4 "physics": "^9.0.0": physics: there is no version ^9.0.0, only 3.0.0 and 2.4.0.',
    ]);
  });

  test('what may not be there is needed by an .otmod', async () => {
    const plain = `
    //- /modules/boss/boss.otmod
    Module
      name: boss
      dependencies: [ old ]
    //- /modules/old/old.otmod
    Module
      name: old
      version: 1.0`;
    const against = hud('*', ', "conflicts": ["old"]');
    expect(await told(against, plain, physics('1.0.0'))).toEqual([
      'error /modules/hud/hud.otmod.jsonc:4 "old": old: it is needed, and may not be there. hud 2.1.0 cannot be together with old.',
    ]);
  });
});

test('nothing is said of names that nothing has, nor of ranges that cannot be read', async () => {
  expect(await told(hud('*'))).toEqual([]);
  expect(await told(hud('new'), physics('1.0.0'))).toEqual([]);
  const codes = [...(await openedWithStore(`${hud('*')}\n`)).view().diagnostics.values()].flat().map(it => it.code);
  expect(codes).toEqual(['advanced-unknown-module']);
});

test('a module that is there for other clients alone is none for this one', async () => {
  const other = `
    //- /modules/physics/physics.otmod.jsonc
    { "name": "physics", "version": "1.0.0", "engines": { "otcv8": "*" } }`;
  expect(await told(hud('*'), other)).toEqual([
    'error /modules/hud/hud.otmod.jsonc:4 "physics": "*": physics: none of its versions is meant for OTClient Redemption (mehah).',
  ]);
});

test('findings are the same as long as nothing has to do with them', async () => {
  const other = '\n    //- /modules/other/other.otmod\n    Module\n      name: other';
  const opened = await openedWithStore(`${hud('^9.0.0')}${physics('1.0.0')}${other}\n`);
  const found = () => opened.view().diagnostics.get('modules/hud/hud.otmod.jsonc');
  const before = found();
  expect(before).toHaveLength(1);
  opened.service.folder.putBuffer('modules/other/other.otmod', 'Module\n  name: other\n  version: 2\n');
  expect(found()).toBe(before);
});

describe('fixes', () => {
  test('are edits of the manifests of the workspace that were tried, the mildest first', async () => {
    const opened = await openedWithStore(`${hud('^2.0.0')}${boss('^3.0.0')}${physics('2.4.0', '3.0.0')}\n`);
    const fixes = slowFixesOf(code, opened);
    expect([...fixes.keys()]).toEqual([
      'Widen "physics" in hud to "^2.0.0 || ^3.0.0" (physics 3.0.0, nothing else moves)',
      'Widen "physics" in boss to "^3.0.0 || ^2.4.0" (physics 2.4.0, nothing else moves)',
      'Ask for "physics" "^3.0.0" in hud (physics 3.0.0, nothing else moves)',
      'Ask for "physics" "^2.4.0" in boss (physics 2.4.0, nothing else moves)',
      'Remove "physics" from hud (physics 3.0.0, nothing else moves)',
      'Remove "physics" from boss (physics 2.4.0, nothing else moves)',
    ]);
    const [widened, , , , removed] = [...fixes.values()];
    expect(widened).toBe(`modules/hud/hud.otmod.jsonc
{
  "name": "hud",
  "version": "2.1.0",
  "dependencies": { "physics": "^2.0.0 || ^3.0.0" }
}
`);
    expect(removed).toContain('"dependencies": { }');
    opened.service.folder.putBuffer('modules/hud/hud.otmod.jsonc', widened.slice(widened.indexOf('\n') + 1));
    expect(toldBy(code, opened)).toEqual([]);
  });

  test('take the line of the .otmod beside along, which would else hold alone', async () => {
    const old = (more: string) => `
    //- /modules/old/old.otmod.jsonc
    { "name": "old", "version": "1.0.0"${more} }`;
    const plain = `
    //- /modules/hud/hud.otmod
    Module
      name: hud
      dependencies: [ first, physics ]
    //- /modules/first/first.otmod
    Module
      name: first`;
    const opened = await openedWithStore(
      `${hud('^2.0.0')}${plain}${old(', "conflicts": ["physics"]')}${physics('2.4.0')}\n`,
    );
    const removed = slowFixesOf(code, opened).get('Remove "physics" from hud (no version changes)');
    expect(removed).toContain('dependencies: [ first ]\n');
    expect(removed).toContain('"dependencies": { }');
  });

  test('of a module with stored versions edit the one that is chosen, and none edits a store', async () => {
    const stored = `
    //- /.otmodules/store/hud/2.0.0/hud.otmod.jsonc
    { "name": "hud", "version": "2.0.0", "dependencies": { "physics": "^2.0.0" } }
    //- /.otmodules/store/boss/1.0.0/boss.otmod.jsonc
    { "name": "boss", "version": "1.0.0", "dependencies": { "physics": "^3.0.0" } }`;
    const asking = hud('^2.0.0', ', "runtimeDependencies": { "boss": "^1.0.0" }');
    const other = '\n    //- /modules/x/x.otmod.jsonc\n    { "name": "x", "dependencies": { "boss": "*" } }';
    const opened = await openedWithStore(`${asking}${stored}${other}${physics('2.4.0', '3.0.0')}\n`);
    const titles = [...slowFixesOf(code, opened).keys()];
    expect(titles).toContain(
      'Widen "physics" in hud to "^2.0.0 || ^3.0.0" (boss 1.0.0, physics 3.0.0, nothing else moves)',
    );
    expect(titles.filter(it => it.includes('in boss'))).toEqual([]);
  });
});
