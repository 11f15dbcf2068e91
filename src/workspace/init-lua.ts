import { auto, type BootStep, discover, ensure } from '../clients/client-engine.ts';
import { parseLua } from '../syntax/lua/parse.ts';
import { follow } from './lua-follower.ts';
import { type Table, unknown, type Value } from './lua-values.ts';

/** A boot step and the line of init.lua that makes it, from 1. */
export interface InitStep {
  readonly step: BootStep;
  readonly line: number;
}

/** What an init.lua does to the module manager. */
export interface InitScript {
  readonly steps: readonly InitStep[];
  /** Lines whose condition could not be decided; they were taken as not met. */
  readonly undecided: readonly number[];
}

/**
 * Reads the boot sequence out of an init.lua by following its statements with what is constant in them: strings,
 * numbers, tables, functions of its own, `if`, loops over what is known. A condition that depends on the machine counts as
 * not met. Undefined where the text is not Lua, never discovers modules, or loads some in a way that cannot be followed. `hasModule` answers `g_modules.getModule`.
 */
export function readInitScript(text: string, hasModule: (name: string) => boolean): InitScript | undefined {
  const parse = parseLua(text);
  if (parse.kind !== 'chunk') return undefined;
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const steps: InitStep[] = [];
  const undecided = new Set<number>();
  let lost = false;
  follow(parse.chunk.body, {
    global: name => (name === 'g_modules' ? { value: manager } : undefined),
    call(object, method, [first], offset) {
      if (method === 'isLoadedFromArchive') return { value: false };
      if (object !== manager) return undefined;
      const step = stepOf(method, first);
      if (step) steps.push({ step, line: lineOf(offset) });
      const asks = method === 'getModule' && typeof first === 'string';
      return { value: asks ? (hasModule(first) ? new Map() : undefined) : unknown };
    },
    undecided: offset => undecided.add(lineOf(offset)),
    skipped(start, end) {
      lost ||= /\bg_modules\b/.test(text.slice(start, end));
    },
  });
  if (lost || !steps.some(({ step }) => step.kind === 'discover')) return undefined;
  return { steps, undecided: [...undecided] };
}

/** `g_modules` as a value. */
const manager: Table = new Map();

function stepOf(method: string, argument: Value): BootStep | undefined {
  if (method === 'discoverModules') return discover();
  if (method === 'autoLoadModules' && typeof argument === 'number') return auto(argument);
  if (method === 'ensureModuleLoaded' && typeof argument === 'string') return ensure(argument);
  return undefined;
}
