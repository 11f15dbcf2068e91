import { type Span, span } from '../base/span.ts';
import { counted } from '../base/text.ts';
import { deviceTypes, operatingSystems } from '../manifest/devices.ts';
import type { Field } from '../manifest/fields.ts';
import { readBoolean, readInteger, readText } from '../manifest/values.ts';
import type { OtmlNode } from '../syntax/otml/tree.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import { isAdvancedManifest } from '../workspace/manifest-paths.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isGlob, scriptFile } from '../workspace/script-paths.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { advancedHover } from './advanced/hover.ts';
import { conflictsHover } from './conflict-hover.ts';
import { fieldPage, fieldTerms } from './field-page.ts';
import { firstFew, inlineCode, plainWords } from './markdown.ts';
import { moduleCard } from './module-card.ts';
import { functionsOf } from './module-functions.ts';
import { type Place, placeAt } from './place.ts';
import { placeWords } from './place-words.ts';
import { scriptPage } from './script-page.ts';

/** What is told about a place of a manifest of either kind, as markdown in which the words of files mean nothing. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

/** What there is to know of what stands at an offset; undefined where nothing is known. */
export function hover(snapshot: Snapshot, path: string, offset: number): Hover | undefined {
  if (isAdvancedManifest(path)) return advancedHover(snapshot, path, offset);
  const file = manifestAt(snapshot, path);
  const place = file && placeAt(file.manifest, offset);
  if (!place) return undefined;
  if (place.kind === 'lua') return aboutFunction(file, place.span, offset, snapshot);
  const markdown = about(place, file, snapshot);
  if (markdown === undefined) return undefined;
  const conflicts = place.kind === 'item' ? conflictsHover(snapshot, path, offset) : [];
  return { markdown: [markdown, ...conflicts].join('\n\n'), span: place.span };
}

function about(place: Exclude<Place, { kind: 'lua' }>, file: ModuleFile, snapshot: Snapshot): string | undefined {
  const { name } = file.manifest;
  if (place.kind === 'module') return name && moduleCard(name.value, snapshot);
  const { field } = place;
  if (!field) return undefined;
  if (place.kind === 'key') return `**${field.key}**: ${fieldTerms(field)}\n\n${fieldPage(field, snapshot.engine)}`;
  const { engine } = snapshot;
  if (!field.engines.includes(engine.id)) return `${engine.title} does not read \`${field.key}\`.`;
  const node = nodeOf(place, file);
  if (!node) return `Another \`${field.key}\` takes the place of this one.`;
  return place.kind === 'value'
    ? aboutValue(node, place, field, file, snapshot)
    : aboutItem(node, place, field, file, snapshot);
}

/** What the engine holds of a value or an item; undefined where it keeps another one. */
function nodeOf(
  { kind, declaration, span: { start } }: ValuePlace | ItemPlace,
  file: ModuleFile,
): OtmlNode | undefined {
  const keys = file.manifest.module?.children ?? [];
  if (kind === 'value') return keys.find(it => it.declaration === declaration);
  return keys
    .filter(it => it.tag === declaration.tag)
    .flatMap(it => it.children)
    .find(it => it.span.start === start);
}

type ValuePlace = Extract<Place, { kind: 'value' }>;
type ItemPlace = Extract<Place, { kind: 'item' }>;

function aboutValue(
  node: OtmlNode,
  { declaration }: ValuePlace,
  field: Field,
  file: ModuleFile,
  snapshot: Snapshot,
): string | undefined {
  if (node.isNull) return `As if it were not there${field.default === '' ? '' : `: ${inlineCode(field.default)}`}.`;
  switch (field.type) {
    case 'boolean':
      return readAs(readBoolean(node.value), node.value, 'true or false');
    case 'integer':
      return readAs(readInteger(node.value), node.value, 'a whole number');
    case 'text':
      if (field.key === 'name' && file.manifest.name) return moduleCard(file.manifest.name.value, snapshot);
      return readText(node.value) === declaration.value ? undefined : `Read as ${inlineCode(readText(node.value))}.`;
    default:
      return `A text, not a list: ${snapshot.engine.title} reads no item from it.`;
  }
}

function readAs(read: boolean | number | undefined, written: string, wanted: string): string {
  if (read === undefined) return `${inlineCode(written)} is not ${wanted}: the client gives up this manifest here.`;
  return `Read as ${inlineCode(String(read))}.`;
}

function aboutItem(
  node: OtmlNode,
  place: ItemPlace,
  field: Field,
  file: ModuleFile,
  snapshot: Snapshot,
): string | undefined {
  const value = readText(node.value);
  switch (field.type) {
    case 'modules':
      return value === '' ? undefined : moduleCard(value, snapshot);
    case 'scripts':
      return aboutScript(value, place.span, file, snapshot);
    case 'devices':
      return aboutDevice(value);
    default:
      return undefined;
  }
}

function aboutScript(value: string, { start }: Span, file: ModuleFile, snapshot: Snapshot): string {
  const own = file.scripts.filter(it => it.mention.span.start === start);
  if (snapshot.engine.scriptPaths === 'replace' && isGlob(value)) {
    const files = own.map(it => scriptFile(it.path));
    const few = files.length === 0 ? '.' : `: ${firstFew(files, 10)}.`;
    return `Adds ${counted(files.length, 'Lua file')}${few}`;
  }
  return own.map(it => scriptPage(scriptFile(it.path), snapshot)).join('\n\n');
}

function aboutDevice(value: string): string | undefined {
  const [type, system] = value.split(':').filter(part => part !== '');
  if (type === undefined) return undefined;
  const device = Object.hasOwn(deviceTypes, type) ? `${type} devices` : 'every device, for the word is not known';
  if (system === undefined) return `Matches ${device}.`;
  const known = Object.hasOwn(operatingSystems, system);
  return `Matches ${device}, under ${known ? system : 'every operating system, for the word is not known'}.`;
}

/** The function that is named in the Lua of a manifest. */
function aboutFunction(file: ModuleFile, chunk: Span, offset: number, snapshot: Snapshot): Hover | undefined {
  const { text } = file.manifest.document;
  let [start, end] = [offset, offset];
  while (start > chunk.start && /\w/.test(text[start - 1])) start--;
  while (end < chunk.end && /\w/.test(text[end])) end++;
  if (/[.:]/.test(text.slice(Math.max(chunk.start, start - 1), start))) return undefined;
  const name = text.slice(start, end);
  const definition = functionsOf(file, snapshot).definitions.get(name);
  if (!definition) return undefined;
  const markdown = `Function ${inlineCode(name)}, defined in ${plainWords(placeWords(snapshot)(definition))}.`;
  return { markdown, span: span(start, end) };
}
