import { describe, expect, test } from 'vitest';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { atCursor } from '../support/navigation.ts';

function links(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  const { service, view, path, cut } = atCursor(fixture, settings);
  return service
    .documentLinks(view, path)
    .map(({ span, target }) => `${cut(span)} → ${target.kind} ${target.kind === 'web' ? target.url : target.path}`);
}

const website = (value: string) => links(`//- /modules/a/a.otmod\nModule\n  name: a$0\n  website: ${value}\n`);

test('scripts lead to their files, globs to their folders, and what is not there nowhere', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a$0
      scripts: [ main, missing, sub/*, none/*, "quoted" ]
    //- /modules/a/main.lua
    //- /mods/a/quoted.lua
    //- /modules/a/sub/x.lua
  `;
  expect(links(fixture)).toEqual([
    'main → file modules/a/main.lua',
    'sub/* → folder modules/a/sub',
    '"quoted" → file mods/a/quoted.lua',
  ]);
  expect(links(fixture, { engine: 'edubart' })).toEqual([
    'main → file modules/a/main.lua',
    '"quoted" → file mods/a/quoted.lua',
  ]);
});

test('the tooltip of a glob counts its files', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      scripts: [ sub/*$0 ]
    //- /modules/a/sub/x.lua
    //- /modules/a/sub/y.lua
  `;
  const { service, view, path } = atCursor(fixture);
  expect(service.documentLinks(view, path).map(it => it.tooltip)).toEqual(['modules/a/sub: 2 Lua files']);
});

test('a broken manifest has links all the same', () => {
  expect(links('//- /modules/a/a.otmod\nModule\n   scripts:\n     - m$0\n\t- x\n//- /modules/a/m.lua\n')).toEqual([
    'm → file modules/a/m.lua',
  ]);
});

describe('a website', () => {
  test.each([
    'https://example.com',
    'http://example.com:8080/a?b=c#d',
    'https://sub.example-site.org/a%20b/(c)',
    'HTTPS://EXAMPLE.COM/',
    'http://127.0.0.1/',
    'http://[::1]:80/',
    'https://bücher.example/ü',
  ])('leads to a page of the web: %s', url => {
    expect(website(url)).toEqual([`${url} → web ${url}`]);
    expect(website(`"${url}"`)).toEqual([`${url} → web ${url}`]);
  });

  test.each([
    'command:workbench.action.quit',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'vscode://file/x',
    'example.com',
    'www.example.com',
    'https://',
    'https:///path',
    'https:example.com',
    'https://user@example.com/',
    'https://example.com@evil.example/',
    'https://a b.example/',
    'https://example.com/a b',
    'https://example.com/\u202e',
    'https://example..com/',
    'https://example.com:port/',
    ' command:x?https://example.com',
    `https://example.com/${'a'.repeat(3000)}`,
    '~',
    '',
  ])('that is none leads nowhere: %s', url => {
    expect(website(url)).toEqual([]);
  });
});

test('an advanced manifest leads to its scripts and its website as well', () => {
  const fixture = `
    //- /modules/plugins/a/a.otmod.jsonc
    { "name": "a$0", "scripts": ["main", "missing", "sub/*"], "website": "https://example.com" }
    //- /modules/plugins/a/main.lua
    //- /modules/plugins/a/sub/x.lua
  `;
  expect(links(fixture)).toEqual([
    'https://example.com → web https://example.com',
    'main → file modules/plugins/a/main.lua',
    'sub/* → folder modules/plugins/a/sub',
  ]);
  expect(links('//- /modules/a/a.otmod.jsonc\n{ "name": "a$0", "website": "javascript:x" }\n')).toEqual([]);
});
