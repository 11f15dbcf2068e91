import { unreachable } from '../../base/result.ts';
import { folderOfManifest } from '../../checks/names.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { fieldPage } from '../field-page.ts';
import { stepTitle } from '../reasons.ts';
import { type CompletionItem, item } from './completion-item.ts';
import type { ValueSpot } from './spot.ts';
import { isPlain } from './written.ts';

/** The values that a key may have, where there are few. */
export function offerValues(spot: ValueSpot, file: ModuleFile, snapshot: Snapshot): readonly CompletionItem[] {
  return valuesOf(spot, file, snapshot).map(({ value, note }, i) =>
    item({
      label: value,
      kind: 'value',
      note,
      documentation: () => fieldPage(spot.field, snapshot.engine),
      span: spot.span,
      text: spot.before + value + spot.after,
      sortText: String(i),
      filterText: spot.mark + value,
    }),
  );
}

interface Value {
  readonly value: string;
  readonly note: string;
}

function valuesOf({ field }: ValueSpot, file: ModuleFile, snapshot: Snapshot): readonly Value[] {
  switch (field.type) {
    case 'boolean': {
      const other = field.default === 'true' ? 'false' : 'true';
      return [
        { value: other, note: '' },
        { value: field.default, note: 'default' },
      ];
    }
    case 'integer':
      return boundaries(snapshot);
    case 'text': {
      const folder = folderOfManifest(file);
      const isKnown = field.key === 'name' && isPlain(folder, 'value');
      return isKnown ? [{ value: folder, note: 'the name of the folder' }] : [];
    }
    case 'modules':
    case 'scripts':
    case 'devices':
    case 'lua':
      return [];
    default:
      return unreachable(field.type);
  }
}

/** The highest priority of each step of the boot that loads modules by priority. */
function boundaries({ sequence }: Snapshot): readonly Value[] {
  const found = new Map<string, string>();
  for (const { step, line } of sequence.steps) {
    if (step.kind !== 'auto' || found.has(String(step.upTo))) continue;
    found.set(String(step.upTo), stepTitle(step) + (line === undefined ? '' : ` (init.lua:${line})`));
  }
  return [...found].map(([value, note]) => ({ value, note }));
}
