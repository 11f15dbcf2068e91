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
}

const everywhere: readonly EngineId[] = ['mehah', 'opentibiabr', 'otcv8', 'edubart'];
const redemption: readonly EngineId[] = ['mehah', 'opentibiabr'];

/**
 * The whole of what the engines read, in the order in which they read it: after a value that cannot be read, the
 * keys behind it keep what they had. Source: `Module::discover` in `src/framework/core/module.cpp` of each client.
 */
export const fields = [
  field('name', 'text', '', 'The name by which other modules, `init.lua` and Lua code know this module. Required.'),
  field('description', 'text', 'none', 'A sentence for the module manager.'),
  field('author', 'text', 'none', 'Who wrote the module.'),
  field('website', 'text', 'none', 'Where to find more about it.'),
  field('version', 'text', 'none', 'Free text; no client compares it.'),
  field(
    'enabled',
    'boolean',
    'true',
    '`false`: the module never loads, and counts as loaded for its dependents.',
    redemption,
  ),
  field('autoload', 'boolean', 'false', 'Loads the module at start, in the order of `autoload-priority`.'),
  field('reloadable', 'boolean', 'true', 'Whether the module manager may unload and reload it.'),
  field('sandboxed', 'boolean', 'false', 'Gives the scripts an environment of their own instead of the globals.'),
  field('autoload-priority', 'integer', '9999', 'Lower loads earlier. Counts only with `autoload: true`.'),
  field('devices', 'devices', '[]', 'Devices to load on, as `type` or `type:os`; none means all.', redemption),
  field('dependencies', 'modules', '[]', 'Modules that are loaded before this one, in this order.'),
  field('scripts', 'scripts', '[]', 'Lua files that run when the module loads, in this order.'),
  field('load-later', 'modules', '[]', 'Modules that are loaded right after this one, in this order.'),
  field('@onLoad', 'lua', '', 'Lua statements that run after the scripts, such as `init()`.'),
  field('@onUnload', 'lua', '', 'Lua statements that run when the module is unloaded, such as `terminate()`.'),
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

function field(key: string, type: FieldType, fallback: string, doc: string, engines = everywhere): Field {
  return { key, type, default: fallback, engines, doc };
}
