import { expect, test } from 'vitest';
import { openedAtCursor } from '../../support/fixture.ts';

const workspace = `
//- /modules/game_x/game_x.otmod
Module
  name: game_x
  version: 2.1
  description: Does *this* and that
  autoload: true
//- /modules/plugins/chat/chat.otmod.jsonc
{ "name": "advanced_chat", "version": "2.1.0", "provides": { "chat": "2.0.0" } }
//- /modules/bare/bare.otmod
Module
  name: bare
`;

function hover(line: string): { readonly text: string; readonly on: string } | undefined {
  const { service, view, path, offset, files } = openedAtCursor(
    `//- /modules/a/a.otmod.jsonc\n{ "name": "a", ${line} }${workspace}`,
  );
  const found = service.hover(view, path, offset);
  return found && { text: found.markdown, on: (files.get(path) ?? '').slice(found.span.start, found.span.end) };
}

test('a module is told with its version, place and number, and whether the range takes it', () => {
  expect(hover('"dependencies": { "game$0_x": "^2.0.0" }')).toEqual({
    on: '"game_x"',
    text: [
      '**game\\_x** 2.1.0, module',
      'Does \\*this\\* and that',
      'Number 1 in the load order. `modules/game_x/game_x.otmod`',
      '`2.1.0` is in `^2.0.0`.',
    ].join('\n\n'),
  });
  expect(hover('"dependencies": { "game_x": "^3$0.0.0" }')).toMatchObject({
    on: '"^3.0.0"',
    text: expect.stringContaining('`2.1.0` is **not** in `^3.0.0`.'),
  });
  expect(hover('"loadAfter": ["advanced_c$0hat"]')?.text).toBe(
    '**advanced\\_chat** 2.1.0, plugin\n\nThe client does not load it at start. `modules/plugins/chat/chat.otmod.jsonc`',
  );
  expect(hover('"dependencies": { "ba$0re": "^1.0.0" }')?.text).toContain('It states no version');
});

test('virtual and unknown names say what they are', () => {
  expect(hover('"dependencies": { "ch$0at": "^1.0.0" }')?.text).toMatch(
    /^\*\*chat\*\* is a virtual module, provided by `advanced_chat`.\n\n`2.0.0` is \*\*not\*\* in `\^1.0.0`.\n\n```text\nCONFLICT {2}chat: there is no version \^1.0.0, only 2.0.0 of advanced_chat/,
  );
  expect(hover('"dependencies": ["no`b$0ody"]')?.text).toBe("No module is called `no'body`, and none provides it.");
});

test('of other things the JSON Schema tells', () => {
  expect(hover('"auth$0or": "me"')).toBeUndefined();
  expect(hover('"hooks": { "onX": "f$0" }')).toBeUndefined();
});
