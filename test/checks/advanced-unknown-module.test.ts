import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const others = `
    //- /modules/game_interface/game_interface.otmod
    Module
      name: game_interface
      autoload: true
    //- /modules/plugins/chat/chat.otmod.jsonc
    { "name": "advanced_chat", "version": "1.0.0", "dependencies": {}, "provides": { "chat": "1.0.0" } }
`;

test('what must be there is an error, by either manifest or as a virtual name it may be there', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "dependencies": { "game_interface": "*", "advanced_chat": "*", "chat": "^1.0.0", "nothing_like_it": "*" },
                                                                                       ^^^^^^^^^^^^^^^^^ error[advanced-unknown-module] No module is called "nothing_like_it", and none provides it.
      "runtimeDependencies": ["nobody_at_all"],
                              ^^^^^^^^^^^^^^^ error[advanced-unknown-module] No module is called "nobody_at_all", and none provides it.
      "loadLater": ["some_other"]
                    ^^^^^^^^^^^^ warning[advanced-unknown-module] No module is called "some_other", and none provides it.
    }${others}`);
});

test('what may be missing is a hint where it looks like a slip, else nothing', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "optionalDependencies": { "game_intreface": "*", "nothing_like_it": "*" },
                                ^^^^^^^^^^^^^^^^ hint[advanced-unknown-module] No module is called "game_intreface", and none provides it. Did you mean "game_interface"?
      "loadAfter": ["nothing_like_it"],
      "loadBefore": ["Chat"],
                     ^^^^^^ hint[advanced-unknown-module] No module is called "Chat", and none provides it. Did you mean "chat"?
      "conflicts": { "nothing_like_it": "*" }
    }${others}`);
});

test('an encrypted manifest may be the module, so less is said', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": ["secret", "x"] }
                                              ^^^ information[advanced-unknown-module] No module is called "x", and none provides it. It may be one of the encrypted modules.
    //- /modules/secret/secret.otmod
    ENC3
  `);
});

const mistyped = (list: string) => `
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "dependencies": ${list}
    }${others}`;

test('the name that was meant is written, removed, or made', () => {
  const fixture = mistyped('{ "game_$0intreface": "^1.0.0" }');
  expect(fixTitles(fixture)).toEqual([
    'Write "game_interface"',
    'Remove "game_intreface"',
    'Create the module "game_intreface"',
  ]);
  const only = (list: string) => mistyped(list).slice(0, -others.length).concat('\n');
  expectFix(fixture, 'Write "game_interface"', only('{ "game_interface": "^1.0.0" }'));
  expectFix(fixture, 'Remove "game_intreface"', only('{ }'));
  expectFix(mistyped('["game_interface", "game_$0intreface"]'), 'Remove "game_intreface"', only('["game_interface"]'));
  expectFix(
    fixture,
    'Create the module "game_intreface"',
    `
    //- /modules/game_intreface/game_intreface.otmod
    Module
      name: game_intreface
      sandboxed: true
    `,
  );
});
