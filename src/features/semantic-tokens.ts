import { pushTo } from '../base/push-to.ts';
import { type Span, span } from '../base/span.ts';
import { isList, writtenItems } from '../checks/manifest-text.ts';
import { mayBeSealed } from '../checks/sealed-names.ts';
import { deviceTypes, operatingSystems } from '../manifest/devices.ts';
import { type Field, fieldOf } from '../manifest/fields.ts';
import { readBoolean, readInteger, readText } from '../manifest/values.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isGlob, type ScriptPath, scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { chunkCalls } from './chunk-calls.ts';

/** All of them are known to every theme. */
export const tokenTypes = [
  'keyword',
  'property',
  'variable',
  'namespace',
  'function',
  'string',
  'number',
  'enumMember',
] as const;

/** `ignored`, `unresolved` and `cyclic` are our own: passed over by the engine, naming nothing, part of a circle. */
export const tokenModifiers = [
  'declaration',
  'deprecated',
  'defaultLibrary',
  'ignored',
  'unresolved',
  'cyclic',
] as const;

type TokenType = (typeof tokenTypes)[number];
type TokenModifier = (typeof tokenModifiers)[number];

/** A word of a manifest and what it means in its client folder; never more than one line. */
export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** What the words of a manifest mean, in the order of the text. */
export function semanticTokens(snapshot: Snapshot, path: string): readonly SemanticToken[] {
  const file = manifestAt(snapshot, path);
  if (!file) return [];
  const { document } = file.manifest;
  const context: Context = {
    file,
    snapshot,
    cyclic: cyclicItems(file, snapshot),
    kept: new Set(file.manifest.module?.children.map(it => it.declaration)),
    scripts: scriptsByItem(file),
    ensured: new Set(snapshot.sequence.steps.flatMap(({ step }) => (step.kind === 'ensure' ? [step.module] : []))),
  };
  return document.declarations
    .flatMap(it => (it.tag === 'Module' ? moduleTokens(it, context) : variableTokens(it, context)))
    .filter(it => it.span.start < it.span.end && !/[\r\n]/.test(document.text.slice(it.span.start, it.span.end)))
    .sort((a, b) => a.span.start - b.span.start);
}

interface Context {
  readonly file: ModuleFile;
  readonly snapshot: Snapshot;
  /** Where the dependencies stand that are part of a circle. */
  readonly cyclic: ReadonlySet<number>;
  /** The keys that the engine keeps: of two that are equal the last one. */
  readonly kept: ReadonlySet<Declaration | undefined>;
  /** What the items of the scripts stand for, by where they stand. */
  readonly scripts: ReadonlyMap<number, readonly ScriptPath[]>;
  /** The modules without which the client does not start. */
  readonly ensured: ReadonlySet<string>;
}

function scriptsByItem({ scripts }: ModuleFile): Context['scripts'] {
  const found = new Map<number, ScriptPath[]>();
  for (const script of scripts) pushTo(found, script.mention.span.start, script);
  return found;
}

function token(place: Span, type: TokenType, ...modifiers: readonly TokenModifier[]): SemanticToken {
  return { span: place, type, modifiers };
}

function cyclicItems(file: ModuleFile, { graph }: Snapshot): ReadonlySet<number> {
  const edges = graph.cycles.flatMap(cycle => cycle.edges.filter(edge => edge.from === file));
  return new Set(edges.map(({ mention }) => mention.span.start));
}

function moduleTokens(module: Declaration, context: Context): readonly SemanticToken[] {
  const used = context.file.manifest.module?.declaration === module;
  const own = token(module.tagSpan, 'keyword', ...(used ? [] : (['deprecated', 'ignored'] as const)));
  return [own, ...module.children.flatMap(it => (it.dash ? [] : keyTokens(it, context)))];
}

function variableTokens({ tag, tagSpan, value, valueSpan }: Declaration, { snapshot }: Context) {
  if (!snapshot.engine.dialect.variables || !tag.startsWith('&')) return [];
  return [token(tagSpan, 'variable', 'declaration'), token(valueSpan, value.startsWith('$') ? 'variable' : 'string')];
}

