import type { ModuleCode } from '../workspace/module-code.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Finding, ModuleCheck } from './check.ts';
import { isUnloadable, type Resource, written } from './held.ts';
import { quoted } from './names.ts';

export const unbalancedKeyBinding: ModuleCheck = {
  code: 'unbalanced-key-binding',
  scope: 'module',
  doc: `A key is bound without a widget and never given free.

\`g_keyboard.bindKeyDown\`, \`bindKeyUp\` and \`bindKeyPress\` without a widget bind the key for the whole client: it still does what the
module wanted after the module is unloaded, and twice after a reload. Each has its own way back, \`unbindKeyDown\` and so on. Nothing
is said of modules with \`reloadable: false\`, or where the keys that are given free are worked out.`,
  run: (module, snapshot) => (isUnloadable(module) ? inModule(module, snapshot) : []),
};

function* inModule(module: ModuleCode, snapshot: Snapshot): Generator<Finding & { readonly path: string }> {
  const freed = new Set<string>();
  for (const each of module.resources()) {
    const kind = kindOf(each, 'unbindKey');
    if (kind === undefined) continue;
    freed.add(`${kind} ${each.arguments[0]?.text ?? ANY}`);
  }
  for (const each of module.resources()) {
    const kind = kindOf(each, 'bindKey');
    if (kind === undefined || !isForAll(each, snapshot)) continue;
    const [keys] = each.arguments;
    const combo = keys?.text;
    // Keys that are worked out may be any of those that are given free one by one.
    const isFreed =
      freed.has(`${kind} ${ANY}`) ||
      (combo === undefined ? [...freed].some(it => it.startsWith(`${kind} `)) : freed.has(`${kind} ${combo}`));
    if (!keys || isFreed) continue;
    const shown = combo === undefined ? written(keys, each, snapshot) : combo;
    yield {
      path: each.path,
      span: keys.span,
      severity: 'hint',
      message: `The key ${quoted(shown)} is bound here and no unbindKey${kind} gives it free: unloading "${module.name}" leaves it bound.`,
    };
  }
}

/** Stands for keys that are worked out. */
const ANY = '*';

/** `Down`, `Up` or `Press` of `g_keyboard.bindKeyDown` and the like. */
function kindOf({ callee }: Resource, name: 'bindKey' | 'unbindKey'): string | undefined {
  const [owner, called = ''] = callee;
  const kind = called.slice(name.length);
  const isCall = callee.length === 2 && owner === 'g_keyboard' && called.startsWith(name);
  return isCall && kinds.has(kind) ? kind : undefined;
}

const kinds = new Set(['Down', 'Up', 'Press']);

/** Whether a key is bound for the whole client: without a widget, or with the root of all. */
function isForAll(each: Resource, snapshot: Snapshot): boolean {
  const widget = written(each.arguments[2], each, snapshot);
  return ['', 'nil', 'rootWidget', 'g_ui.getRootWidget()'].includes(widget);
}
