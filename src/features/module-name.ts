import { counted, listing } from '../base/text.ts';
import { quoted } from '../checks/names.ts';
import { mayBeSealed } from '../checks/sealed-names.ts';
import { isLuaKeyword } from '../syntax/lua/tokens.ts';
import type { NamedModule } from '../workspace/advanced-names.ts';
import type { ModuleMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { homesOf } from './module-home.ts';
import type { Replacement } from './path-edits.ts';

/** Why a module cannot be renamed at all, as a sentence; undefined where it can. */
export function renamingProblem(snapshot: Snapshot, name: string): string | undefined {
  const plain = snapshot.graph.filesOf(name);
  const homes = homesOf(snapshot, name);
  if (plain.length > 1 || homes.length > 1) {
    const paths = homes.flatMap(it => it.manifests).join(', ');
    return `Several manifests give the name ${quoted(name)}: ${paths}. Give them different names first.`;
  }
  if (plain.length === 1) return undefined;
  if (mayBeSealed(name, snapshot)) return `The manifest of ${quoted(name)} is encrypted and cannot be changed.`;
  const isProvided = (snapshot.advancedNames().get(name)?.providers.length ?? 0) > 0;
  return homes.length === 1 || isProvided ? undefined : `No module is called ${quoted(name)}.`;
}

/** Why a module cannot get a name, as a sentence; undefined where it can. */
export function newNameProblem(snapshot: Snapshot, name: string, newName: string): string | undefined {
  if (newName === name) return 'That is its name already.';
  if (!/^[A-Za-z_][\w-]*$/.test(newName))
    return 'A name is made of the letters a to z, digits, "_" and "-", and does not begin with a digit or "-".';
  if (libraries.has(newName)) return `${quoted(newName)} is a library of Lua: "modules.${newName}" is taken by it.`;
  const taken = snapshot.advancedNames().get(newName);
  if (taken) return takenProblem(taken);
  if (mayBeSealed(newName, snapshot)) return `An encrypted manifest may be that of a module called ${quoted(newName)}.`;
  return undefined;
}

function takenProblem({ name, plain, advanced, providers }: NamedModule): string {
  if (plain.length > 0 || advanced.length > 0) return `There is a module called ${quoted(name)} already.`;
  return `${quoted(name)} is provided by ${providers.map(it => it.path).join(', ')} already.`;
}

/** The edit that makes a place that names a module name it otherwise. */
export function renameMention(mention: Located<ModuleMention>, newName: string): Replacement {
  const isName = /^[A-Za-z_]\w*$/.test(newName) && !isLuaKeyword(newName);
  const edit = { kind: 'replace', path: mention.path, span: mention.span } as const;
  const quote = mention.within === "'" ? '"' : "'";
  if (mention.kind === 'member' && !isName)
    return { ...edit, span: mention.outer, text: `[${quote}${newName}${quote}]` };
  return { ...edit, text: newName };
}

/** That others name already what a module is about to be called, as sentences: until now they named nothing. */
export function captureWarnings(mentions: readonly Located<ModuleMention>[], newName: string): readonly string[] {
  const paths = [...new Set(mentions.map(it => it.path))].sort();
  if (paths.length === 0) return [];
  const more = paths.length > MOST_TOLD ? [counted(paths.length - MOST_TOLD, 'other file')] : [];
  const who = listing([...paths.slice(0, MOST_TOLD), ...more]);
  return [
    `${who} ${paths.length === 1 ? 'names' : 'name'} ${quoted(newName)} already, which is no module yet: this one will be meant.`,
  ];
}

const MOST_TOLD = 3;

/** What is in `package.loaded`, where modules are kept too, before any module is loaded. */
const libraries = new Set(
  '_G package string table math os io debug coroutine bit jit ffi jit.opt jit.util lfs'.split(' '),
);