function keyTokens(key: Declaration, context: Context): readonly SemanticToken[] {
  const { engine } = context.snapshot;
  if (engine.dialect.variables && key.tag.startsWith('&')) return variableTokens(key, context);
  const field = fieldOf(key.tag);
  if (!field) return [token(key.tagSpan, 'variable', 'unresolved')];
  // Of two inline lists the second takes in the first.
  const ignored = !field.engines.includes(engine.id) || !(context.kept.has(key) || key.items);
  if (ignored && key.value !== '~') return [token(key.tagSpan, 'property', 'deprecated', 'ignored')];
  return [token(key.tagSpan, 'property'), ...valueTokens(key, field, context)];
}

function valueTokens(key: Declaration, field: Field, context: Context): readonly SemanticToken[] {
  const { value, valueSpan } = key;
  if (value === '~') return [token(valueSpan, 'keyword')];
  if (isReference(value, context)) return [token(valueSpan, 'variable')];
  if (isList(field)) return writtenItems(key).flatMap(it => itemTokens(it.value, it.span, field, context));
  switch (field.type) {
    case 'boolean':
      return readBoolean(value) === undefined ? [] : [token(valueSpan, 'keyword')];
    case 'integer':
      return readInteger(value) === undefined ? [] : [token(valueSpan, 'number')];
    case 'lua':
      return callTokens(field.key, context);
    default:
      return [field.key === 'name' ? token(valueSpan, 'namespace', 'declaration') : token(valueSpan, 'string')];
  }
}

function isReference(value: string, { snapshot }: Context): boolean {
  return snapshot.engine.dialect.variables && /^\$&?[^\s$]+$/.test(value);
}

function itemTokens(value: string, place: Span, field: Field, context: Context): readonly SemanticToken[] {
  if (isReference(value, context)) return [token(place, 'variable')];
  const read = readText(value);
  switch (field.type) {
    case 'modules':
      return [token(place, 'namespace', ...moduleModifiers(read, place, context))];
    case 'scripts':
      return [token(place, 'string', ...(runs(read, place, context) ? [] : (['unresolved'] as const)))];
    default:
      return [token(place, 'enumMember', ...(isDevice(read) ? [] : (['unresolved'] as const)))];
  }
}

function moduleModifiers(
  name: string,
  place: Span,
  { file, snapshot, cyclic, ensured }: Context,
): readonly TokenModifier[] {
  const isOwn = name === file.manifest.name?.value;
  if (isOwn || cyclic.has(place.start)) return ['cyclic'];
  if (!snapshot.graph.has(name)) return mayBeSealed(name, snapshot) ? [] : ['unresolved'];
  return ensured.has(name) ? ['defaultLibrary'] : [];
}

function runs(item: string, place: Span, { scripts, snapshot }: Context): boolean {
  const own = scripts.get(place.start) ?? [];
  if (snapshot.engine.scriptPaths === 'replace' && isGlob(item)) return own.length > 0;
  return own.every(({ path }) => snapshot.refused.reasonOf(path) === undefined);
}

function isDevice(item: string): boolean {
  const [type = '', system] = item.split(':').filter(part => part !== '');
  return Object.hasOwn(deviceTypes, type) && (system === undefined || Object.hasOwn(operatingSystems, system));
}

/** The calls of functions that a script of the module defines. */
function callTokens(key: string, { file, snapshot }: Context): readonly SemanticToken[] {
  const { onLoad, onUnload, document } = file.manifest;
  const chunk = key === '@onLoad' ? onLoad : onUnload;
  const calls = chunk ? chunkCalls(chunk, document.text) : [];
  if (calls.length === 0) return [];
  const facts = file.scripts.flatMap(({ path }) => {
    const found = lookUp(snapshot.search, scriptFile(path));
    return (found.kind === 'file' && snapshot.lua(found.path)) || [];
  });
  return calls
    .filter(({ name }) => facts.some(it => it.globals.has(name)))
    .map(call => token(span(call.span.start, call.span.end), 'function'));
}
