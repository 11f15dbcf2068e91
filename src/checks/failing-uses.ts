import type { ModuleUse } from '../workspace/code-parts.ts';
import { memberOf } from '../workspace/member.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Whether a use fails where the module's environment is there and none of its scripts has run. */
export function needsScripts({ access, member, module }: ModuleUse, { code }: Pick<Snapshot, 'code'>): boolean {
  const used = code.modules.get(module);
  if (!used || member === undefined || (access !== 'call' && access !== 'index')) return false;
  const own = new Set([...used.scripts, ...used.chunks].map(it => it.path));
  const others = [...(code.given.get(module)?.get(member) ?? []), ...(code.globals.get(member) ?? [])];
  return memberOf(code, module, member).kind === 'defined' && others.every(it => own.has(it.path));
}
