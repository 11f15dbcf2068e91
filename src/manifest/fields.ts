import type { EngineId } from '../clients/client-engine.ts';

export type FieldType = 'text' | 'boolean' | 'integer' | 'modules' | 'scripts' | 'devices' | 'lua';

/** One key that some client engine reads from under `Module`. */
export interface Field {
  readonly key: string;
  readonly type: FieldType;
  /** The value where the key is absent, as it would be written. */
  readonly default: string;
  readonly engines: readonly EngineId[];
  /** What the key does, in one or two sentences. */
  readonly doc: string;
  /** A value other than the default, as it would be written; empty where every module has its own words. */
  readonly example: string;
  /** The functions of the clients that read the key and act on it, in `src/framework/core/`. */
  readonly source: readonly string[];
  /** What single engines do with it and others do not, in sentences. */
  readonly notes: Partial<Readonly<Record<EngineId, string>>>;
}

const everywhere: readonly EngineId[] = ['mehah', 'opentibiabr', 'otcv8', 'edubart'];
const redemption: readonly EngineId[] = ['mehah', 'opentibiabr'];

const shown = {
  ...inRedemption('No window of this client shows it; Lua code may ask for it.'),
  otcv8: 'No window of this client shows it; Lua code may ask for it.',
  edubart: 'Shown in the window of the module manager.',
};

const firstFailure = 'Where one of them does not load, the client ends with a fatal error.';

const ownLists = {
  otcv8: 'Inside `[ ]`, double quotes and backslashes have a meaning; an unknown escape ends the client.',
  edubart: 'Inside `[ ]`, double quotes and backslashes have a meaning; an unknown escape ends the client.',
};

/**
 * The whole of what the engines read, in the order in which they read it: after a value that cannot be read, the
 * keys behind it keep what they had. Source: `Module::discover` in `src/framework/core/module.cpp` of each client.
 */
export const fields = [
  field({
    key: 'name',
    type: 'text',
    default: '',
    doc: 'The name by which other modules, `init.lua` and Lua code know this module. Required.',
    source: ['ModuleManager::discoverModule'],
    notes: inRedemption('`g_modules.enableAutoReload()` watches the folder of this name, so both should be equal.'),
  }),
  field({
    key: 'description',
    type: 'text',
    default: 'none',
    doc: 'A sentence for the module manager.',
    notes: shown,
  }),
  field({ key: 'author', type: 'text', default: 'none', doc: 'Who wrote the module.', notes: shown }),
  field({ key: 'website', type: 'text', default: 'none', doc: 'Where to find more about it.', notes: shown }),
  field({
    key: 'version',
    type: 'text',
    default: 'none',
    doc: 'Free text; no client compares it.',
    example: '1.0',
    notes: shown,
  }),
  field({
    key: 'enabled',
    type: 'boolean',
    default: 'true',
    doc: '`false`: the module never loads, and counts as loaded for its dependents.',
    engines: redemption,
    example: 'false',
    source: ['Module::discover', 'Module::load'],
  }),
  field({
    key: 'autoload',
    type: 'boolean',
    default: 'false',
    doc: 'Loads the module at start, in the order of `autoload-priority`.',
    example: 'true',
    source: ['Module::discover', 'ModuleManager::autoLoadModules'],
    notes: { otcv8: 'Where it does not load, the client ends with a fatal error.' },
  }),
  field({
    key: 'reloadable',
    type: 'boolean',
    default: 'true',
    doc: 'Whether the module manager may unload and reload it.',
    example: 'false',
    source: ['Module::discover', 'ModuleManager::reloadModules'],
    notes: inRedemption('`g_modules.enableAutoReload()` passes over modules that are not reloadable.'),
  }),
  field({
    key: 'sandboxed',
    type: 'boolean',
    default: 'false',
    doc: 'Gives the scripts an environment of their own instead of the globals. Other code reaches it by `modules.NAME`.',
    example: 'true',
    source: ['Module::discover', 'Module::load', 'Module::unload'],
  }),
  field({
    key: 'autoload-priority',
    type: 'integer',
    default: '9999',
    doc: 'Lower loads earlier, equal ones in the order of discovery. Counts only with `autoload: true`.',
    example: '1000',
    source: ['Module::discover', 'ModuleManager::autoLoadModules'],
  }),
  field({
    key: 'devices',
    type: 'devices',
    default: '[]',
    doc: 'Devices to load on, as `type` or `type:os`; none means all. A word that is not known matches every device.',
    engines: redemption,
    example: '[ desktop, mobile:android ]',
    source: ['Module::discover', 'Module::hasSupportedDevice'],
  }),
  field({
    key: 'dependencies',
    type: 'modules',
    default: '[]',
    doc: 'Modules that are loaded before this one, in this order. Where one is missing or does not load, this one does not either.',
    example: '[ gamelib ]',
    source: ['Module::discover', 'Module::load', 'Module::hasDependency'],
    notes: {
      otcv8: `${firstFailure} ${ownLists.otcv8}`,
      edubart: ownLists.edubart,
      ...inRedemption('One that is not enabled, or made for other devices, counts as loaded.'),
    },
  }),
  field({
    key: 'scripts',
    type: 'scripts',
    default: '[]',
    doc: 'Lua files that run when the module loads, in this order; relative to the manifest, or from the root with `/` in front.',
    example: '[ main ]',
    source: ['Module::discover', 'Module::load'],
    notes: {
      otcv8: `Adds \`.lua\` unless it is there; knows no patterns. ${ownLists.otcv8}`,
      edubart: `Adds \`.lua\` unless it is there; knows no patterns. ${ownLists.edubart}`,
      ...inRedemption(
        'Drops whatever extension there is and adds `.lua`; a `*` at the end means every Lua file below the folder, sorted.',
      ),
    },
  }),
  field({
    key: 'load-later',
    type: 'modules',
    default: '[]',
    doc: 'Modules that are loaded right after this one, in this order. They may depend on this one, and may fail without harm to it.',
    example: '[ game_interface ]',
    source: ['Module::discover', 'Module::load'],
    notes: { otcv8: firstFailure },
  }),
  field({
    key: '@onLoad',
    type: 'lua',
    default: '',
    doc: 'Lua statements that run after the scripts, such as `init()`. An error in them keeps the module from loading.',
    example: 'init()',
    source: ['Module::discover', 'Module::load'],
  }),
  field({
    key: '@onUnload',
    type: 'lua',
    default: '',
    doc: 'Lua statements that run when the module is unloaded, such as `terminate()`. An error in them is only logged.',
    example: 'terminate()',
    source: ['Module::discover', 'Module::unload'],
  }),
] as const satisfies readonly Field[];

/** The field of that key, or undefined where no engine reads it. */
export function fieldOf(key: string): Field | undefined {
  return byKey.get(key);
}

/** The keys that `engine` reads. */
export function keysOf(engine: EngineId): readonly string[] {
  return fields.filter(it => it.engines.includes(engine)).map(it => it.key);
}

const byKey = new Map<string, Field>(fields.map(it => [it.key, it]));

function field(own: Pick<Field, 'key' | 'type' | 'default' | 'doc'> & Partial<Field>): Field {
  return { engines: everywhere, example: '', source: ['Module::discover'], notes: {}, ...own };
}

function inRedemption(note: string) {
  return { mehah: note, opentibiabr: note };
}
