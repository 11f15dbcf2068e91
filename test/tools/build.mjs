// Bundles with esbuild: `node test/tools/build.mjs [--watch] [extension|web|cli|tests …]`, all of them by default.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: true,
  logLevel: 'warning',
  legalComments: 'none',
  define: { OTMOD_VERSION: JSON.stringify(manifest.version) },
};
// jsonc-parser's `main` cannot be bundled: its `module` can.
const node = { ...common, platform: 'node', mainFields: ['module', 'main'] };

/** Every bundle of the project by name. */
export const bundles = {
  extension: {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    minify: true,
  },
  web: {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/web/extension.js',
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    // What only a desktop has is imported where it is needed, and never there.
    external: ['vscode', 'node:*'],
    minify: true,
  },
  cli: {
    ...node,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    minify: true,
  },
  tests: {
    ...node,
    entryPoints: [
      'test/conformance/run.ts',
      'test/recall/run.ts',
      'test/bench/run.ts',
      'test/bench/write-client.ts',
      'test/bench/resolve-peer.ts',
      'test/tools/write-schema.ts',
    ],
    outdir: 'out',
    format: 'cjs',
    target: 'node20',
  },
  suites: {
    ...node,
    entryPoints: ['test/vscode/suites/index.ts'],
    outfile: 'out/vscode/index.js',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
  },
  webSuites: {
    ...common,
    entryPoints: ['test/vscode/suites/web.ts'],
    outfile: 'out/vscode/web.js',
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    define: { ...common.define, global: 'globalThis' },
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const wanted = words.filter(word => !word.startsWith('--'));
  const names = wanted.length > 0 ? wanted : ['extension', 'web', 'cli'];
  if (words.includes('--watch')) {
    for (const name of names) await (await esbuild.context(bundles[name])).watch();
  } else await Promise.all(names.map(name => esbuild.build(bundles[name])));
}
