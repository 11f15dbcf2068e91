import type { Mention } from '../manifest/manifest.ts';
import type { AdvancedFile } from './advanced-files.ts';
import type { AdvancedNames } from './advanced-names.ts';

/** A hard dependency as a client can be told of it. */
export interface PlainDependency {
  /** The requirement in the advanced manifest. */
  readonly stated: Mention;
  /** The module of that name, or the only one that provides it; undefined where several do. */
  readonly name: string | undefined;
  /** The modules that provide the name, where none has it. */
  readonly providers: readonly string[];
}

/** The hard dependencies of an advanced manifest in their order, virtual names replaced by what provides them. */
export function plainDependencies(file: AdvancedFile, names: AdvancedNames): readonly PlainDependency[] {
  return file.manifest.dependencies.flatMap(({ name, nameSpan }) => {
    const stated = { value: name, span: nameSpan };
    const found = names.get(name);
    if (!found || found.plain.length > 0 || found.advanced.length > 0) return [{ stated, name, providers: [] }];
    // What a module provides itself it need not wait for.
    if (found.providers.includes(file)) return [];
    const providers = [...new Set(found.providers.flatMap(it => it.manifest.name?.value ?? []))];
    return [{ stated, name: providers.length === 1 ? providers[0] : undefined, providers }];
  });
}
