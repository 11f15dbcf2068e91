import type { Mention } from '../manifest/manifest.ts';
import type { ModuleFile } from './module-record.ts';

/** The items of one manifest's lists that name nothing, or the module itself. */
export interface Oddities {
  readonly file: ModuleFile;
  readonly unknown: readonly Mention[];
  readonly unknownLater: readonly Mention[];
  readonly self: readonly Mention[];
  readonly selfLater: readonly Mention[];
}

/** Notes what is odd about the lists of one manifest, by its place, where anything is; `number`: of each name that a module has. */
export function noteOddities(
  i: number,
  file: ModuleFile,
  number: ReadonlyMap<string, number>,
  oddities: Map<number, Oddities>,
): void {
  const { dependencies, loadLater, name } = file.manifest;
  if (!dependencies.some(it => isOdd(it, name?.value, number)) && !loadLater.some(it => isOdd(it, name?.value, number)))
    return;
  const own = (it: Mention) => it.value === name?.value;
  const unknown = (it: Mention) => !number.has(it.value);
  oddities.set(i, {
    file,
    unknown: dependencies.filter(unknown),
    unknownLater: loadLater.filter(unknown),
    self: dependencies.filter(own),
    selfLater: loadLater.filter(own),
  });
}

function isOdd({ value }: Mention, name: string | undefined, number: ReadonlyMap<string, number>): boolean {
  return value === name || !number.has(value);
}
