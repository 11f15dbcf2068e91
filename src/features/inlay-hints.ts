import type { Span } from '../base/span.ts';
import { counted } from '../base/text.ts';
import { isKept, readKeys, writtenItems, writtenKeys } from '../checks/manifest-text.ts';
import { mayBeSealed } from '../checks/sealed-names.ts';
import { type Field, fieldOf, fields } from '../manifest/fields.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readInteger, readText } from '../manifest/values.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isGlob } from '../workspace/script-paths.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { advancedHints } from './advanced/inlay-hints.ts';
import { loadHint } from './load-hint.ts';

/** What a hint is about, as the settings that switch it off name it. */
export type HintTopic = 'loadPosition' | 'defaults' | 'unresolved' | 'ignored' | 'globMatches';

/** A few words behind something in a manifest that are not written there. */
export interface InlayHint {
  readonly topic: HintTopic;
  readonly offset: number;
  readonly label: string;
  /** A sentence or several lines of plain text, worked out when somebody looks. */
  readonly tooltip: () => string;
}

/** What is worth knowing about the lines of a manifest that a place covers, in the order of the text. */
export function inlayHints(snapshot: Snapshot, path: string, place: Span): readonly InlayHint[] {
  return hintsOf(snapshot, path)
    .filter(({ offset }) => place.start <= offset && offset <= place.end)
    .sort((a, b) => a.offset - b.offset);
}

function hintsOf(snapshot: Snapshot, path: string): readonly InlayHint[] {
  const advanced = snapshot.advanced.get(path);
  if (advanced) return advancedHints(advanced, snapshot);
  const file = manifestAt(snapshot, path);
  if (!file) return [];
  return [
    ...nameHints(file, snapshot),
    ...listHints(file, snapshot),
    ...valueHints(file),
    ...ignoredHints(file, snapshot),
  ];
}

function nameHints(file: ModuleFile, snapshot: Snapshot): readonly InlayHint[] {
  const { name } = file.manifest;
  return name?.value ? [loadHint(name.value, file, name.span.end, snapshot)] : [];
}

function* listHints(file: ModuleFile, snapshot: Snapshot): Generator<InlayHint> {
  for (const { declaration, field } of readKeys(file.manifest)) {
    for (const { value, span } of writtenItems(declaration)) {
      const read = readText(value);
      if (field.type === 'modules') yield* moduleHint(read, span.end, snapshot);
      if (field.type === 'scripts') yield* globHint(read, span, file, snapshot);
    }
  }
}

function* moduleHint(name: string, offset: number, snapshot: Snapshot): Generator<InlayHint> {
  const [file] = snapshot.graph.filesOf(name);
  if (file) yield loadHint(name, file, offset, snapshot);
  else if (name !== '' && !mayBeSealed(name, snapshot)) {
    const tooltip = () => `No manifest of this client folder gives the name “${name}”.`;
    yield { topic: 'unresolved', offset, label: 'no such module', tooltip };
  }
}

function* globHint(item: string, place: Span, file: ModuleFile, { engine }: Snapshot): Generator<InlayHint> {
  if (engine.scriptPaths !== 'replace' || !isGlob(item)) return;
  const matched = file.scripts.filter(({ mention }) => mention.span.start === place.start).map(it => `${it.path}.lua`);
  const more = matched.length > 20 ? ['…'] : [];
  const words = matched.length === 0 ? 'No Lua file matches that is not listed before.' : 'Not listed before:';
  yield {
    topic: 'globMatches',
    offset: place.end,
    label: counted(matched.length, 'script'),
    tooltip: () => [words, ...matched.slice(0, 20), ...more].join('\n'),
  };
}

/** What the engine reads where that is not what stands there. */
function* valueHints({ manifest }: ModuleFile): Generator<InlayHint> {
  for (const { declaration, field } of readKeys(manifest)) {
    const isNull = declaration.value === '~' && field.default !== '';
    if (!isNull && !isKept(manifest, declaration)) continue;
    const offset = declaration.valueSpan.end;
    const hint = (label: string, tooltip: string): InlayHint => ({
      topic: 'defaults',
      offset,
      label,
      tooltip: () => tooltip,
    });
    const effective = isNull ? field.default : effectiveValue(declaration, field, manifest);
    if (effective !== undefined) yield hint(`= ${effective}`, `What the client reads for ${field.key}.`);
    const priority = manifest.module?.children.some(it => it.tag === 'autoload-priority' && !it.isNull) ?? false;
    if (field.key === 'autoload' && manifest.autoload && !priority) {
      const usual = fields.find(it => it.key === 'autoload-priority')?.default ?? '';
      yield hint(`priority ${usual}`, `The autoload-priority of a module that states none: ${usual}.`);
    }
    if (field.key === 'autoload-priority' && !manifest.autoload) {
      yield hint('without autoload', 'The priority counts only with autoload: true.');
    }
  }
}

function effectiveValue(declaration: Declaration, field: Field, { module }: Manifest): string | undefined {
  const node = module?.children.find(it => it.declaration === declaration);
  if (!node || declaration.items || declaration.block !== undefined) return undefined;
  const number = field.type === 'integer' ? readInteger(node.value) : undefined;
  const read = number === undefined ? node.value : String(number);
  return read === declaration.value ? undefined : read;
}

function* ignoredHints({ manifest }: ModuleFile, { engine }: Snapshot): Generator<InlayHint> {
  for (const declaration of writtenKeys(manifest)) {
    const field = fieldOf(declaration.tag);
    if (!field || field.engines.includes(engine.id)) continue;
    const { colon, tagSpan, valueSpan, block } = declaration;
    const end = block === undefined ? valueSpan.end : valueSpan.start + block.length;
    yield {
      topic: 'ignored',
      offset: Math.max(end, (colon ?? tagSpan.end - 1) + 1),
      label: `ignored by ${engine.title}`,
      tooltip: () => `Read by ${field.engines.join(' and ')} only.`,
    };
  }
}
