import { ok, type Result, refused } from '../../base/result.ts';
import { span } from '../../base/span.ts';
import { type Edit, replace } from '../../checks/check.ts';
import { belowModule, newLine, wholeLines, writeValue } from '../../checks/manifest-text.ts';
import { listLines, writeList } from '../../checks/write-list.ts';
import { clients } from '../../clients/clients.ts';
import { type Manifest, readManifest } from '../../manifest/manifest.ts';
import { unwritableReason, writtenChunk, writtenText } from '../../manifest/otml-text.ts';
import { childOf } from '../../syntax/otml/children.ts';
import type { Declaration } from '../../syntax/otml/tree.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import { hasFile } from '../../workspace/file-tree.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { applyEdits } from '../fixes.ts';
import { type ExportedValue, exportedValues, readBack, sameValue } from './exported-values.ts';

/** An `.otmod` brought up to date with the advanced manifest beside it. */
export interface Export {
  readonly path: string;
  /** None where it is up to date already. */
  readonly edits: readonly Edit[];
  /** Its whole text afterwards. */
  readonly text: string;
}

/**
 * The `.otmod` that says to clients what an advanced manifest says. One that is there keeps its comments, and every key that the
 * advanced manifest does not state. Refused, with a sentence, where a client engine would read something else.
 */
export function exportPlain(file: AdvancedFile, snapshot: Snapshot): Result<Export> {
  const values = exportedValues(file, snapshot);
  if (!values.ok) return values;
  const path = file.plain ?? file.path.slice(0, -'.jsonc'.length);
  const plain = snapshot.manifest(path);
  if (!plain) {
    if (hasFile(snapshot.tree, path)) return refused(`${path} is there, but cannot be read.`);
    const text = newText(values.value);
    if (!text.ok) return text;
    return checked(
      { path, edits: [{ kind: 'create', path, text: text.value }], text: text.value },
      values.value,
      () => true,
    );
  }
  const { failure, document } = plain.manifest;
  if (failure) return refused(`${path} cannot be read by the client; mend it first.`);
  const edits = changes(plain, values.value);
  if (!edits.ok) return edits;
  const text = applyEdits(document.text, path, edits.value);
  const reads = (manifest: Manifest) => !manifest.failure;
  return checked({ path, edits: edits.value, text }, values.value, reads, document.text);
}

/** The same for the advanced manifest at a path. */
export function exportPlainAt(snapshot: Snapshot, path: string): Result<Export> {
  const file = snapshot.advanced.get(path);
  return file ? exportPlain(file, snapshot) : refused(`${path} is no advanced manifest.`);
}

/** Holds the text against every engine that read the one before: each must read every value as it is stated. */
function checked(
  result: Export,
  values: readonly ExportedValue[],
  counts: (before: Manifest) => boolean,
  before = result.text,
): Result<Export> {
  for (const engine of Object.values(clients)) {
    if (!counts(readManifest(before, engine))) continue;
    const manifest = readManifest(result.text, engine);
    const wrong = values.find(it => manifest.failure || !sameValue(readBack(it.key, manifest), it.value));
    if (wrong) return refused(`"${wrong.key}" cannot be written so that ${engine.title} reads it as it is stated.`);
  }
  return ok(result);
}

function newText(values: readonly ExportedValue[]): Result<string> {
  const lines: string[] = [];
  for (const value of values) {
    const own = linesOf(value, '\n');
    if (!own.ok) return own;
    lines.push(own.value);
  }
  return ok(`Module\n${lines.join('')}`);
}

/** The lines of a key in a manifest that has none of its name. */
function linesOf({ key, value }: ExportedValue, feed: '\n' | '\r\n'): Result<string> {
  if (typeof value === 'object') return listLines(key, value, feed);
  const written = writtenScalar(key, value, feed);
  return written.ok ? ok(`  ${key}: ${written.value}${feed}`) : written;
}

function writtenScalar(key: string, value: string | boolean | number, feed: '\n' | '\r\n'): Result<string> {
  if (typeof value !== 'string') return ok(String(value));
  const written = key.startsWith('@') ? writtenChunk(value, feed) : writtenText(value);
  if (written !== undefined) return ok(written);
  return refused(`${JSON.stringify(value)} cannot be the value of "${key}": ${unwritableReason(value)}.`);
}

/** The edits that make an `.otmod` say the values; nothing of it that does so already is touched. */
function changes(plain: ModuleFile, values: readonly ExportedValue[]): Result<readonly Edit[]> {
  const { manifest } = plain;
  const feed = newLine(manifest);
  const edits: Edit[] = [];
  const added = new Map<number, string>();
  let last: Declaration | undefined;
  for (const value of values) {
    const declaration = manifest.module && childOf(manifest.module, value.key)?.declaration;
    if (!declaration) {
      const lines = linesOf(value, feed);
      if (!lines.ok) return lines;
      const place = last ? wholeLines(manifest, last).end : belowModule(manifest)?.offset;
      if (place !== undefined) added.set(place, (added.get(place) ?? '') + lines.value);
      continue;
    }
    last = declaration;
    if (sameValue(readBack(value.key, manifest), value.value)) continue;
    const edit = changeOf(plain, declaration, value, feed);
    if (!edit.ok) return edit;
    edits.push(edit.value);
  }
  const { text } = manifest.document;
  for (const [at, lines] of added) {
    const prefix = at > 0 && text[at - 1] !== '\n' ? feed : '';
    edits.push(replace(plain.path, span(at, at), prefix + lines));
  }
  return ok(edits);
}

function changeOf(
  plain: ModuleFile,
  declaration: Declaration,
  { key, value }: ExportedValue,
  feed: '\n' | '\r\n',
): Result<Edit> {
  if (typeof value === 'object') return writeList(plain, declaration, value);
  const written = writtenScalar(key, value, feed);
  return written.ok ? ok(writeValue(plain, declaration, written.value)) : written;
}
