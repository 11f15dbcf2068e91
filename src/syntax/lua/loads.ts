import type { Expression } from 'luaparse';
import type { LuaUse } from './code.ts';
import type { Names } from './guards.ts';
import { type Access, argumentsOf, type Call, dottedName, isAccess, isCall, keyOf } from './nodes.ts';
import { plainString } from './strings.ts';

/** A module that may be loaded; its name is undefined where that is worked out. */
export interface Loaded {
  readonly module: string | undefined;
}

/**
 * What looking at an expression in that way may have the client load; undefined where it loads nothing. What `getModule` answers
 * is followed in local variables; where it goes elsewhere, anything may be called on it.
 * Source: `ModuleManager` and `Module` in each client's `luafunctions.cpp`.
 */
export function loadedBy(node: Expression, access: LuaUse['access'], names: Names): Loaded | undefined {
  if (access === 'read' && isManager(node, names)) return unknown;
  const meaning = access === 'read' ? names.meaning(node) : undefined;
  if (meaning?.kind === 'handle') return meaning;
  if (isAccess(node)) return byAccess(node, access, names);
  return isCall(node) ? byCall(node, access, names) : undefined;
}

const unknown: Loaded = { module: undefined };

function isManager(node: Expression, { variable }: Names): boolean {
  return node.type === 'Identifier' && node.name === 'g_modules' && !variable(node.name);
}

function byAccess(node: Access, access: LuaUse['access'], names: Names): Loaded | undefined {
  const key = keyOf(node)?.name;
  // A function of the manager that is handed on may be called with any name.
  if (isManager(node.base, names)) return key === undefined || access === 'read' ? unknown : undefined;
  const meaning = names.meaning(node.base);
  const mayLoad = key === undefined || key === 'load' || key === 'reload';
  return meaning?.kind === 'handle' && mayLoad ? meaning : undefined;
}

function byCall(node: Call, access: LuaUse['access'], { variable }: Names): Loaded | undefined {
  const callee = dottedName(node.base);
  if (!callee || variable(callee[0])) return undefined;
  switch (callee.join('.')) {
    case 'require':
    case 'g_modules.ensureModuleLoaded':
      return { module: plainString(argumentsOf(node)[0]) };
    case 'g_modules.autoLoadModules':
      return unknown;
    case 'g_modules.getModules':
      return access === 'read' ? unknown : undefined;
    default:
      return undefined;
  }
}
