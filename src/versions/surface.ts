import type { Stepwise } from '../base/stepwise.ts';
import type { Version } from '../base/version.ts';
import { type RequirementKey, requirementKeys } from '../manifest/advanced-manifest.ts';
import type { JsonRecord } from '../manifest/field-reader.ts';
import type { LuaDefinition } from '../syntax/lua/code.ts';
import { type CodeModule, likelyModule, type ModuleCode, moduleCode } from '../workspace/module-code.ts';
import { scriptPaths } from '../workspace/script-paths.ts';
import { virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { WorkspaceModule } from './workspace-module.ts';

/** What stands behind a name that others can reach. */
export interface SurfaceMember {
  readonly kind: 'function' | 'table' | 'value';
  /** Of a function, with `self` where it is a method. */
  readonly parameters: readonly string[];
}

/** How a module hands its state on: the functions that do it, by what they are for. */
export const stateKeys = ['getState', 'setState', 'migrate', 'validate'] as const;

export type StateKey = (typeof stateKeys)[number];

/** What others use of a module, or could use. */
export interface Surface {
  readonly sandboxed: boolean;
  /** What its own files put into its environment, `Table.member` too. */
  readonly members: ReadonlyMap<string, SurfaceMember>;
  /** What they put into `_G`. */
  readonly globals: ReadonlyMap<string, SurfaceMember>;
  /** Functions by the events that they handle, with their priority. */
  readonly hooks: ReadonlyMap<string, string>;
  readonly configSchema: JsonRecord | undefined;
  readonly state: ReadonlySet<StateKey>;
  /** Names that it can be asked for by as well. */
  readonly provides: ReadonlyMap<string, Version | undefined>;
  /** Ranges by the names of modules. */
  readonly requirements: Readonly<Record<RequirementKey, ReadonlyMap<string, string>>>;
  /** None: all of them. */
  readonly engines: ReadonlySet<string>;
  /** Why not all of it is known, a sentence each. */
  readonly doubts: readonly string[];
}

/** The public surface of a module of the workspace, from what its texts say at this moment. */
export function* surfaceOf(module: WorkspaceModule, snapshot: Snapshot): Stepwise<Surface> {
  const code = yield* codeOf(module, snapshot);
  const { folder, plain, advanced } = module;
  const members = new Map<string, SurfaceMember>();
  const globals = new Map<string, SurfaceMember>();
  const doubts: string[] = [];
  const isOwn = (path: string) => path.startsWith(`${folder}/`);
  for (const { path, facts } of [
    ...(code?.scripts ?? []),
    ...(code?.chunks.filter(it => it.key === '@onLoad') ?? []),
  ]) {
    if (!isOwn(path)) continue;
    if (facts.isStale || !facts.isRead) doubts.push(`${below(path, folder)} does not compile.`);
    for (const definition of facts.definitions) {
      const { into, owner, name, body } = definition;
      if (typeof into === 'object' || (owner !== undefined && !code?.members.has(owner))) continue;
      const parameters = body === undefined ? [] : (facts.bodies[body]?.parameters ?? []);
      const target = into === 'environment' ? members : globals;
      target.set(owner === undefined ? name : `${owner}.${name}`, member(definition, parameters, target.get(name)));
    }
  }
  for (const gap of code?.gaps ?? [])
    if (gap.kind === 'dynamic' && isOwn(gap.path))
      doubts.push(`${below(gap.path, folder)} makes names that cannot be seen from outside.`);
  const manifest = advanced?.manifest;
  const { lifecycle } = manifest ?? {};
  const prefix = lifecycle?.object ? `${lifecycle.object.value}.` : '';
  return {
    sandboxed: plain?.manifest.sandboxed ?? manifest?.sandboxed.value ?? false,
    members,
    globals,
    hooks: new Map(manifest?.hooks.map(it => [it.event, `${it.handler.value} ${it.priority}`])),
    configSchema: manifest?.configSchema,
    state: new Set(stateKeys.filter(key => lifecycle?.[key] || members.get(prefix + key)?.kind === 'function')),
    provides: new Map(manifest?.provides.map(it => [it.name, it.version])),
    requirements: {
      dependencies: required('dependencies', module),
      optionalDependencies: required('optionalDependencies', module),
      runtimeDependencies: required('runtimeDependencies', module),
      conflicts: required('conflicts', module),
    },
    engines: new Set(manifest?.engines.map(it => it.engine)),
    doubts: [...new Set(doubts)],
  };
}

/** The modules that a manifest names under a key; a plain one takes any version. */
function required(key: RequirementKey, { plain, advanced }: WorkspaceModule): ReadonlyMap<string, string> {
  if (advanced) return new Map(advanced.manifest[key].map(it => [it.name, it.rangeText]));
  const own = key === requirementKeys[0] ? (plain?.manifest.dependencies ?? []) : [];
  return new Map(own.filter(it => it.value.trim() !== '').map(it => [it.value, '*']));
}

/** The last value that is a function wins, since that is what others call. */
function member(
  { kind }: LuaDefinition,
  parameters: readonly string[],
  before: SurfaceMember | undefined,
): SurfaceMember {
  return before && kind === 'value' ? before : { kind, parameters };
}

/** The Lua of a module: as the client runs it, else as its advanced manifest names the scripts. */
function* codeOf(module: WorkspaceModule, snapshot: Snapshot): Stepwise<ModuleCode | undefined> {
  const { name, plain, advanced } = module;
  const known = snapshot.code.modules.get(name);
  if (known) return known;
  const { search, lua } = snapshot;
  const likely = plain && likelyModule(plain);
  if (likely) return yield* moduleCode(likely, { search, lua });
  if (!advanced) return undefined;
  const { scripts, sandboxed } = advanced.manifest;
  const own: CodeModule = {
    name: { value: name },
    files: [],
    enabled: true,
    reloadable: true,
    sandboxed: sandboxed.value,
    devices: [],
    scripts: scriptPaths(scripts, virtualPathOf(search, advanced.path), search),
    onLoad: undefined,
    onUnload: undefined,
  };
  return yield* moduleCode(own, { search, lua });
}

function below(path: string, folder: string): string {
  return path.slice(folder.length + 1);
}
