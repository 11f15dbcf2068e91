import type { Span } from '../base/span.ts';
import { anyVersion, parseRange, parseVersion, type Version, type VersionRange } from '../base/version.ts';
import { type EngineId, engineIds } from '../clients/client-engine.ts';
import { parseJson } from '../syntax/json/parse.ts';
import type { JsonDocument, JsonNode } from '../syntax/json/tree.ts';
import { advancedField, advancedFields } from './advanced-fields.ts';
import { FieldReader, type JsonRecord, type Setting, textsOf } from './field-reader.ts';
import { type Integration, readIntegrations } from './integration.ts';
import type { Mention } from './manifest.ts';
import { kinds, type ModuleKind } from './module-kinds.ts';
import type { AdvancedField } from './shape.ts';
import { type AdvancedProblem, duplicateKeys, shapeProblems } from './shape-problems.ts';

/** A version with the text that states it. */
export interface StatedVersion extends Mention {
  readonly version: Version;
}

/** A module that is named with a range of its versions. */
export interface Requirement {
  readonly name: string;
  /** The name with its quotes. */
  readonly nameSpan: Span;
  /** Undefined where the range cannot be read; that is a problem of the manifest. */
  readonly range: VersionRange | undefined;
  readonly rangeText: string;
  /** Undefined in a plain list of names, where any version will do. */
  readonly rangeSpan: Span | undefined;
  /** The name with its range. */
  readonly span: Span;
}

/** A name that a module may be asked for by as well. */
export interface Provided {
  readonly name: string;
  readonly nameSpan: Span;
  /** The version that the module counts as; undefined where none can be read. */
  readonly version: Version | undefined;
}

/** A function that handles an event. */
export interface Hook {
  readonly event: string;
  readonly eventSpan: Span;
  /** In a plain list the event and its handler have one name and one place. */
  readonly handler: Mention;
  readonly priority: number;
}

/** The lists of modules that an advanced manifest may state, from the strictest to the loosest. */
export const requirementKeys = ['dependencies', 'optionalDependencies', 'runtimeDependencies', 'conflicts'] as const;

export type RequirementKey = (typeof requirementKeys)[number];

export const orderKeys = ['loadAfter', 'loadBefore', 'loadLater'] as const;

export type OrderKey = (typeof orderKeys)[number];

export const lifecycleKeys = ['object', 'onLoad', 'onUnload', 'getState', 'setState', 'migrate', 'validate'] as const;

export type LifecycleKey = (typeof lifecycleKeys)[number];

/**
 * What the text of an advanced manifest says. Everything has its place; a value that cannot be read counts as absent, and
 * is among the problems.
 */
export interface AdvancedManifest
  extends Readonly<Record<RequirementKey, readonly Requirement[]>>,
    Readonly<Record<OrderKey, readonly Mention[]>> {
  readonly document: JsonDocument;
  readonly name: Mention | undefined;
  readonly version: StatedVersion | undefined;
  /** Undefined where it follows from the folder. */
  readonly kind: (Mention & { readonly value: ModuleKind }) | undefined;
  readonly author: Mention | undefined;
  readonly description: Mention | undefined;
  readonly website: Mention | undefined;
  readonly scripts: readonly Mention[];
  readonly sandboxed: Setting<boolean>;
  readonly autoload: Setting<boolean>;
  readonly autoloadPriority: Setting<number>;
  readonly provides: readonly Provided[];
  /** None: the module is meant for every client engine. */
  readonly engines: readonly { readonly engine: EngineId; readonly range: VersionRange; readonly span: Span }[];
  readonly hooks: readonly Hook[];
  readonly lifecycle: Readonly<Record<LifecycleKey, Mention | undefined>>;
  readonly config: JsonRecord;
  readonly configSchema: JsonRecord | undefined;
  readonly permissions: readonly Mention[];
  readonly integrations: readonly Integration[];
  /** In the order of the text. */
  readonly problems: readonly AdvancedProblem[];
}

