import type { ClientEngine } from '../clients/client-engine.ts';
import type { BootSequence } from './boot.ts';
import { type InitScript, readInitScript } from './init-lua.ts';

/** What a boot sequence is made from. */
export interface SequenceFacts {
  readonly engine: ClientEngine;
  /** The text of the folder's own init.lua, where it is to be read. */
  readonly initLua: string | undefined;
  /** Whether a module of that name is there. */
  readonly hasModule: (name: string) => boolean;
  /** Some modules cannot be seen, so that one which is not there is no reason to end the client. */
  readonly lenient: boolean;
}

/** Reads boot sequences; the init.lua again only where its text or the modules that it asks for changed. */
export class BootSequences {
  #known:
    | { readonly text: string; readonly asked: ReadonlyMap<string, boolean>; readonly script: InitScript | undefined }
    | undefined;
  #latest: { readonly script: InitScript; readonly lenient: boolean; readonly sequence: BootSequence } | undefined;

  /** The sequence of the folder's init.lua where it can be read, else the engine's upstream one. */
  read({ engine, initLua, hasModule, lenient }: SequenceFacts): BootSequence {
    const script = initLua === undefined ? undefined : this.#script(initLua, hasModule);
    if (!script) return { steps: engine.boot.map(step => optional({ step, line: undefined })), origin: 'upstream' };
    if (this.#latest?.script !== script || this.#latest.lenient !== lenient) {
      const sequence = { steps: script.steps.map(it => (lenient ? optional(it) : it)), origin: 'folder' } as const;
      this.#latest = { script, lenient, sequence };
    }
    return this.#latest.sequence;
  }

  #script(text: string, hasModule: (name: string) => boolean): InitScript | undefined {
    const known = this.#known;
    if (known?.text === text && [...known.asked].every(([name, there]) => hasModule(name) === there))
      return known.script;
    const asked = new Map<string, boolean>();
    const script = readInitScript(text, name => {
      asked.set(name, hasModule(name));
      return hasModule(name);
    });
    this.#known = { text, asked, script };
    return script;
  }
}

type BootStepLine = BootSequence['steps'][number];

function optional(it: BootStepLine): BootStepLine {
  return it.step.kind === 'ensure' ? { ...it, step: { ...it.step, optional: true } } : it;
}
