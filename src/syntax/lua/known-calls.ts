import type { Expression } from 'luaparse';
import type { LuaArgument, LuaDynamic, LuaInclude, LuaKey, LuaLookup } from './code.ts';
import { argumentsOf, type Call, dottedName, insideQuotes, spanOf } from './nodes.ts';
import { plainString } from './strings.ts';

/** The functions that run the functions given to them before they return. */
export function runsAtOnce(callee: readonly string[] | undefined): boolean {
  return callee !== undefined && atOnce.has(callee[callee.length - 1]);
}

/** The functions that keep an error from what calls them. */
export function catches(callee: readonly string[] | undefined): boolean {
  const name = callee?.join('.');
  return name === 'pcall' || name === 'xpcall';
}

const atOnce = new Set(['pcall', 'xpcall', 'sort', 'gsub', 'foreach', 'foreachi', 'each']);

/** What a call runs out of another file; undefined where it runs none. */
export function includeOf(call: Call, body: number): LuaInclude | undefined {
  const name = call.base.type === 'Identifier' ? call.base.name : undefined;
  if (name !== 'dofile' && name !== 'dofiles' && name !== 'require') return undefined;
  const [first] = argumentsOf(call);
  const path = plainString(first);
  const place = first === undefined ? spanOf(call) : path === undefined ? spanOf(first) : insideQuotes(first, path);
  return { call: name, path, span: place, body };
}

/** The module that a call asks the client for; `isNeeded` where something is called on the answer at once. */
export function lookupOf(call: Call, isNeeded: boolean): Omit<LuaLookup, 'guard'> | undefined {
  const name = dottedName(call.base)?.join('.');
  if (name !== 'g_modules.getModule' && name !== 'g_modules.ensureModuleLoaded') return undefined;
  const [first] = argumentsOf(call);
  const module = plainString(first);
  if (first === undefined || module === undefined) return undefined;
  const kind = name === 'g_modules.ensureModuleLoaded' ? 'ensure' : isNeeded ? 'need' : 'ask';
  return { module, span: insideQuotes(first, module), kind };
}

/** The way in which a call makes names that cannot be followed; undefined where it makes none. */
export function dynamicCall(call: Call): LuaDynamic['what'] | undefined {
  const name = dottedName(call.base)?.join('.');
  switch (name) {
    case 'setfenv':
    case 'getfenv':
      return name;
    case 'load':
    case 'loadstring':
    case 'loadfile':
      return 'load';
    case 'export':
    case 'module':
      return 'globals';
    case 'rawset':
    case 'setmetatable': {
      const [first, second] = argumentsOf(call);
      const isGlobals = first?.type === 'Identifier' && first.name === '_G';
      return isGlobals && (name === 'setmetatable' || plainString(second) === undefined) ? 'globals' : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a call of that name takes or frees something that a module answers for. */
export function isResource(name: string): boolean {
  return resources.has(name) || /^(un)?bind(Key|Mouse|Single|Multi|Controller|GameSession|Module)/.test(name);
}

const resources = new Set(
  'connect disconnect registerEvents scheduleEvent cycleEvent addEvent periodicalEvent removeEvent stopEvent cancel createWidget loadUI displayUI importStyle loadHtml registerHook unregisterHook registerOpcode unregisterOpcode registerExtendedOpcode unregisterExtendedOpcode registerExtendedJSONOpcode unregisterExtendedJSONOpcode'.split(
    ' ',
  ),
);

/** An argument of such a call. */
export function argumentOf(expression: Expression, isLocal: (name: string) => boolean): LuaArgument {
  const names = dottedName(expression);
  return {
    span: spanOf(expression),
    text: plainString(expression),
    names,
    isLocal: names !== undefined && isLocal(names[0]),
    keys: expression.type === 'TableConstructorExpression' ? expression.fields.flatMap(keyOfField) : undefined,
    isFunction: expression.type === 'FunctionDeclaration',
  };
}

type Field = Extract<Expression, { type: 'TableConstructorExpression' }>['fields'][number];

function keyOfField(field: Field): readonly LuaKey[] {
  if (field.type === 'TableValue') return [];
  const value = { value: dottedName(field.value), isFunction: field.value.type === 'FunctionDeclaration' };
  if (field.type === 'TableKeyString') return [{ name: field.key.name, span: spanOf(field.key), ...value }];
  const name = plainString(field.key);
  return name === undefined ? [] : [{ name, span: insideQuotes(field.key, name), ...value }];
}