/** Reads an advanced manifest. Never throws, whatever the text. */
export function readAdvancedManifest(text: string): AdvancedManifest {
  const document = parseJson(text);
  const { root } = document;
  const top = new FieldReader(root, advancedFields);
  const version = top.mention('version');
  const parsed = version && parseVersion(version.value);
  const kind = top.mention('kind');
  const known = kinds.find(it => it === kind?.value);
  return {
    document,
    name: top.mention('name'),
    version: version && parsed && { ...version, version: parsed },
    kind: kind && known && { value: known, span: kind.span },
    author: top.mention('author'),
    description: top.mention('description'),
    website: top.mention('website'),
    scripts: top.list('scripts'),
    sandboxed: top.flag('sandboxed'),
    autoload: top.flag('autoload'),
    autoloadPriority: top.number('autoloadPriority'),
    dependencies: requirements(top.value('dependencies')),
    optionalDependencies: requirements(top.value('optionalDependencies')),
    runtimeDependencies: requirements(top.value('runtimeDependencies')),
    conflicts: requirements(top.value('conflicts')),
    provides: provided(top.value('provides'), parsed),
    loadAfter: top.list('loadAfter'),
    loadBefore: top.list('loadBefore'),
    loadLater: top.list('loadLater'),
    engines: enginesOf(top.value('engines')),
    hooks: hooksOf(top.value('hooks')),
    lifecycle: lifecycleOf(top.value('lifecycle')),
    config: top.record('config') ?? {},
    configSchema: top.record('configSchema'),
    permissions: top.list('permissions'),
    integrations: readIntegrations(top.value('integrations')),
    problems: problemsOf(document),
  };
}

function problemsOf({ root, problems }: JsonDocument): readonly AdvancedProblem[] {
  const found: AdvancedProblem[] = problems.map(it => ({ kind: 'syntax', ...it, bySchema: true }));
  if (root) found.push(...duplicateKeys(root), ...shapeProblems(root, { kind: 'record', fields: advancedFields }));
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function requirements(node: JsonNode | undefined): readonly Requirement[] {
  if (node?.kind !== 'object') {
    return textsOf(node)
      .filter(it => it.value.trim() !== '')
      .map(({ value, span }) => {
        return { name: value, nameSpan: span, range: anyVersion, rangeText: '*', rangeSpan: undefined, span };
      });
  }
  return node.properties.flatMap(({ key, keySpan, span, value }) => {
    if (key.trim() === '') return [];
    const text = value?.kind === 'string' ? value.value : undefined;
    const range = text === undefined ? undefined : parseRange(text);
    return [{ name: key, nameSpan: keySpan, range, rangeText: text ?? '', rangeSpan: value?.span, span }];
  });
}

function provided(node: JsonNode | undefined, own: Version | undefined): readonly Provided[] {
  if (node?.kind !== 'object') {
    return textsOf(node).map(({ value, span }) => ({ name: value, nameSpan: span, version: own }));
  }
  return node.properties.map(({ key, keySpan, value }) => ({
    name: key,
    nameSpan: keySpan,
    version: value?.kind === 'string' ? parseVersion(value.value) : undefined,
  }));
}

function enginesOf(node: JsonNode | undefined): AdvancedManifest['engines'] {
  if (node?.kind !== 'object') return [];
  return node.properties.flatMap(({ key, span, value }) => {
    const engine = engineIds.find(it => it === key);
    const range = value?.kind === 'string' ? parseRange(value.value) : undefined;
    return engine && range ? [{ engine, range, span }] : [];
  });
}

function hooksOf(node: JsonNode | undefined): readonly Hook[] {
  if (node?.kind !== 'object') {
    const { value: priority } = new FieldReader(undefined, handlerFields).number('priority');
    return textsOf(node).map(it => ({ event: it.value, eventSpan: it.span, handler: it, priority }));
  }
  return node.properties.flatMap(({ key, keySpan, value }) => {
    const reader = new FieldReader(value, handlerFields);
    const handler = value?.kind === 'string' ? { value: value.value, span: value.span } : reader.mention('handler');
    return handler ? [{ event: key, eventSpan: keySpan, handler, priority: reader.number('priority').value }] : [];
  });
}

const handlerFields = fieldsIn('hooks');

function lifecycleOf(node: JsonNode | undefined): AdvancedManifest['lifecycle'] {
  const reader = new FieldReader(node, fieldsIn('lifecycle'));
  return {
    object: reader.mention('object'),
    onLoad: reader.mention('onLoad'),
    onUnload: reader.mention('onUnload'),
    getState: reader.mention('getState'),
    setState: reader.mention('setState'),
    migrate: reader.mention('migrate'),
    validate: reader.mention('validate'),
  };
}

/** The table of the first record in the shape of a top-level key. */
function fieldsIn(key: string): readonly AdvancedField[] {
  const open = [advancedField(key)?.shape];
  for (let shape = open.shift(); shape; shape = open.shift()) {
    if (shape.kind === 'record') return shape.fields;
    if (shape.kind === 'either') open.push(...shape.of);
    if (shape.kind === 'map' || shape.kind === 'list') open.push(shape.of);
  }
  return [];
}
