import { pushTo } from '../../base/push-to.ts';
import type { Stepwise } from '../../base/stepwise.ts';
import { isStandardName } from '../../syntax/lua/standard-names.ts';
import type { ModuleCode } from '../../workspace/module-code.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import { nativeOf } from '../../workspace/natives.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { asGlobal, type Definition, DefinitionWriter, sortedByName } from './definitions.ts';
import { fieldOf, globalOf, inComment } from './lua-words.ts';

/** The text of `modules.lua` without its head: a class for each module, and the globals that modules make. A module a step. */
export function* modulesLibrary(snapshot: Snapshot): Stepwise<string> {
  const { code } = snapshot;
  const writer = new DefinitionWriter(snapshot);
  const lines = [
    '',
    '--- The environments of the modules, by name. A module that is not loaded is nil.',
    '---@class otclient.modules',
    // What is in a manifest that only the client can read is not known.
    ...(snapshot.sealed.length > 0 ? ['---@field [string] any'] : []),
    'modules = {}',
    '',
  ];
  const modules = sortedByName(code.modules);
  const classes = classNames(modules.keys());
  for (const [name, module] of modules) {
    lines.push(...moduleLines(snapshot, writer, module, classes.get(name) ?? ''));
    yield;
  }
  const shared = [...modules.values()].filter(it => !it.sandboxed).flatMap(insideTables);
  const inside = groupedByOwner(shared);
  for (const [name, definitions] of sortedByName(code.globals)) {
    if (isStandardName(name) || name === 'modules' || nativeOf(code.natives, name)) continue;
    lines.push(...writer.declaration(globalOf(name), definitions, inside.get(name) ?? [], asGlobal));
    yield;
  }
  return `${lines.join('\n').replace(/\n+$/, '')}\n`;
}

function moduleLines(
  { code, graph }: Snapshot,
  writer: DefinitionWriter,
  module: ModuleCode,
  className: string,
): readonly string[] {
  const { name } = module;
  const place = fieldOf('modules', name);
  const given = code.given.get(name) ?? new Map<string, readonly Definition[]>();
  const isOpen = module.gaps.length > 0 || code.givenUnseen.has(name);
  const lines = [
    ...descriptionOf(module, graph.filesOf(name)),
    `---@class ${className}`,
    ...(isOpen ? ['---@field [string] any Not all that it makes can be told.'] : []),
    `${place} = {}`,
    '',
  ];
  const inside = groupedByOwner(insideTables(module));
  const own = module.members;
  for (const member of new Set([...own.keys(), ...given.keys()].sort())) {
    const definitions = own.get(member);
    const at = fieldOf(place, member);
    if (definitions?.some(it => !it.isNil)) {
      // The globals of a module without a sandbox are those of all.
      if (module.sandboxed) lines.push(...writer.declaration(at, definitions, inside.get(member) ?? []));
      else lines.push(`${at} = ${globalOf(member)}`, '');
    } else lines.push(...writer.given(at, given.get(member) ?? [], giversOf(given.get(member), code.ownersOf)));
  }
  return lines;
}

/** What the client takes for the description of a module that has none. */
const UNSTATED = 'none';

function descriptionOf({ name, sandboxed }: ModuleCode, files: readonly ModuleFile[]): readonly string[] {
  const texts = files.map(it => inComment(it.manifest.texts.description)).filter(it => it !== '' && it !== UNSTATED);
  const paths = files.map(it => inComment(it.path)).join(', ');
  const kind = sandboxed ? 'Module' : 'Module without a sandbox';
  return [...texts.slice(-1).map(it => `--- ${it}`), `--- ${kind} "${inComment(name)}" of ${paths}`];
}

function giversOf(
  definitions: readonly Definition[] | undefined,
  ownersOf: (path: string) => readonly ModuleCode[],
): readonly string[] {
  const names = definitions?.flatMap(it => ownersOf(it.path).map(owner => inComment(owner.name)));
  return [...new Set(names)].sort();
}

/** The functions that the scripts of a module put into tables of their environment. */
function insideTables({ scripts, locals }: ModuleCode): readonly Definition[] {
  return scripts.flatMap(({ path, facts }) =>
    facts.definitions.flatMap(it =>
      it.owner !== undefined && it.into === 'environment' && !locals.has(it.owner) ? [{ ...it, path }] : [],
    ),
  );
}

function groupedByOwner(definitions: readonly Definition[]): ReadonlyMap<string, readonly Definition[]> {
  const found = new Map<string, Definition[]>();
  for (const each of definitions) pushTo(found, each.owner ?? '', each);
  return found;
}

/** A class name for each module; two names that differ in what no class name may hold get numbers. */
function classNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    const plain = `otclient.module.${name.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;
    let own = plain;
    for (let number = 2; taken.has(own); number++) own = `${plain}_${number}`;
    taken.add(own);
    found.set(name, own);
  }
  return found;
}
