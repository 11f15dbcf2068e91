import fc from 'fast-check';
import { engineIds } from '../../src/clients/client-engine.ts';

/** How many random cases each property tries; a fuzz run sets more. */
export const runs = Number(process.env.FUZZ_RUNS ?? 150);

export const engines = fc.constantFrom(...engineIds);

/** Pieces that mean something to the parser, so that random texts reach its corners. */
const pieces = [
  'Module',
  'name',
  'dependencies',
  'scripts',
  'load-later',
  'autoload-priority',
  'autoload',
  '@onLoad',
  'a',
  'b',
  ':',
  ' ',
  '  ',
  '    ',
  '\t',
  '\n',
  '\n  ',
  '\n    - ',
  '\r\n',
  '\r',
  '- ',
  '|',
  '|-',
  '|+',
  '~',
  '[',
  ']',
  ',',
  '"',
  "'",
  '\\',
  '//',
  '#',
  '$x',
  '&x: 1\n',
  'true',
  '0x10',
  '99999999999',
  '\uFEFF',
  '\0',
  'é',
  '😀',
  '\udcff',
  '*',
  '/',
  '..',
  '\n// otmod-disable-next-line unknown-key, tab-indentation duplicate-key\n',
];

/** A text of OTML's own pieces and of noise. */
export const otml = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 60,
  })
  .map(parts => parts.join(''));

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const list = fc.array(names, { maxLength: 3 });

/** A manifest that is sound most of the time. */
export const manifest = fc
  .record({
    name: fc.oneof({ weight: 9, arbitrary: names }, fc.constantFrom('', "'a'", 'a b')),
    autoload: fc.constantFrom('true', 'false', 'yes'),
    priority: fc.constantFrom('1', '50', '9999', 'x'),
    enabled: fc.constantFrom('true', 'true', 'true', 'false'),
    dependencies: list,
    later: list,
    scripts: fc.subarray(['a', 'b', 'sub/*', 'missing', '../x']),
    silenced: fc.subarray(['unknown-module', 'ignored-key', 'self-dependency', 'nonsense'], { maxLength: 2 }),
    noise: fc.option(otml, { freq: 8 }),
  })
  .map(({ name, silenced, autoload, priority, enabled, dependencies, later, scripts, noise }) =>
    [
      'Module',
      `  name: ${name}`,
      ...(silenced.length > 0 ? [`  // otmod-disable-next-line ${silenced.join(', ')}`] : []),
      `  enabled: ${enabled}`,
      `  autoload: ${autoload}`,
      `  autoload-priority: ${priority}`,
      ...(silenced.length > 1 ? [`  // otmod-disable-next-line ${silenced.join(' ')} -- both`] : []),
      `  dependencies: [ ${dependencies.join(', ')} ]`,
      '  load-later:',
      ...later.map(it => `    - ${it}`),
      `  scripts: [ ${scripts.join(', ')} ]`,
      noise ?? '',
    ].join('\n'),
  );

const path: fc.Arbitrary<string> = fc.constantFrom(
  'init.lua',
  'modules/a/a.otmod',
  'modules/a/b.otmod',
  'modules/b/b.otmod',
  'modules/c/c.otmod',
  'modules/d/d.otmod',
  'mods/e/e.otmod',
  'mods/a/a.otmod',
  'modules/deep/er/x.otmod',
  'modules/a/a.lua',
  'modules/b/b.lua',
  'modules/a/sub/s.lua',
);

const lua = fc.constantFrom(
  'function init() end\n',
  'function init(\n',
  '-- otmod-disable-next-line unknown-module\nfunction init() end\n',
  'local x = g_modules.getModule("c")\n',
  'g_modules.discoverModules()\ng_modules.autoLoadModules(99)\ng_modules.ensureModuleLoaded("b")\n',
  'if g_modules.getModule("c") then\n  g_modules.discoverModules()\nend\ng_modules.autoLoadModules(9999)\n',
  '',
);

const text = (of: string) => (of.endsWith('.lua') ? lua : fc.oneof({ weight: 3, arbitrary: manifest }, otml));

/** One thing that happens to a client folder. */
export type Change =
  | { readonly kind: 'file' | 'buffer'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove' | 'close'; readonly path: string };

export const change: fc.Arbitrary<Change> = path.chain(path =>
  fc.oneof(
    { weight: 4, arbitrary: text(path).map(text => ({ kind: 'file' as const, path, text })) },
    { weight: 4, arbitrary: text(path).map(text => ({ kind: 'buffer' as const, path, text })) },
    { weight: 1, arbitrary: fc.constantFrom('remove' as const, 'close' as const).map(kind => ({ kind, path })) },
  ),
);

/** The files of a small client. */
export const files = fc
  .array(
    path.chain(path => text(path).map(text => [path, text] as const)),
    { minLength: 1, maxLength: 9 },
  )
  .map(entries => new Map(entries));
