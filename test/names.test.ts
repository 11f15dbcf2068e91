import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks, pageOf } from '../src/checks/checks.ts';
import { engineIds } from '../src/clients/client-engine.ts';
import { commandPages } from '../src/contributions/commands.ts';
import { settingPages } from '../src/contributions/settings.ts';
import {
  advancedLanguageId,
  commands,
  contextKeys,
  languageId,
  section,
  settings,
  views,
} from '../src/vscode/names.ts';
import { projectFolder, sourceFiles } from './support/sources.ts';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Property {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly additionalProperties?: { readonly enum: readonly string[] };
  readonly default: unknown;
  readonly markdownDescription: string;
}

/** The part of package.json that these tests look at. */
interface ExtensionManifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<Record<string, { readonly supported: unknown; readonly description?: string }>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly when?: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string; readonly contents: string }[];
    readonly languages: readonly { readonly id: string }[];
    readonly grammars: readonly { readonly language: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, Property>>;
    };
  };
}

const manifest: ExtensionManifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
const { contributes } = manifest;
const files = sourceFiles();
const sorted = (words: Iterable<string>) => [...words].sort();

describe('package.json and src/vscode/names.ts', () => {
  test('name the same commands', () => {
    expect(sorted(contributes.commands.map(it => it.command))).toEqual(sorted(Object.values(commands)));
  });

  test('put every command into the category of the extension', () => {
    expect(new Set(contributes.commands.map(it => it.category))).toEqual(new Set(['OTClient Modules']));
  });

  test('offer only commands that are there in menus and welcome pages', () => {
    const inMenus = Object.values(contributes.menus).flatMap(items => items.map(it => it.command));
    const inPages = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command),
    );
    const own = [...inMenus, ...inPages].filter(command => !command.startsWith('vscode.'));
    const known: readonly string[] = Object.values(commands);
    expect(own.filter(command => !known.includes(command))).toEqual([]);
  });

  test('name the same views, in the one container', () => {
    expect(contributes.viewsContainers.activitybar.map(it => it.id)).toEqual([views.container]);
    expect(Object.keys(contributes.views)).toEqual([views.container]);
    const { container, ...inside } = views;
    expect(sorted(contributes.views[container].map(it => it.id))).toEqual(sorted(Object.values(inside)));
    expect(contributes.viewsWelcome.filter(({ view }) => !Object.values(views).some(it => it === view))).toEqual([]);
  });

  test('name the same settings', () => {
    const keys = Object.values(settings).map(key => `${section}.${key}`);
    expect(sorted(Object.keys(contributes.configuration.properties))).toEqual(sorted(keys));
  });

  test('have a page for every command, with its title, and a page for every setting', () => {
    const titles = contributes.commands.map(({ command, title }) => [command, title]);
    const pages = Object.entries(commandPages).map(([id, { title }]) => [`${section}.${id}`, title]);
    expect(sorted(pages.map(String))).toEqual(sorted(titles.map(String)));
    expect(sorted(settingPages.map(it => it.key))).toEqual(sorted(Object.values(settings)));
    for (const { doc } of Object.values(commandPages)) expect(doc).toMatch(/^[A-Z].*\.$/);
  });

  test.each(settingPages)('state the same of the setting $key', ({ key, type, words, default: fallback, doc }) => {
    const own = contributes.configuration.properties[`${section}.${key}`];
    const values = type === 'object' ? own.additionalProperties : own;
    expect([own.type, own.default, own.markdownDescription]).toEqual([type, fallback, doc]);
    expect(values?.enum ?? []).toEqual(words.map(it => it.word));
    if (type === 'string') expect(own.enumDescriptions).toEqual(words.map(it => it.doc));
  });

  test('name the same context keys', () => {
    const conditions = [
      ...Object.values(contributes.menus).flat(),
      ...contributes.viewsWelcome,
      ...Object.values(contributes.views).flat(),
    ].map(({ when }) => when ?? '');
    const used = conditions.flatMap(condition =>
      condition.split(/&&|\|\|/).flatMap(part => {
        const [, key, value] = /^\s*!?\s*([\w.]+)(?:\s*==\s*([\w.]+))?\s*$/.exec(part) ?? [];
        if (key === undefined) return [];
        if (key !== 'view') return [key];
        expect(Object.values(views), condition).toContain(value);
        return [];
      }),
    );
    expect(sorted(new Set(used))).toEqual(sorted(Object.values(contextKeys)));
  });

  test('name the same language', () => {
    expect(contributes.languages.map(it => it.id)).toEqual([languageId, advancedLanguageId]);
    expect(contributes.grammars.map(it => it.language)).toEqual([languageId]);
    expect(manifest.activationEvents).toContain(`onLanguage:${languageId}`);
  });

  test('offer every client engine, and to tell it from the folder, which is the default', () => {
    const choice = contributes.configuration.properties[`${section}.${settings.engine}`];
    expect(sorted(choice.enum ?? [])).toEqual(sorted(['auto', ...engineIds]));
    expect(choice.default).toBe('auto');
  });

  test('are the only places that spell out a name of the extension', () => {
    const spelled = [...files].filter(
      ([path, text]) => path !== 'vscode/names.ts' && Object.values(commands).some(it => text.includes(`'${it}'`)),
    );
    expect(spelled.map(([path]) => path)).toEqual([]);
  });

  test('say that the extension does less in untrusted and virtual workspaces, and what', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    expect([untrustedWorkspaces.supported, virtualWorkspaces.supported]).toEqual(['limited', 'limited']);
    expect(untrustedWorkspaces.description).toMatch(/without trust\.$/);
    expect(virtualWorkspaces.description).toMatch(/\.$/);
  });
});

