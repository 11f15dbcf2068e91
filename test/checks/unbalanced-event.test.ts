import { test } from 'vitest';
import { expectFindings } from '../support/fixture.ts';

const module = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    sandboxed: true
    scripts: [ a ]
  //- /modules/a/a.lua`;

test('an event that comes again and again and is never ended', () => {
  expectFindings(`${module}
  cycleEvent(update, 100)
  ^^^^^^^^^^ hint[unbalanced-event] Nothing can end this event, as its answer is thrown away: it goes on when "a" is unloaded.
  updateEvent = cycleEvent(update, 100)
                ^^^^^^^^^^ hint[unbalanced-event] No removeEvent is given "updateEvent": the event goes on when "a" is unloaded.
  self.other = cycleEvent(update, 100)
  removeEvent(other.other)
`);
});

test.each([
  ['is removed', 'local e = cycleEvent(f, 1) removeEvent(e)'],
  ['is cancelled', 'T.e = cycleEvent(f, 1) T.e:cancel()'],
  ['may be removed in a loop', 'e = cycleEvent(f, 1) for _, each in ipairs({ e }) do removeEvent(each) end'],
  ['is kept where names do not lead', 'events[id] = cycleEvent(f, 1)'],
  ['is handed on', 'function start() return cycleEvent(f, 1) end table.insert(all, cycleEvent(f, 1))'],
  ['ends by itself', 'scheduleEvent(f, 1)'],
  ['a controller ends', 'c = Controller:new() c:cycleEvent(f, 1)'],
])('what %s is fine', (_, lua) => {
  expectFindings(`${module}
  ${lua}
`);
});
