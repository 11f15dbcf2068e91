import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

test('a comment silences findings of its codes on the next line, and there alone', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      // otmod-disable-next-line unknown-key -- read by our build
      otuis: []
      otuis: []
      ^^^^^ warning[unknown-key] No client reads the key "otuis".
      // otmod-disable-next-line unknown-module
      dependencies: [ x, b, b ]
                            ^ warning[duplicate-item] The dependency "b" is listed twice: it does nothing the second time.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test.each([
  'unknown-module, duplicate-item',
  'unknown-module duplicate-item',
  'unknown-module,duplicate-item -- both, for a reason',
  '  unknown-module ,\tduplicate-item --',
])('several codes stand in one comment: "%s"', codes => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      //otmod-disable-next-line ${codes}
      dependencies: [ x, b, b ]
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('comments stand above each other, other comments between them', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      autoload: true\r
      // otmod-disable-next-line unknown-module\r
      // why: it comes with the installer\r
      // otmod-disable-next-line duplicate-item\r
      dependencies: [ x, b, b ]\r
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('the item of a list of dashes has its comment at its own indentation', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        // otmod-disable-next-line unknown-module
        - x
        - y
          ^ error[unknown-module] No module is called "y".
  `);
});

test('in a block the comment is one of Lua', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
      @onLoad: |
        print(1)
        -- otmod-disable-next-line chunk-undefined-function -- made by the engine
        start()
    //- /modules/a/a.lua
    x = 1
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      scripts: [ b ]
      @onLoad: |
        print([[
        -- otmod-disable-next-line chunk-undefined-function
        ]])
        start()
        ^^^^^ error[chunk-undefined-function] No script of this module defines "start", which "@onLoad" calls.
    //- /modules/b/b.lua
    y = 1
  `,
  );
});

test('a finding about the whole file is silenced above its first node', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    // A note
    // otmod-disable-next-line missing-module-node
    name: a
    //- /modules/b/b.otmod
    // A note
    name: a
    ^^^^^^^ error[missing-module-node] No node is called "Module", so the client does not discover the module. The client says: "child node with tag 'Module' not found".
  `);
});

test('in a manifest that the client refuses to parse comments silence nothing, and nothing is said about them', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      // otmod-disable-next-line unknown-key
      otuis: []
      ^^^^^ warning[unknown-key] No client reads the key "otuis".
      // otmod-disable-next-line odd-indentation
       autoload: true
    ^^^ error[odd-indentation] 3 spaces indent this line; OTML takes two for each level. The client says: "OTML error in '/a/a.otmod' at line 6: must indent every 2 spaces".
  `);
});

test('what follows from a silenced cause is still said where it stands', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      // otmod-disable-next-line unknown-module
      dependencies: [ x ]
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
                      ^ information[fails-to-load] "b" does not load: "b" needs "a"; "a" needs "x", which no module is called.
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
      // otmod-disable-next-line fails-to-load
      dependencies: [ b ]
  `);
});

test('a comment that silences nothing is found, and codes that do not exist with what was meant', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    // otmod-disable-next-line
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[unused-suppression] This comment names no code, so it suppresses nothing.
    Module
      // otmod-disable-next-line unknown-key -- no more
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[unused-suppression] Nothing on the next line is "unknown-key": this comment suppresses nothing.
      name: a
      // otmod-disable-next-line unknown-key, ignored-key
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[unused-suppression] Nothing on the next line is "unknown-key" and "ignored-key": this comment suppresses nothing.
      autoload: true
      // otmod-disable-next-line unknown-key, ignored-key
                                              ^^^^^^^^^^^ hint[unused-suppression] Nothing on the next line is "ignored-key".
      otuis: []
      // otmod-disable-next-line unknwon-key nonsense-and-more
                                 ^^^^^^^^^^^ warning[unused-suppression] No check has the code "unknwon-key". Did you mean "unknown-key"?
                                             ^^^^^^^^^^^^^^^^^ warning[unused-suppression] No check has the code "nonsense-and-more".
      otuis: []
      ^^^^^ warning[unknown-key] No client reads the key "otuis".
      // otmod-disable-next-line-of-another unknown-key
      // otmod-disable-next-line ignored-key
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[unused-suppression] Nothing on the next line is "ignored-key": this comment suppresses nothing.
  `);
});

test('comments of Lua files are looked at too, strings that look like them are not', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
    //- /modules/a/a.lua
    local a = [[
    -- otmod-disable-next-line unknown-module
    ]]
    x = 1 -- otmod-disable-next-line unknown-module
      -- otmod-disable-next-line unknown-module
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[unused-suppression] Nothing on the next line is "unknown-module": this comment suppresses nothing.
    return x
  `);
});

const manifest = (...lines: readonly string[]) => `
  //- /modules/a/a.otmod
  Module\r
    name: a\r
    autoload: true\r
    ${lines.join('\r\n    ')}\r
`;

test('the comment is removed with its line', () => {
  const fixture = manifest('// otmod-disable-$0next-line unknown-key -- why', 'reloadable: true');
  expect(fixTitles(fixture)).toEqual(['Remove the comment']);
  expectFix(fixture, 'Remove the comment', manifest('reloadable: true'));
});

test('no comment is removed without a look: another engine may need it', () => {
  expectFixAll(manifest('// otmod-disable-$0next-line ignored-key -- for Redemption', 'enabled: true'), '');
  expectFixAll(manifest('// otmod-disable-$0next-line none-such, ignored-key', 'enabled: true'), '');
});

test('a comment that names this check too is needed by somebody, with those above the same line', () => {
  const text = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      // otmod-disable-next-line ignored-key, unused-suppression -- for OTCv8
      enabled: true
      // otmod-disable-next-line ignored-key
      // otmod-disable-next-line unused-suppression
      devices: []
  `;
  expectFindings(text, { engine: 'mehah' });
  expectFindings(text, { engine: 'otcv8' });
});

test.each([
  ['unknown-key, ignored$0-key', 'Remove "ignored-key" from the comment', 'unknown-key'],
  ['ignored$0-key, unknown-key -- why', 'Remove "ignored-key" from the comment', 'unknown-key -- why'],
  ['ignored$0-key unknown-key', 'Remove "ignored-key" from the comment', 'unknown-key'],
  ['unknown$0-kye -- why', 'Write "unknown-key"', 'unknown-key -- why'],
])('the codes "%s" are mended', (codes, title, after) => {
  const own = (list: string) => manifest(`// otmod-disable-next-line ${list}`, 'otuis: []');
  expectFix(own(codes), title, own(after));
});

test('a code that no check has can be removed alone, or with the comment where it is the only one', () => {
  expect(fixTitles(manifest('// otmod-disable-next-line unknown-k$0ye, unknown-key', 'otuis: []'))).toEqual([
    'Write "unknown-key"',
    'Remove "unknown-kye" from the comment',
  ]);
  expect(fixTitles(manifest('// otmod-disable-next-line none-$0such', 'otuis: []'))).toEqual(['Remove the comment']);
});
