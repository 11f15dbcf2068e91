import type { Span } from '../base/span.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { AdvancedNames } from '../workspace/advanced-names.ts';
import { plainDependencies } from '../workspace/plain-dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** That one module is to be loaded before another, as an advanced manifest states it; both have an `.otmod`. */
export interface StatedOrder {
  readonly file: AdvancedFile;
  readonly key: 'dependencies' | 'optionalDependencies' | 'loadAfter' | 'loadBefore';
  /** The name of the other module as it is written. */
  readonly span: Span;
  readonly own: string;
  readonly other: string;
  /** Where the manifests that clients read of the two stand in `files`. */
  readonly ownPlace: number;
  readonly otherPlace: number;
}

/** What all advanced manifests state of the order of loading; what is about a module of no `.otmod` is left out. */
export function statedOrders(snapshot: Snapshot): readonly StatedOrder[] {
  const names = snapshot.advancedNames();
  return [...snapshot.advanced.values()].flatMap(file => ordersOf(file, names, snapshot));
}

function ordersOf(file: AdvancedFile, names: AdvancedNames, snapshot: Snapshot): readonly StatedOrder[] {
  const own = file.manifest.name?.value;
  const ownPlace = file.plain === undefined ? undefined : placeOf(file.plain, snapshot);
  if (own === undefined || ownPlace === undefined) return [];
  const { optionalDependencies, loadAfter, loadBefore } = file.manifest;
  const order = (key: StatedOrder['key'], other: string | undefined, span: Span): readonly StatedOrder[] => {
    const [plain] = other === undefined || other === own ? [] : (names.get(other)?.plain ?? []);
    const otherPlace = plain && placeOf(plain.path, snapshot);
    if (other === undefined || otherPlace === undefined) return [];
    return [{ file, key, span, own, other, ownPlace, otherPlace }];
  };
  const named = (value: string) => standIn(value, names);
  return [
    ...plainDependencies(file, names).flatMap(it => order('dependencies', it.name, it.stated.span)),
    ...optionalDependencies.flatMap(it => order('optionalDependencies', named(it.name), it.nameSpan)),
    ...loadAfter.flatMap(it => order('loadAfter', named(it.value), it.span)),
    ...loadBefore.flatMap(it => order('loadBefore', named(it.value), it.span)),
  ];
}

/** The module of a name, or the only one that provides it. */
function standIn(name: string, names: AdvancedNames): string | undefined {
  const found = names.get(name);
  if (!found || found.plain.length > 0 || found.advanced.length > 0) return name;
  return found.providers.length === 1 ? found.providers[0].manifest.name?.value : undefined;
}

/** The place of a manifest that clients discover. */
function placeOf(path: string, { files, places }: Snapshot): number | undefined {
  const place = places.get(path) ?? -1;
  return files[place]?.path === path ? place : undefined;
}
