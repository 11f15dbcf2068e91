import { lazy } from '../base/lazy.ts';
import type { LuaKey } from '../syntax/lua/code.ts';
import type { ModuleCode } from '../workspace/module-code.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Finding, ModuleCheck } from './check.ts';
import { isUnloadable, type Resource, written } from './held.ts';
import { quoted } from './names.ts';

export const unbalancedConnect: ModuleCheck = {
  code: 'unbalanced-connect',
  scope: 'module',
  doc: `A signal of something that outlives the module is connected and never disconnected.

After the module is unloaded the client still calls its function, and once more after each reload. Looked at are the client's own
objects (\`g_game\`, \`LocalPlayer\`, \`rootWidget\` …), not widgets that the module makes. Nothing is said of modules with
\`reloadable: false\`, or where what is disconnected is worked out.`,
  run: (module, snapshot) => (isUnloadable(module) ? inModule(module, snapshot) : []),
};

/** A function that a signal of an object calls, as it stands in a call. Undefined is what is worked out. */
interface Signal {
  readonly object: string | undefined;
  readonly name: string | undefined;
  /** The last of its names; empty for a function written in place, which nobody else can name. */
  readonly slot: string | undefined;
  readonly span: Resource['span'];
}

function* inModule(module: ModuleCode, snapshot: Snapshot): Generator<Finding & { readonly path: string }> {
  const freed = module.resources().flatMap(it => (it.callee.join('.') === 'disconnect' ? signals(it, snapshot) : []));
  const functions = lazy(() => functionNames(module));
  for (const each of module.resources()) {
    if (each.callee.join('.') !== 'connect') continue;
    for (const signal of signals(each, snapshot)) {
      const { object, name, span } = signal;
      if (name === undefined || object === undefined || !outlives(object, module)) continue;
      const same = freed.filter(it => isSame(it.object, object) && isSame(it.name, name));
      if (same.some(it => mayBe(it.slot, signal.slot, functions))) continue;
      const [other] = same;
      yield {
        path: each.path,
        span,
        severity: 'hint',
        message: `${quoted(name)} of ${object} is connected here and ${other ? 'another function of it disconnected' : 'nowhere disconnected'}: unloading "${module.name}" leaves its function behind.`,
      };
    }
  }
}

/** Whether two things that are written may be the same. */
function isSame(a: string | undefined, b: string): boolean {
  return a === undefined || a === b;
}

/** Whether what is disconnected may be the function that was connected: names differ for sure where both are functions. */
function mayBe(freed: string | undefined, slot: string | undefined, functions: () => ReadonlySet<string>): boolean {
  if (freed === undefined || slot === undefined) return true;
  if (freed === '' || slot === '') return false;
  return freed === slot || !functions().has(freed) || !functions().has(slot);
}

function functionNames({ scripts }: ModuleCode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { facts } of scripts) {
    for (const { name, kind } of facts.definitions) if (kind === 'function') names.add(name);
    for (const { name, isFunction } of facts.locals.values()) if (isFunction) names.add(name);
  }
  return names;
}

function signals(each: Resource, snapshot: Snapshot): readonly Signal[] {
  const [, signal, slot] = each.arguments;
  const object = objectOf(each, snapshot);
  if (!signal) return [];
  if (signal.text !== undefined) {
    return [{ object, name: signal.text, slot: slotOf(slot && { value: slot.names, ...slot }), span: signal.span }];
  }
  const keys = signal.keys?.map(key => ({ object, name: key.name, slot: slotOf(key), span: key.span }));
  // A table with a name is connected and disconnected as a whole.
  return keys ?? [{ object, name: undefined, slot: undefined, span: signal.span }];
}

function slotOf(slot: Pick<LuaKey, 'value' | 'isFunction'> | undefined): string | undefined {
  return slot?.isFunction ? '' : slot?.value?.at(-1);
}

/** The object, where it is the same wherever it is written so. */
function objectOf(each: Resource, snapshot: Snapshot): string | undefined {
  const [object] = each.arguments;
  if (written(object, each, snapshot) === 'g_ui.getRootWidget()') return 'rootWidget';
  return object?.isLocal ? undefined : object?.names?.join('.');
}

/** Whether an object is the client's and not the module's. */
function outlives(object: string, { scripts }: ModuleCode): boolean {
  if (object !== 'rootWidget' && !/^(g_\w+|[A-Z]\w*)$/.test(object)) return false;
  return !scripts.some(it => it.facts.globals.has(object));
}
