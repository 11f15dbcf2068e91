import type { EngineId } from '../clients/client-engine.ts';

/** What a person decides about a client folder. */
export interface ClientSettings {
  readonly engine: EngineId | 'auto';
  /** Where the boot sequence comes from; `auto`: the folder's init.lua where the chosen engine is the detected one. */
  readonly boot: 'auto' | 'folder' | 'upstream';
  /** `check`: a script that is missing or does not compile fails its module; `off`: scripts always run. */
  readonly scripts: 'check' | 'off';
  /** Whether the client's disk tells upper from lower case; where it does not, a script that is spelled otherwise runs. */
  readonly caseMatters: boolean;
  /** Codes of the checks that are off unless somebody wants them, as far as somebody does. */
  readonly optIn?: readonly string[];
}

export const defaultSettings: ClientSettings = {
  engine: 'auto',
  boot: 'auto',
  scripts: 'check',
  caseMatters: true,
};
