import type { ModuleCode } from '../workspace/module-code.ts';
import type { Finding, ModuleCheck } from './check.ts';
import { isUnloadable } from './held.ts';

export const unbalancedEvent: ModuleCheck = {
  code: 'unbalanced-event',
  scope: 'module',
  doc: `An event that comes again and again is never ended.

What \`cycleEvent\` starts goes on until \`removeEvent\` is given its answer, also after the module is unloaded; each reload starts
one more. Here the answer is thrown away, or the name that keeps it is never given to \`removeEvent\`. Nothing is said of modules with
\`reloadable: false\`, of \`scheduleEvent\`, which ends by itself, and of answers that are kept where names do not lead.`,
  run: module => (isUnloadable(module) ? inModule(module) : []),
};

function* inModule(module: ModuleCode): Generator<Finding & { readonly path: string }> {
  for (const each of module.resources()) {
    if (each.callee.join('.') !== 'cycleEvent') continue;
    const name = each.target?.at(-1);
    const isEnded = name === undefined ? !each.isDropped : endsEvent(module, name);
    if (isEnded) continue;
    yield {
      path: each.path,
      span: each.span,
      severity: 'hint',
      message: each.isDropped
        ? `Nothing can end this event, as its answer is thrown away: it goes on when "${module.name}" is unloaded.`
        : `No removeEvent is given "${each.target?.join('.')}": the event goes on when "${module.name}" is unloaded.`,
    };
  }
}

/** Whether the module ends an event by that name, whoever owns it; or events whose names are worked out. */
function endsEvent(module: ModuleCode, name: string): boolean {
  const resources = module.resources();
  const targets = new Set(resources.map(it => it.target?.join('.')));
  return resources.some(each => {
    const called = each.callee.at(-1);
    if (called === 'cancel' || called === 'stop') return each.callee.at(-2) === name;
    const [event] = each.arguments;
    if (called !== 'removeEvent' || !event) return false;
    // A parameter or a loop variable may stand for any of them.
    const isAny = !event.names || (event.isLocal && event.names.length === 1 && !targets.has(event.names[0]));
    return isAny || event.names?.at(-1) === name;
  });
}
