import type { NameTable } from '../base/name-table.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import type { Discovery, Known } from './discovery.ts';
import type { LoadFailure, ModuleEvent, Request } from './module-events.ts';

/** What the simulation asks of its surroundings. Modules are told by their numbers. */
export interface ManagerPort {
  readonly engine: ClientEngine;
  /** The table in which the manifests' names are numbered. */
  readonly names: NameTable;
  /** Reads the manifests into the modules that are there. */
  readonly discover: (before: Known | undefined) => Discovery;
  /** A module has loaded, for a request of that kind. */
  readonly loaded: (number: number, request: RequestKind, of: number) => void;
  /** Everything else that happens. */
  readonly emit: (event: Exclude<ModuleEvent, { kind: 'load' }>) => void;
  /** Whether a dependency that failed is told each time that a module fails for it, or the first time only. */
  readonly repeats: boolean;
  /** Called for each module whose scripts are about to run: why they do not, or undefined where they do. */
  readonly runScripts: ((number: number) => Extract<LoadFailure, { kind: 'script' }> | undefined) | undefined;
}

/** The kind of a request to load; what it is `of`: the module, the highest priority for `autoload`, else 0. */
export type RequestKind = Request['kind'];