describe('checks', () => {
  const withCode = [...files].flatMap(([path, text]) => {
    const [, code] = /^ {2}code: '([^']+)'/m.exec(text) ?? [];
    return path.startsWith('checks/') && code !== undefined ? [{ path, code, text }] : [];
  });

  test('stand in the file of their code, one in each', () => {
    const other = withCode.filter(({ path, code }) => path !== `checks/${code}.ts`);
    expect(other).toEqual([]);
    const several = withCode.filter(({ text }) => text.match(/^ {2}code: '/gm)?.length !== 1);
    expect(several).toEqual([]);
  });

  test('are exported under their code in camel case', () => {
    const other = withCode.filter(({ code, text }) => !text.includes(`export const ${camelCase(code)}: `));
    expect(other.map(({ path }) => path)).toEqual([]);
  });

  test('are all in the list, each once', () => {
    expect(sorted(checks.map(it => it.code))).toEqual(sorted(withCode.map(it => it.code)));
  });

  test('have a code of lower-case words with hyphens', () => {
    expect(checks.map(it => it.code).filter(code => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  test('have a page that starts with one sentence, and then tells more', () => {
    const odd = checks.filter(({ doc }) => {
      const [first, blank, ...rest] = doc.split('\n');
      const isSentence = /^[A-Z`].*[^.]\.$/.test(first) && !/[.!?] [A-Z]/.test(first);
      return !isSentence || blank !== '' || rest.join('').trim() === '';
    });
    expect(odd.map(it => it.code)).toEqual([]);
  });

  test('have a page that can be asked for by code, and there is none for other words', () => {
    for (const { code, doc } of checks) expect(pageOf(code)).toBe(`# ${code}\n\n${doc}\n`);
    expect(pageOf('no-such-code')).toBeUndefined();
  });
});

describe('files', () => {
  test('are named in lower case with hyphens', () => {
    expect([...files.keys()].filter(path => !/^([a-z]+\/)*[a-z][a-z0-9]*(-[a-z0-9]+)*\.ts$/.test(path))).toEqual([]);
  });

  test('have at most 300 lines', () => {
    const long = [...files].map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
  });
});

function camelCase(code: string): string {
  return code.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
