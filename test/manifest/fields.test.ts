import { describe, expect, test } from 'vitest';
import { type EngineId, engineIds } from '../../src/clients/client-engine.ts';
import { clients } from '../../src/clients/clients.ts';
import { fieldOf, fields, keysOf } from '../../src/manifest/fields.ts';
import { type Manifest, readManifest } from '../../src/manifest/manifest.ts';

const all: readonly EngineId[] = ['edubart', 'mehah', 'opentibiabr', 'otcv8'];
const redemption: readonly EngineId[] = ['mehah', 'opentibiabr'];

interface Expected {
  readonly type: string;
  readonly default: string;
  readonly engines: readonly EngineId[];
  /** A value that is not the default, as it is written. */
  readonly written: string;
  /** What the engines that know the key make of it. */
  readonly read: unknown;
  /** What every engine has where the key is absent, and those that do not know it always. */
  readonly absent: unknown;
  readonly of: (manifest: Manifest) => unknown;
}

const values = (list: readonly { readonly value: string }[]) => list.map(it => it.value);
const text = (key: 'description' | 'author' | 'website' | 'version') => ({
  type: 'text',
  default: 'none',
  engines: all,
  written: 'some words',
  read: 'some words',
  absent: 'none',
  of: ({ texts }: Manifest) => texts[key],
});
const flag = (key: 'enabled' | 'autoload' | 'reloadable' | 'sandboxed', absent: boolean, engines = all) => ({
  type: 'boolean',
  default: String(absent),
  engines,
  written: String(!absent),
  read: !absent,
  absent,
  of: (manifest: Manifest) => manifest[key],
});
const list = (type: string, of: (manifest: Manifest) => readonly { readonly value: string }[]) => ({
  type,
  default: '[]',
  engines: all,
  written: '[ b, a ]',
  read: ['b', 'a'],
  absent: [],
  of: (manifest: Manifest) => values(of(manifest)),
});
const lua = (of: (manifest: Manifest) => Manifest['onLoad']) => ({
  type: 'lua',
  default: '',
  engines: all,
  written: 'go()',
  read: 'go()',
  absent: undefined,
  of: (manifest: Manifest) => of(manifest)?.value,
});

/** What `Module::discover` reads, in its order. */
const expected: Readonly<Record<string, Expected>> = {
  name: {
    type: 'text',
    default: '',
    engines: all,
    written: 'a',
    read: 'a',
    absent: undefined,
    of: it => it.name?.value,
  },
  description: text('description'),
  author: text('author'),
  website: text('website'),
  version: text('version'),
  enabled: flag('enabled', true, redemption),
  autoload: flag('autoload', false),
  reloadable: flag('reloadable', true),
  sandboxed: flag('sandboxed', false),
  'autoload-priority': {
    type: 'integer',
    default: '9999',
    engines: all,
    written: '50',
    read: 50,
    absent: 9999,
    of: it => it.priority,
  },
  devices: {
    type: 'devices',
    default: '[]',
    engines: redemption,
    written: '[ desktop:linux, mobile ]',
    read: [
      [1, 2],
      [2, 0],
    ],
    absent: [],
    of: it => it.devices,
  },
  dependencies: list('modules', it => it.dependencies),
  scripts: list('scripts', it => it.scripts),
  'load-later': list('modules', it => it.loadLater),
  '@onLoad': lua(it => it.onLoad),
  '@onUnload': lua(it => it.onUnload),
};

test('the table has every key that an engine reads, in the order of reading', () => {
  expect(fields.map(it => it.key)).toEqual(Object.keys(expected));
});

describe.each(Object.entries(expected))('%s', (key, it) => {
  const field = fieldOf(key);

  test('has its type, its default and its engines', () => {
    expect(field?.type).toBe(it.type);
    expect(field?.default).toBe(it.default);
    expect([...(field?.engines ?? [])].sort()).toEqual(it.engines);
  });

  test('has a page of one or two sentences', () => {
    expect(field?.doc).toMatch(/^[A-Z`].*[^.]\.$/);
  });

  test('has an example that is read, and is not the default', () => {
    if (!field?.example) return;
    const manifest = readManifest(`Module\n  name: x\n  ${key}: ${field.example}\n`, clients.mehah);
    expect(manifest.failure).toBeUndefined();
    expect(it.of(manifest)).not.toEqual(it.absent);
  });

  test('has notes in sentences, for engines that read it, and names the functions of the clients', () => {
    for (const [engine, note] of Object.entries(field?.notes ?? {})) {
      expect(it.engines).toContain(engine);
      expect(note).toMatch(/^[A-Z`].*[^.]\.$/);
    }
    expect(field?.source.length).toBeGreaterThan(0);
    for (const each of field?.source ?? []) expect(each).toMatch(/^Module(Manager)?::\w+$/);
  });

  test.each(engineIds)('is read, or not, by %s', engine => {
    const name = key === 'name' ? '' : '  name: x\n';
    const known = it.engines.includes(engine);
    const manifest = readManifest(`Module\n${name}  ${key}: ${it.written}\n`, clients[engine]);
    expect(it.of(manifest)).toEqual(known ? it.read : it.absent);
    expect(it.of(readManifest(`Module\n${name}`, clients[engine]))).toEqual(it.absent);
    expect(it.of(readManifest(`Module\n${name}  ${key}: ~\n`, clients[engine]))).toEqual(it.absent);
    expect(keysOf(engine).includes(key)).toBe(known);
  });
});

test('words that stand in the wild but that no engine reads are no fields', () => {
  for (const key of [
    'autoLoad',
    'Name',
    'priority',
    'sandbox',
    'otui',
    'load-priority',
    '@onReload',
    '',
    'constructor',
  ]) {
    expect(fieldOf(key)).toBeUndefined();
  }
});
