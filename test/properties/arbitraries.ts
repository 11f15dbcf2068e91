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

/** Pieces of JSON and of advanced manifests, so that random texts are nearly right. */
const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"b"',
  '"name"',
  '"dependencies"',
  '"hooks"',
  '"lifecycle"',
  '"integrations"',
  '"type"',
  '"http"',
  '"version"',
  '"1.0"',
  'true',
  'null',
  '1e999',
  '-1',
  '// x\n',
  '\n// otmod-disable-next-line advanced-syntax, advanced-value\n',
  '/*',
  '*/',
  '"',
  '\\',
  '"\\ud800"',
  '\n',
  ' ',
  '\uFEFF',
  '\udcff',
];

/** A text of JSON's own pieces and of noise. */
export const json = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...jsonPieces) }, fc.string({ unit: 'binary', maxLength: 3 })),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''));

const version = fc.constantFrom('1.0.0', '2.1.0', '1.0', 'x');
const range = fc.constantFrom('*', '^1.0.0', '>=2', 'x y z');
const needs = fc.oneof(fc.dictionary(names, range, { maxKeys: 3 }), list);

/** An advanced manifest that is sound most of the time. */
export const advanced = fc
  .record(
    {
      name: fc.oneof({ weight: 9, arbitrary: names }, fc.constantFrom('', 'a b')),
      version,
      sandboxed: fc.constantFrom(true, false, 'true'),
      autoloadPriority: fc.constantFrom(1, 50, 'x'),
      author: fc.oneof(
        fc.constantFrom('me', '~', '[ x ]', '"', '$x', 'a\nb'),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      scripts: fc.subarray(['a', 'b.lua', 'sub/*', 'missing', '../x']),
      dependencies: needs,
      optionalDependencies: needs,
      conflicts: needs,
      provides: fc.dictionary(fc.constantFrom('a', 'v', 'w'), version, { maxKeys: 2 }),
      loadAfter: list,
      loadLater: list,
      lifecycle: fc.record({ onLoad: fc.constantFrom('init()', 'a()\nb()', '') }, { requiredKeys: [] }),
      unknown: fc.constant(1),
    },
    { requiredKeys: ['name'] },
  )
  .chain(value => fc.constantFrom(0, 2).map(indent => JSON.stringify(value, undefined, indent)));

/** The same with comments that silence what is found in some of its lines. */
const silencedAdvanced = advanced.chain(value =>
  fc
    .constantFrom('', '// otmod-disable-next-line advanced-value, advanced-range\n')
    .map(above => value.replace(/^(?= {2}"[vsd])/gm, above)),
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
  'modules/a/a.otmod.jsonc',
  'modules/a/x.otmod.jsonc',
  'modules/d/d.otmod.jsonc',
  'modules/plugins/p/p.otmod.jsonc',
  'modules/a/a.otui',
  'data/styles/x.otui',
  'own/x.lua',
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

const widgets = fc.constantFrom(
  'Panel\n  // otmod-disable-next-line unknown-module\n  id: x\n',
  'Panel\n  @onClick: |\n    -- otmod-disable-next-line unknown-module\n    modules.c.f()\n',
  'Panel\n  id: x\n',
);

const text = (of: string) => {
  if (of.endsWith('.lua')) return lua;
  if (of.endsWith('.otui')) return fc.oneof({ weight: 3, arbitrary: widgets }, otml);
  if (of.endsWith('.jsonc')) return fc.oneof({ weight: 3, arbitrary: silencedAdvanced }, json);
  return fc.oneof({ weight: 3, arbitrary: manifest }, otml);
};

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
