import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

const words = (key: string, meant?: string) =>
  `warning[unknown-key] No client reads the key "${key}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`;

test('a key that no client reads is a warning, with the key that was likely meant', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoLoad: true
      ^^^^^^^^ ${words('autoLoad', 'autoload')}
      autoload: true
      sandbox: true
      ^^^^^^^ ${words('sandbox', 'sandboxed')}
      load-priority: 5
      ^^^^^^^^^^^^^ ${words('load-priority', 'autoload-priority')}
      dependancies: []
      ^^^^^^^^^^^^ ${words('dependancies', 'dependencies')}
      onLoad: init()
      ^^^^^^ ${words('onLoad', '@onLoad')}
      otuis: []
      ^^^^^ ${words('otuis')}
      minClientVersion: 860
      ^^^^^^^^^^^^^^^^ ${words('minClientVersion')}
      @onReload: init()
      ^^^^^^^^^ ${words('@onReload')}
  `);
});

test('keys of other nodes, what is nested in a text and, for opentibiabr, variables are not looked at', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      &home: https://example.org
      website: $home
      description:
        sandbox: true
    Other
      sandbox: true
    `,
    { engine: 'opentibiabr' },
  );
});

test('to mehah a variable is a key like any other', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      &home: any
      ^^^^^ ${words('&home')}
  `);
});

test('edubart knows no comments with "#", and passes over them as keys', () => {
  const fixture = (mark: string) => `
    //- /modules/a/a.otmod
    Module
      # what it is called${mark}
      name: a
      autoload: true
  `;
  expectFindings(fixture(''), { engine: 'mehah' });
  expectFindings(
    fixture(
      '\n      ^^^^^^^^^^^^^^^^^^^ hint[unknown-key] A comment starts with "//"; this client reads a key here, and passes over it.',
    ),
    { engine: 'edubart' },
  );
  expectFix(fixture('').replace('#', '$0#'), 'Write "//"', fixture('').replace('#', '//'), { engine: 'edubart' });
});

const fixture = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    ${line}
    autoload: true
`;

test('the key can be renamed or removed', () => {
  const written = fixture('sand$0box: true\r');
  expect(fixTitles(written)).toEqual(['Write "sandboxed"', 'Remove the key']);
  expectFix(written, 'Write "sandboxed"', fixture('sandboxed: true\r'));
  expectFix(written, 'Remove the key', fixture('').replace('\n    \n', '\n'));
});

test('a key with lines below it goes with them', () => {
  const written = fixture('otu$0is:\n      - a\n      // a comment\n      - b');
  expect(fixTitles(written)).toEqual(['Remove the key']);
  expectFix(written, 'Remove the key', fixture('').replace('\n    \n', '\n'));
});

test('"fix all" renames it, but not to a key that is there already', () => {
  expectFixAll(fixture('$0sandbox: true'), fixture('sandboxed: true'));
  const taken = fixture('auto$0Load: false');
  expect(fixTitles(taken)).toEqual(['Write "autoload"', 'Remove the key']);
  expectFixAll(taken, '');
});

test('"fix all" does not choose between two keys that mean the same', () => {
  const two = fixture('sand$0box: true\n    sandboxd: false');
  expect(fixTitles(two)).toEqual(['Write "sandboxed"', 'Remove the key']);
  expectFixAll(two, '');
  expectFixAll(fixture('Scripts: [ $0]\n    script: []'), '');
});

test('"fix all" makes a "Name" the name', () => {
  const named = (key: string) => `
    //- /modules/b/b.otmod
    Module
      ${key}: a
      autoload: true
  `;
  expectFixAll(named('$0Name'), named('name'));
});
