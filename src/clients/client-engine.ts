import type { Death, Dialect } from '../syntax/otml/dialect.ts';

/** The client engines, in the order in which they are offered. */
export const engineIds = ['mehah', 'opentibiabr', 'otcv8', 'edubart'] as const;

export type EngineId = (typeof engineIds)[number];

/** One call of `g_modules` in the boot sequence of a client. */
export type BootStep =
  | { readonly kind: 'discover' }
  | { readonly kind: 'auto'; readonly upTo: number }
  | { readonly kind: 'ensure'; readonly module: string; readonly optional: boolean };

/** What one client engine does differently from the others, as data. Every quirk of an engine stands here. */
export interface ClientEngine {
  readonly id: EngineId;
  /** As shown to a person. */
  readonly title: string;
  readonly repository: string;
  readonly dialect: Dialect;
  /**
   * Where manifests are found. `merged`: one root made of `mods`, `modules`, `data` and the folder itself, the first
   * of which hides equal paths of the later ones. `modules-then-mods`: the two folders, one after the other.
   */
  readonly search: 'merged' | 'modules-then-mods';
  /** `append`: `.lua` is added where it is missing; `replace`: any extension goes, a trailing `*` lists folders. */
  readonly scriptPaths: 'append' | 'replace';
  /** Folders tried in this order for a path that does not exist. */
  readonly fallbacks: readonly string[];
  /** What a module does to the client that fails to load and never has loaded. */
  readonly firstFailure: 'error' | 'fatal';
  /** The client ends when `hasDependency` runs in a circle. */
  readonly endlessRecursion: Death;
  /** The boot sequence of the engine's own init.lua; `ensure` of a module that is not there is left out. */
  readonly boot: readonly BootStep[];
  /** Globals that modules make and the client itself asks for by name. Source: calls of `callGlobalField`. */
  readonly asksFor: readonly string[];
}

export function discover(): BootStep {
  return { kind: 'discover' };
}

export function auto(upTo: number): BootStep {
  return { kind: 'auto', upTo };
}

export function ensure(module: string): BootStep {
  return { kind: 'ensure', module, optional: false };
}

export function ensureIfThere(module: string): BootStep {
  return { kind: 'ensure', module, optional: true };
}
