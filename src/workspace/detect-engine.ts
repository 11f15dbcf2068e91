import { finish, type Stepwise } from '../base/stepwise.ts';
import { counted } from '../base/text.ts';
import { type EngineId, engineIds } from '../clients/client-engine.ts';
import { fieldOf } from '../manifest/fields.ts';
import { type Folder, folderAt, hasFile } from './file-tree.ts';

/** Something in a folder that speaks for a client engine. */
export interface Evidence {
  readonly engine: EngineId;
  readonly weight: number;
  /** What was seen, as a phrase: `init.lua loads "modulelib"`. */
  readonly what: string;
}

/** Which client engine a folder belongs to, and what speaks for it, the strongest first. */
export interface Detection {
  readonly engine: EngineId;
  readonly evidence: readonly Evidence[];
  /** One sentence for a person. */
  readonly reason: string;
}

/** The files whose text tells engines apart; whoever asks reads those that are there. */
export const tellingFiles = ['init.lua', 'src/framework/otml/otmlparser.cpp', 'src/framework/core/module.cpp'] as const;

/** Guesses the client engine of a folder from its names, its telling files and the keys that its manifests use. */
export function detectEngine(
  tree: Folder,
  text: (path: string) => string | undefined,
  keys: ReadonlySet<string>,
): Detection {
  const evidence = [...fromSources(text), ...fromInit(text('init.lua')), ...fromNames(tree), ...fromKeys(keys)];
  const weights = new Map<EngineId, number>();
  for (const { engine, weight } of evidence) weights.set(engine, (weights.get(engine) ?? 0) + weight);
  let engine: EngineId = 'mehah';
  for (const id of engineIds) if ((weights.get(id) ?? 0) > (weights.get(engine) ?? 0)) engine = id;
  const own = evidence.filter(it => it.engine === engine).sort((a, b) => b.weight - a.weight);
  return { engine, evidence, reason: reasonFor(own) };
}

/** Keys of manifests and names of variables in their texts; read without parsing, in steps. */
export function* keysUsed(texts: Iterable<string>): Stepwise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const text of texts) {
    for (const [, key] of text.matchAll(/^[ \t]*(&?[@\w-]+)[ \t]*:/gm)) {
      if (key.startsWith('&') || fieldOf(key)) keys.add(key);
    }
    yield;
  }
  return keys;
}

/** Whether two texts of a manifest speak for the same engines. */
export function usesSameKeys(before = '', after = ''): boolean {
  const [one, other] = [finish(keysUsed([before])), finish(keysUsed([after]))];
  return one.size === other.size && [...one].every(key => other.has(key));
}

function reasonFor(own: readonly Evidence[]): string {
  if (own.length === 0) return 'nothing in the folder tells the client engines apart; Redemption is the most used one';
  const [first, ...rest] = own;
  return rest.length === 0 ? first.what : `${first.what} (and ${counted(rest.length, 'more sign')})`;
}

function* fromSources(text: (path: string) => string | undefined): Generator<Evidence> {
  const parser = text('src/framework/otml/otmlparser.cpp');
  if (parser !== undefined) {
    const what = (words: string) => `its own OTML parser ${words}`;
    if (parser.includes('resolveVariables'))
      yield { engine: 'opentibiabr', weight: 100, what: what('knows variables') };
    // Quoted it is what a line begins with; the copyright of every client names an address too.
    else if (/"https?:\/\//.test(parser)) yield { engine: 'mehah', weight: 100, what: what('reads URLs as keys') };
  }
  const module = text('src/framework/core/module.cpp');
  if (module === undefined) return;
  if (module.includes('m_loadedOnStartup'))
    yield { engine: 'otcv8', weight: 90, what: 'its module.cpp ends the client at a first failed load' };
  else if (!module.includes('m_enabled'))
    yield { engine: 'edubart', weight: 90, what: 'its module.cpp does not know "enabled"' };
}

function* fromInit(text: string | undefined): Generator<Evidence> {
  if (text === undefined) return;
  const seen = (engine: EngineId, weight: number, pattern: RegExp, what: string): Evidence[] =>
    pattern.test(text) ? [{ engine, weight, what: `init.lua ${what}` }] : [];
  yield* seen('otcv8', 30, /OTCv8|otclientv8/i, 'names OTCv8');
  yield* seen('otcv8', 20, /setLayout\s*\(/, 'sets a layout');
  yield* seen('mehah', 30, /ensureModuleLoaded\s*\(\s*['"]modulelib['"]/, 'loads "modulelib"');
  yield* seen('mehah', 10, /Redemption|g_html\b/, 'is that of Redemption');
  yield* seen('opentibiabr', 45, /clientAssets/, 'has the client assets of opentibiabr');
  const plain = /ensureModuleLoaded\s*\(\s*['"]gamelib['"]/.test(text) && !/modulelib|setLayout|OTCv8/i.test(text);
  if (plain) yield { engine: 'edubart', weight: 20, what: 'init.lua boots as that of edubart does' };
}

function* fromNames(tree: Folder): Generator<Evidence> {
  const has = (path: string) => folderAt(tree, path) !== undefined;
  if (has('modules/modulelib')) yield { engine: 'mehah', weight: 15, what: 'there is a module folder "modulelib"' };
  if (has('modules/client_assets'))
    yield { engine: 'opentibiabr', weight: 25, what: 'there is a module folder "client_assets"' };
  if (hasFile(tree, 'docs/otml-variables.md'))
    yield { engine: 'opentibiabr', weight: 20, what: 'its documents describe OTML variables' };
  if (has('layouts')) yield { engine: 'otcv8', weight: 15, what: 'there is a folder "layouts"' };
  if (has('modules/crash_reporter') || has('modules/game_bot/default_configs')) {
    yield { engine: 'otcv8', weight: 5, what: 'it has modules of OTCv8' };
  }
}

function* fromKeys(keys: ReadonlySet<string>): Generator<Evidence> {
  for (const key of ['enabled', 'devices']) {
    if (keys.has(key))
      yield { engine: 'mehah', weight: 4, what: `a manifest uses "${key}", which only Redemption reads` };
  }
  if ([...keys].some(key => key.startsWith('&'))) {
    yield { engine: 'opentibiabr', weight: 8, what: 'a manifest defines OTML variables' };
  }
}
