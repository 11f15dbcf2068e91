import { counted, listing } from '../base/text.ts';
import type { LoadFailure } from '../workspace/module-events.ts';
import type { ModuleFile, ModuleRecord } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Related } from './check.ts';
import { nameSpan } from './manifest-text.ts';

/** What follows for the client when the module of `file` fails for `kind`: a sentence to append, and the places. */
export function consequencesOf(
  file: ModuleFile,
  snapshot: Snapshot,
  isThis: (failure: LoadFailure) => boolean,
): { readonly sentence: string; readonly related: readonly Related[] } {
  const record = snapshot.boot.recordOf(file);
  const failure = record && snapshot.boot.failures.get(record);
  if (!record || !failure || !isThis(failure)) return { sentence: '', related: [] };
  const others = snapshot.consequences().get(record) ?? [];
  return { sentence: sentence(record, others, snapshot), related: others.slice(0, MOST_SHOWN).flatMap(relatedTo) };
}

const MOST_SHOWN = 20;

function sentence(record: ModuleRecord, others: readonly ModuleRecord[], { boot, engine }: Snapshot): string {
  const fatal = boot.end?.kind === 'fatal' && boot.end.record === record;
  const ends = fatal ? ` ${engine.title} ends here with a fatal error.` : '';
  if (others.length === 0) return `${ends || ` "${record.name}" does not load.`}`;
  const names = others.length > 4 ? counted(others.length, 'module') : listing(others.map(it => `"${it.name}"`));
  return ` "${record.name}" does not load, and with it ${names}.${ends}`;
}

function relatedTo(record: ModuleRecord): readonly Related[] {
  const file = record.files[0];
  return file
    ? [{ message: `"${record.name}" does not load because of this`, path: file.path, span: nameSpan(file) }]
    : [];
}
