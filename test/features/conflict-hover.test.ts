import { expect, test } from 'vitest';
import { slowFixesOf } from '../support/resolving.ts';
import { openedWithStore } from '../support/stored.ts';

const fixture = `
    //- /modules/hud/hud.otmod.jsonc
    { "name": "hud", "version": "2.1.0", "dependencies": { "physics": "^2.0.0", "lib": "*" } }
    //- /modules/boss/boss.otmod.jsonc
    { "name": "boss", "version": "1.0.0", "dependencies": { "physics": "^3.0.0" } }
    //- /modules/lib/lib.otmod.jsonc
    { "name": "lib", "version": "1.0.0" }
    //- /.otmodules/store/physics/2.4.0/physics.otmod.jsonc
    { "name": "physics", "version": "2.4.0" }
    //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
    { "name": "physics", "version": "3.0.0" }
`;
const path = 'modules/hud/hud.otmod.jsonc';

async function hovering() {
  const opened = await openedWithStore(fixture);
  const text = opened.files.get(path) ?? '';
  const at = (word: string) => opened.service.hover(opened.view(), path, text.indexOf(word) + 2)?.markdown;
  return { opened, at };
}

test('a line that takes part in a conflict shows all of it, with places', async () => {
  const { at } = await hovering();
  const block = `\`\`\`text
CONFLICT  physics: no version suits everyone  [2 lines, minimal]
  boss 1.0.0 needs physics ^3.0.0  modules/boss/boss.otmod.jsonc:1:57
  hud 2.1.0 needs physics ^2.0.0   modules/hud/hud.otmod.jsonc:1:56
\`\`\``;
  expect(at('"physics"')).toContain(block);
  expect(at('"^2.0.0"')).toContain(block);
  expect(at('"lib"')).not.toContain('CONFLICT');
});

test('and the ways out once they have been asked for', async () => {
  const { opened, at } = await hovering();
  expect(slowFixesOf('version-conflict', opened).size).toBe(6);
  expect(at('"physics"')).toContain(
    'Verified fixes:\n  1. hud: "physics": "^2.0.0" → "^2.0.0 || ^3.0.0" ⇒ physics 3.0.0, nothing else moves\n',
  );
});

test('a line of an .otmod shows it as well, and what is there for other clients is not said to be none', async () => {
  const opened = await openedWithStore(`
    //- /modules/boss/boss.otmod
    Module
      name: boss
      dependencies: [ old ]
    //- /modules/boss/boss.otmod.jsonc
    { "name": "boss", "version": "1.0.0" }
    //- /modules/old/old.otmod.jsonc
    { "name": "old", "engines": { "otcv8": "*" } }
  `);
  const text = opened.files.get('modules/boss/boss.otmod') ?? '';
  const shown = opened.service.hover(opened.view(), 'modules/boss/boss.otmod', text.indexOf('old ]') + 1)?.markdown;
  expect(
    shown,
  ).toContain(`CONFLICT  old: none of its versions is meant for OTClient Redemption (mehah)  [1 line, minimal]
  boss 1.0.0 needs old  modules/boss/boss.otmod:3:19`);
});
