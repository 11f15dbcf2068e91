import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { globalPlaces } from '../../src/features/lua/global-places.ts';
import { placesIn } from '../../src/features/lua/global-references.ts';
import { opened } from '../support/fixture.ts';
import { applyInOrder } from '../support/renaming.ts';
import { runs } from './arbitraries.ts';

const statement = fc.constantFrom(
  'share(1)',
  'local share = share',
  'local x = { share = share, [share] = share.share }',
  'if share then share() end',
  'for share = 1, share do share() end',
  'do local function share() return share end share() end',
  'x = function(share, ...) return share end',
  'repeat local share = 1 until share',
  'modules.lib.share()',
  "modules['user']['share'](share)",
  '_G.share = _G.share',
  "x = rawget(_G, 'share') -- share",
  "x['share'] = 'share'",
  'function share.other:share() return self.share end',
  'local lib = modules.lib lib.share(lib.other)',
);
const texts = fc.array(statement, { maxLength: 6 }).map(it => it.join('\n'));
const handlers = fc.array(
  fc.constantFrom('share()', 'modules.lib.share(self)', 'function(share) share() end', 'x(_G.share)'),
);

test('a global that is renamed, and renamed back, leaves every text as it was, and nothing of the old name between', () => {
  fc.assert(
    fc.property(texts, texts, handlers, fc.boolean(), (own, other, widgets, isOwn) => {
      const before = new Map([
        ['modules/lib/lib.otmod', 'Module\n  name: lib\n  scripts: [ lib ]\n'],
        ['modules/lib/lib.lua', `function share() end\n${own}\n`],
        ['modules/user/user.otmod', 'Module\n  name: user\n  sandboxed: true\n  scripts: [ user ]\n'],
        ['modules/user/user.lua', `${isOwn ? 'function share() end\n' : ''}${other}\n`],
        ['modules/lib/lib.otui', `Panel\n${widgets.map(it => `  @onClick: ${it}\n`).join('')}`],
      ]);
      const there = renamed(before, 'share', 'spread');
      expect(places(there, 'share')).toBe(0);
      expect(places(there, 'spread')).toBe(places(before, 'share'));
      expect(renamed(there, 'spread', 'share')).toEqual(before);
    }),
    { numRuns: runs },
  );
});

/** The cursor stands where the library makes the global. */
function renamed(files: ReadonlyMap<string, string>, from: string, to: string): ReadonlyMap<string, string> {
  const { service, view } = opened(files);
  expect(files.get('modules/lib/lib.lua')).toContain(`function ${from}(`);
  const found = finish(service.rename(view, 'modules/lib/lib.lua', 'function '.length, to));
  if (!found.ok) expect.fail(found.error);
  return applyInOrder(files, found.value.edits);
}

function places(files: ReadonlyMap<string, string>, name: string): number {
  return placesIn(finish(globalPlaces(name, opened(files).view.snapshot))).length;
}
