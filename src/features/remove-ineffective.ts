import { listing } from '../base/text.ts';
import { type Edit, replace } from '../checks/check.ts';
import { isKept, isList, readKeys, removeItem, wholeLines, writtenKeys } from '../checks/manifest-text.ts';
import { quoted } from '../checks/names.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { fieldOf } from '../manifest/fields.ts';
import { type Manifest, type Mention, readManifest } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { applyEdits } from './fixes.ts';
import { isSound } from './near-key.ts';
import type { Refactoring } from './refactorings.ts';

/** Takes out what the client reads over: what is left is read as the same module. */
export function removeIneffective(file: ModuleFile, { engine }: Snapshot): readonly Refactoring[] {
  if (!isSound(file) || file.manifest.failure) return [];
  const all = [...candidates(file, engine)];
  // Each is tried alone, as long as that does not take too long.
  if (all.length * file.manifest.document.text.length > MOST_READ) return [];
  const removals = all.filter(it => isSame(file, [it], engine));
  if (removals.length === 0 || !isSame(file, removals, engine)) return [];
  const title = `Remove what has no effect: ${listing(removals.map(it => it.what))}`;
  return [{ title, kind: 'source', edits: removals.map(it => it.edit), confirm: true }];
}

/** How many characters are read to find out: some ten milliseconds. */
const MOST_READ = 150_000;

interface Removal {
  /** As it stands in a sentence: `"enabled"`, `the second "a"`. */
  readonly what: string;
  readonly edit: Edit;
}

function* candidates(file: ModuleFile, engine: ClientEngine): Generator<Removal> {
  const { manifest, path } = file;
  const whole = (what: string, key: Parameters<typeof wholeLines>[1]): Removal => ({
    what,
    edit: replace(path, wholeLines(manifest, key), ''),
  });
  for (const key of writtenKeys(manifest)) {
    const field = fieldOf(key.tag);
    if (field && !field.engines.includes(engine.id)) yield whole(quoted(key.tag), key);
  }
  for (const { declaration, field } of readKeys(manifest)) {
    if (!isKept(manifest, declaration)) yield whole(`the overwritten ${quoted(field.key)}`, declaration);
    else if (field.key === 'autoload-priority' && !manifest.autoload) yield whole(quoted(field.key), declaration);
    else if (isList(field) && field.type === 'modules') {
      const mentions = field.key === 'dependencies' ? manifest.dependencies : manifest.loadLater;
      for (const { value, span } of again(mentions)) {
        yield { what: `the second ${quoted(value)}`, edit: removeItem(file, span) };
      }
    }
  }
}

/** Items that stand in a list already. */
function again(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Set<string>();
  return mentions.filter(({ value }) => {
    const before = seen.has(value);
    seen.add(value);
    return value !== '' && before;
  });
}

/** Whether the engine makes the same of the manifest without these parts. */
function isSame({ manifest, path }: ModuleFile, removals: readonly Removal[], engine: ClientEngine): boolean {
  const edits = removals.map(it => it.edit);
  const text = applyEdits(manifest.document.text, path, edits);
  return essence(readManifest(text, engine)) === essence(manifest);
}

function essence(manifest: Manifest): string {
  const { document, texts, name, scripts, devices, onLoad, onUnload, failure, autoload, priority } = manifest;
  const values = (list: readonly Mention[]) => list.map(it => it.value);
  return JSON.stringify([
    [document.problems.length, failure === undefined, texts, name?.value, values(scripts), devices],
    [manifest.enabled, manifest.reloadable, manifest.sandboxed, autoload, autoload ? priority : 0],
    [[...new Set(values(manifest.dependencies))], [...new Set(values(manifest.loadLater))]],
    [onLoad?.value, onUnload?.value],
  ]);
}
