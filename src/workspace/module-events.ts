import type { Death } from '../syntax/otml/dialect.ts';
import type { ModuleFacts, ModuleFile, ModuleRecord } from './module-record.ts';

/** Why the manager was asked to load a module. */
export type Request =
  | { readonly kind: 'autoload'; readonly upTo: number; readonly priority: number }
  | { readonly kind: 'ensure' }
  | { readonly kind: 'dependency'; readonly of: ModuleRecord }
  | { readonly kind: 'load-later'; readonly of: ModuleRecord }
  | { readonly kind: 'asked' };

/** Why a module did not load. */
export type LoadFailure =
  | { readonly kind: 'self' }
  | { readonly kind: 'missing'; readonly dependency: string }
  | { readonly kind: 'cycle'; readonly dependency: string }
  | { readonly kind: 'dependency-failed'; readonly failed: ModuleRecord }
  | { readonly kind: 'script'; readonly path: string; readonly message: string };

/** What happens in the module manager, in the order in which it happens. */
export type ModuleEvent =
  | { readonly kind: 'discover'; readonly facts: ModuleFacts; readonly file: ModuleFile; readonly partial: boolean }
  | { readonly kind: 'script'; readonly record: ModuleRecord; readonly path: string }
  | { readonly kind: 'load'; readonly record: ModuleRecord; readonly request: Request }
  | { readonly kind: 'unload'; readonly record: ModuleRecord }
  | {
      readonly kind: 'load-failed';
      readonly record: ModuleRecord;
      readonly failure: LoadFailure;
      readonly fatal: boolean;
    }
  | { readonly kind: 'undiscovered'; readonly file: ModuleFile; readonly message: string }
  | { readonly kind: 'load-later-missing'; readonly record: ModuleRecord; readonly wanted: string }
  | { readonly kind: 'ensure-failed'; readonly name: string }
  | { readonly kind: 'complaint'; readonly file: ModuleFile; readonly message: string }
  | { readonly kind: 'died'; readonly death: Death; readonly record?: ModuleRecord; readonly file?: ModuleFile };

/** The name that a module depends on in vain, or undefined where that is not what is wrong. */
export function wantedName(failure: LoadFailure): string | undefined {
  if (failure.kind === 'dependency-failed') return failure.failed.name;
  return failure.kind === 'missing' || failure.kind === 'cycle' ? failure.dependency : undefined;
}

/** What the client writes into its log where a module does not load. */
export function failureMessage(failure: LoadFailure): string {
  switch (failure.kind) {
    case 'self':
      return 'cannot depend on itself';
    case 'missing':
      return `dependency '${failure.dependency}' was not found`;
    case 'cycle':
      return `dependency '${failure.dependency}' is recursively depending on itself`;
    case 'dependency-failed':
      return `dependency '${failure.failed.name}' has failed to load`;
    case 'script':
      return failure.message;
  }
}
