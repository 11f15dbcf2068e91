import type { Span } from '../../base/span.ts';
import { advancedNameSpan } from '../../checks/advanced-text.ts';
import { nameSpan } from '../../checks/manifest-text.ts';
import { bareCalls } from '../../syntax/lua/calls.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import { scriptFile, scriptPaths } from '../../workspace/script-paths.ts';
import { lookUp, virtualPathOf } from '../../workspace/search-path.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Definition } from '../definition.ts';
import type { Location } from '../location.ts';
import { type AdvancedPlace, advancedPlaceAt } from './place.ts';
import { functionsOf } from './scripts.ts';

/** Where what is named at an offset is made: manifests of modules, scripts, functions in scripts. */
export function advancedDefinition(snapshot: Snapshot, path: string, offset: number): Definition | undefined {
  const file = snapshot.advanced.get(path);
  const place = file && advancedPlaceAt(file, offset);
  if (!file || !place || place.value === '') return undefined;
  const targets = targetsOf(file, place, snapshot);
  return targets.length === 0 ? undefined : { origin: place.span, targets };
}

function targetsOf(file: AdvancedFile, { naming, value }: AdvancedPlace, snapshot: Snapshot): readonly Location[] {
  switch (naming) {
    case 'module': {
      const found = snapshot.advancedNames().get(value);
      if (!found) return [];
      const { plain, advanced, providers } = found;
      return [
        ...plain.map(it => ({ path: it.path, span: nameSpan(it) })),
        ...advanced.map(it => ({ path: it.path, span: advancedNameSpan(it) })),
        ...providers.map(it => ({ path: it.path, span: providedAt(it, value) })),
      ];
    }
    case 'script': {
      const mention = { value, span: { start: 0, end: 0 } };
      const start = { start: 0, end: 0 };
      return scriptPaths([mention], virtualPathOf(snapshot.search, file.path), snapshot.search).flatMap(it => {
        const found = lookUp(snapshot.search, scriptFile(it.path));
        return found.kind === 'file' ? [{ path: found.path, span: start }] : [];
      });
    }
    case 'function':
      return functionsNamed([value], file, snapshot);
    case 'statements':
      return functionsNamed(
        (bareCalls(value) ?? []).map(it => it.name),
        file,
        snapshot,
      );
    case 'table':
      return functionsOf(file, snapshot)
        .filter(it => it.owner === value)
        .slice(0, 1);
    case 'range':
      return [];
  }
}

function functionsNamed(names: readonly string[], file: AdvancedFile, snapshot: Snapshot): readonly Location[] {
  return functionsOf(file, snapshot).filter(it => names.includes(it.name));
}

function providedAt(file: AdvancedFile, name: string): Span {
  return file.manifest.provides.find(it => it.name === name)?.nameSpan ?? advancedNameSpan(file);
}
