import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, passesOn, sourceFiles } from './support/sources.ts';

/** What stands above each layer in the table of layers; a layer may always import itself. */
const known = ['base', 'syntax', 'clients', 'manifest', 'resolve', 'workspace', 'versions'] as const;
const all = [
  ...known,
  'checks',
  'contributions',
  'features',
  'service',
  'simulator',
  'lifecycle',
  'integrations',
  'machine',
  'files',
  'platform',
  'webview',
];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  syntax: ['base'],
  clients: ['base', 'syntax'],
  manifest: ['base', 'syntax', 'clients'],
  resolve: ['base'],
  workspace: ['base', 'syntax', 'clients', 'manifest', 'resolve'],
  versions: ['base', 'syntax', 'manifest', 'resolve', 'workspace'],
  checks: known,
  contributions: ['base', 'clients'],
  features: [...known, 'checks', 'contributions'],
  service: [...known, 'checks', 'contributions', 'features'],
  simulator: ['base', 'syntax', 'clients', 'manifest'],
  lifecycle: ['base', 'manifest', 'resolve', 'workspace', 'versions'],
  integrations: ['base', 'manifest'],
  machine: all.filter(layer => !['checks', 'features', 'service', 'webview'].includes(layer)),
  files: ['base'],
  platform: ['base', 'integrations'],
  webview: ['base', 'features'],
  vscode: all,
  cli: all,
};

/** The layers that are a function of text: no editor, no Node, no browser. */
const core = [...known, 'checks', 'contributions', 'features', 'service'];
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  base: ['semver'],
  syntax: ['luaparse', 'jsonc-parser'],
};
/** Packages of which a layer may know the types alone: the tree that `syntax` hands out is one of luaparse. */
const typesOf: Readonly<Record<string, readonly string[]>> = { workspace: ['luaparse'] };

const files = sourceFiles();
const imports = [...files].flatMap(([path, text]) => importsOf(text).map(it => ({ ...it, path })));

describe('the layers', () => {
  test('every file of src belongs to a layer of the table', () => {
    const unknown = [...files.keys()].filter(path => !(layerOf(path) in mayImport));
    expect(unknown).toEqual([]);
  });

  test('a file imports only from its own layer and those that the table gives it', () => {
    const wrong = imports.filter(({ path, specifier }) => {
      const target = targetOf(path, specifier);
      return target !== undefined && !allowed(layerOf(path), layerOf(target));
    });
    expect(wrong).toEqual([]);
  });

  test('every import within src names a file that is there, by its whole name', () => {
    const lost = imports.filter(({ path, specifier }) => {
      const target = targetOf(path, specifier);
      return target !== undefined && !files.has(target);
    });
    expect(lost).toEqual([]);
  });

  test('the table lets no two layers import each other', () => {
    const mutual = Object.entries(mayImport).flatMap(([layer, above]) =>
      above.filter(other => layer < other && mayImport[other]?.includes(layer)).map(other => [layer, other]),
    );
    expect(mutual).toEqual([]);
  });
});

describe('what comes from outside', () => {
  test('only the editor layer imports "vscode"', () => {
    const importers = imports.filter(({ specifier }) => specifier === 'vscode').map(({ path }) => path);
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter(path => layerOf(path) !== 'vscode')).toEqual([]);
  });

  test('the core imports no module of Node, and no package but those named here', () => {
    const packages = imports.filter(
      ({ path, specifier }) => core.includes(layerOf(path)) && !specifier.startsWith('.'),
    );
    const wrong = packages.filter(({ path, specifier, typeOnly }) => {
      const layer = layerOf(path);
      return !packagesOf[layer]?.includes(specifier) && !(typeOnly && typesOf[layer]?.includes(specifier));
    });
    expect(wrong).toEqual([]);
    expect(packages.map(({ specifier }) => specifier)).toContain('luaparse');
  });

  test('modules of Node are named with "node:" in front', () => {
    const bare = imports.filter(({ specifier }) =>
      /^(fs|path|os|util|url|child_process|worker_threads)\b/.test(specifier),
    );
    expect(bare).toEqual([]);
  });
});

describe('what a file gives away', () => {
  test('no file but service.ts passes on what others export', () => {
    const barrels = [...files].filter(([path, text]) => path !== 'service.ts' && passesOn(text));
    expect(barrels.map(([path]) => path)).toEqual([]);
  });

  test('there is no default export', () => {
    const found = [...files].filter(([, text]) => /^export\s+default\b|^export\s*\{[^}]*\bas default\b/m.test(text));
    expect(found.map(([path]) => path)).toEqual([]);
  });
});

test('every way to name another file is seen', () => {
  const text = `
import { a } from './static.ts';
import type {
  B,
} from "./type.ts";
import './effect.ts';
export { c } from './passed.ts';
export * as d from './star.ts';
const e = () => import('./dynamic.ts');
const f = require("./required.ts");
// import { g } from './comment.ts';
/* import('./block.ts') */
`;
  const found = importsOf(text);
  expect(found.map(({ specifier }) => specifier).sort()).toEqual([
    './dynamic.ts',
    './effect.ts',
    './passed.ts',
    './required.ts',
    './star.ts',
    './static.ts',
    './type.ts',
  ]);
  expect(found.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier)).toEqual(['./type.ts']);
  expect(passesOn(text)).toBe(true);
  expect(passesOn(`export const from = 1;\nexport { from };\n`)).toBe(false);
});

function layerOf(path: string): string {
  if (path === 'extension.ts') return 'vscode';
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.ts$/, '');
}

function targetOf(path: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
}

function allowed(from: string, to: string): boolean {
  return from === to || (mayImport[from]?.includes(to) ?? false);
}
