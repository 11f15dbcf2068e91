import { ok, type Result, refused } from '../base/result.ts';
import { auto, type BootStep, discover, ensure } from '../clients/client-engine.ts';

/** A call that can be played on the module manager: a boot step, or one of those that a running client makes. */
export type Step =
  | BootStep
  | { readonly kind: 'load' | 'unload' | 'reload' | 'query'; readonly module: string }
  | { readonly kind: 'unload-all' | 'reload-all' | 'clear' | 'state' };

/** Reads `discover,auto:99,ensure:client,…` as in `conformance/README.md`; the error names the wrong step. */
export function parseSteps(list: string): Result<readonly Step[]> {
  const steps: Step[] = [];
  for (const word of list.split(',')) {
    if (word === '') continue;
    const step = parseStep(word);
    if (!step) return refused(`not a step: "${word}"`);
    steps.push(step);
  }
  return ok(steps);
}

function parseStep(word: string): Step | undefined {
  const colon = word.indexOf(':');
  const name = colon < 0 ? word : word.slice(0, colon);
  const argument = colon < 0 ? undefined : word.slice(colon + 1);
  if (argument === undefined) return bare.get(name);
  switch (name) {
    case 'auto':
      return /^-?\d+$/.test(argument) ? auto(Number(argument)) : undefined;
    case 'ensure':
      return ensure(argument);
    case 'load':
    case 'unload':
    case 'reload':
    case 'query':
      return { kind: name, module: argument };
    default:
      return undefined;
  }
}

const bare = new Map<string, Step>([
  ['discover', discover()],
  ['unloadall', { kind: 'unload-all' }],
  ['reloadall', { kind: 'reload-all' }],
  ['clear', { kind: 'clear' }],
  ['state', { kind: 'state' }],
]);
