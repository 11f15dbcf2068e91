import { expect, test } from 'vitest';
import { expectCompletion, labels } from '../../support/completion.ts';
import { expectFindings } from '../../support/fixture.ts';

const scripts = `//- /modules/game_own/main.lua
function init() end
//- /modules/game_own/other.lua
`;
const whole = `Module
  name: game_own
  description: 
  author: 
  sandboxed: true
  scripts: [ main, other ]
  @onLoad: init()$0`;

test('in an empty file it is a whole manifest, with the folder and the scripts in it', () => {
  expectCompletion(`${scripts}//- /modules/game_own/own.otmod\n$0$end`, whole);
  expectCompletion(`${scripts}//- /modules/game_own/own.otmod\nMod$0\n`, `${whole}\n`);
  expectCompletion(`${scripts}//- /modules/game_own/own.otmod\n// mine\n\n Module$0\n`, `// mine\n\n${whole}\n`);
  expectCompletion(
    `${scripts}//- /modules/game_own/own.otmod\n// mine\r\n$0\r\n`,
    `// mine\r\n${whole.replaceAll('\n', '\r\n')}\r\n`,
  );
});

test('where there are no scripts yet, it names one as the folder', () => {
  expectCompletion(
    '//- /modules/game_own/own.otmod\n$0$end',
    whole.replace('main, other', 'game_own').replace('init()', 'init()\n  @onUnload: terminate()'),
  );
});

test('what it makes is sound', () => {
  expectFindings(`${scripts}//- /init.lua
g_modules.discoverModules()
g_modules.ensureModuleLoaded('game_own')
//- /modules/game_own/own.otmod
${whole.replace('$0', '')}
`);
});

test('above keys it is the word alone, below others it is nothing', () => {
  expectCompletion('//- /modules/a/a.otmod\n$0\n  name: a\n', 'Module$0\n  name: a\n');
  expectCompletion('//- /modules/a/a.otmod\n  M$0\n  name: a\n', 'Module$0\n  name: a\n');
  expect(labels('//- /modules/a/a.otmod\nModule\n  name: a\nMod$0\n')).not.toContain('Module');
  expect(labels('//- /modules/a/a.otmod\nMod$0 what\n')).toEqual([]);
});
