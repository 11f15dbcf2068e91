import { expect, test } from 'vitest';
import { expectFindings, fixTitles, relatedAt } from '../support/fixture.ts';

const chain = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    dependencies: [ c, $0b ]
  //- /modules/b/b.otmod
  Module
    name: b
    dependencies: [ x ]
  //- /modules/c/c.otmod
  Module
    name: c
    autoload: true
`;

test('what does not load because of another module is told the first cause', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ c, b ]
                         ^ information[fails-to-load] "a" does not load: "a" needs "b"; "b" needs "x", which no module is called.
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ x ]
                      ^ error[unknown-module] No module is called "x". "b" does not load, and with it "a".
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
  `);
});

test('a dependency whose manifest cannot be read is the cause as well', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
                      ^ information[fails-to-load] "a" does not load: "a" needs "b", whose manifest the client cannot read.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: maybe
                ^^^^^ error[unreadable-boolean] "autoload" takes true or false, not "maybe". The client says: "failed to cast node value 'maybe' to type 'bool'", and reads no further.
  `);
});

test('a dependency that is switched off counts as loaded for Redemption, and to load later harms nobody', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
      load-later: [ c ]
    //- /modules/b/b.otmod
    Module
      name: b
      enabled: false
      dependencies: [ c ]
    //- /modules/c/c.otmod
    Module
      name: c
      dependencies: [ x ]
                      ^ error[unknown-module] No module is called "x". "c" does not load.
  `);
});

test('the cause is pointed at, then the modules on the way to it', () => {
  expect(relatedAt(chain)).toEqual([
    '/modules/b/b.otmod:3 x: the cause',
    '/modules/b/b.otmod:2 b: "b" does not load either',
  ]);
});

test('a script that cannot run is pointed at in the same way', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ $0b ]
    //- /modules/b/b.otmod
    Module
      name: b
      scripts: [ gone ]
  `;
  expect(relatedAt(fixture)).toEqual([
    '/modules/b/b.otmod:3 gone: the cause',
    '/modules/b/b.otmod:2 b: "b" does not load either',
  ]);
});

test('nothing is offered: it is the cause that has to be mended', () => {
  expect(fixTitles(chain)).toEqual([]);
});
