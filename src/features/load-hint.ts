import { failureMessage } from '../workspace/module-events.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { InlayHint } from './inlay-hints.ts';
import { loadNumber } from './load-number.ts';
import { reasonLines } from './reasons.ts';

/** The place in the load order of the module that a manifest is read into, with the reasons. */
export function loadHint(name: string, file: ModuleFile, offset: number, snapshot: Snapshot): InlayHint {
  const number = loadNumber(file, snapshot);
  const label = number === undefined ? 'not loaded' : `#${number}`;
  return { topic: 'loadPosition', offset, label, tooltip: () => reasons(name, file, snapshot) };
}

function reasons(name: string, file: ModuleFile, snapshot: Snapshot): string {
  const { boot } = snapshot;
  const record = boot.recordOf(file);
  const load = record && boot.loadOf(record);
  const phase = load && boot.phases.find(it => it.loads.includes(load));
  if (load && phase) return reasonLines(load, phase, snapshot).join('\n');
  const failure = record && boot.failures.get(record);
  if (failure) return `“${name}” does not load: ${failureMessage(failure)}.`;
  return `Nothing loads “${name}” when the client starts.`;
}
