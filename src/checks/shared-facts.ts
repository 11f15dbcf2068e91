import type { Span } from '../base/span.ts';
import { coerceVersion } from '../base/version.ts';
import type { Mention } from '../manifest/manifest.ts';
import { childOf } from '../syntax/otml/children.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { plainDependencies } from '../workspace/plain-dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Something that both manifests of a module state, each in its own way. */
export interface SharedFact {
  /** The key in the `.otmod`. */
  readonly key: string;
  /** The key in the advanced manifest. */
  readonly field: string;
  readonly plain: Side;
  readonly advanced: Side;
}

/** One of the two: what it says in a few words, where, and as values that the other could take over. */
interface Side {
  readonly shown: string;
  readonly span: Span;
  readonly value: string | boolean | number | readonly string[];
}

/** What both manifests of a module state and do not agree on. */
export function* disagreements(
  advanced: AdvancedFile,
  plain: ModuleFile,
  snapshot: Snapshot,
): Generator<SharedFact & { readonly declaration: Declaration }> {
  const { module } = plain.manifest;
  if (!module) return;
  for (const fact of facts(advanced, plain, snapshot)) {
    const node = childOf(module, fact.key);
    const { declaration } = node ?? {};
    // A value that the engine cannot read is a finding of its own.
    if (!declaration || plain.manifest.failure?.field?.key === fact.key) continue;
    const span = declaration.items || declaration.children.length > 0 ? declaration.tagSpan : declaration.valueSpan;
    yield { ...fact, plain: { ...fact.plain, span }, declaration };
  }
}

type Fact = Omit<SharedFact, 'plain'> & { readonly plain: Omit<Side, 'span'> };

function* facts(file: AdvancedFile, plain: ModuleFile, snapshot: Snapshot): Generator<Fact> {
  const { manifest } = file;
  const own = plain.manifest;
  const texts = { name: own.name?.value ?? '', ...own.texts };
  for (const key of ['name', 'description', 'author', 'website'] as const) {
    if (manifest[key]) yield* scalar(key, key, manifest[key], texts[key]);
  }
  const { version } = manifest;
  const meant = coerceVersion(texts.version);
  if (version && meant?.compare(version.version) !== 0) yield* scalar('version', 'version', version, texts.version);
  yield* scalar('sandboxed', 'sandboxed', manifest.sandboxed, own.sandboxed);
  yield* scalar('autoload', 'autoload', manifest.autoload, own.autoload);
  yield* scalar('autoload-priority', 'autoloadPriority', manifest.autoloadPriority, own.priority);
  yield* chunk('@onLoad', 'onLoad', file, own.onLoad?.value);
  yield* chunk('@onUnload', 'onUnload', file, own.onUnload?.value);
  yield* list(
    'scripts',
    'scripts',
    file,
    manifest.scripts.map(it => it.value),
    values(own.scripts),
    sameScripts,
  );
  yield* list(
    'load-later',
    'loadLater',
    file,
    manifest.loadLater.map(it => it.value),
    values(own.loadLater),
    sameList,
  );
  yield* dependencies(file, values(own.dependencies), snapshot);
}

function* scalar(
  key: string,
  field: string,
  stated: { readonly value: string | boolean | number; readonly span: Span | undefined },
  plain: string | boolean | number,
): Generator<Fact> {
  const { value, span } = stated;
  if (!span || value === plain) return;
  yield { key, field, advanced: { value, span, shown: shown(value) }, plain: { value: plain, shown: shown(plain) } };
}

function* chunk(key: string, field: 'onLoad' | 'onUnload', file: AdvancedFile, plain = ''): Generator<Fact> {
  const stated = file.manifest.lifecycle[field];
  const lines = (lua: string) => lua.replaceAll(/\s+/g, ' ').trim();
  if (stated && lines(stated.value) !== lines(plain)) yield* scalar(key, field, stated, plain);
}

function* list(
  key: string,
  field: string,
  { manifest }: AdvancedFile,
  value: readonly string[],
  plain: readonly string[],
  same: (a: readonly string[], b: readonly string[]) => boolean,
): Generator<Fact> {
  const property = topProperty(manifest.document.root, field);
  if (!property?.value || same(value, plain)) return;
  const { keySpan: span } = property;
  yield { key, field, advanced: { value, span, shown: shown(value) }, plain: { value: plain, shown: shown(plain) } };
}

/** What must be loaded before may also be said in looser words: more in the `.otmod` is no contradiction then. */
function* dependencies(file: AdvancedFile, plain: readonly string[], snapshot: Snapshot): Generator<Fact> {
  const { manifest } = file;
  const hard = plainDependencies(file, snapshot.advancedNames());
  if (hard.some(it => it.name === undefined)) return;
  const stated = new Set(plain);
  // That a module needs itself is a fault of its own, and nothing to be written anywhere.
  const own = manifest.name?.value;
  const names = hard.flatMap(it => it.name ?? []).filter(it => it !== own || stated.has(it));
  const loose = new Set([
    ...names,
    ...manifest.dependencies.map(it => it.name),
    ...manifest.optionalDependencies.map(it => it.name),
    ...manifest.runtimeDependencies.map(it => it.name),
    ...manifest.loadAfter.map(it => it.value),
  ]);
  const same = () => names.every(it => stated.has(it)) && plain.every(it => loose.has(it));
  const kept = plain.filter(it => loose.has(it) && !names.includes(it));
  yield* list('dependencies', 'dependencies', file, [...names, ...kept], plain, same);
}

function topProperty(root: AdvancedFile['manifest']['document']['root'], key: string) {
  return root?.kind === 'object' ? root.properties.findLast(it => it.key === key) : undefined;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, i) => it === b[i]);
}

/** Engines add or drop the ending. */
function sameScripts(a: readonly string[], b: readonly string[]): boolean {
  const plain = (it: string) => it.replace(/\.lua$/, '');
  return sameList(a.map(plain), b.map(plain));
}

/** Blank items of an `.otmod` are slips, and findings of their own. */
function values(mentions: readonly Mention[]): readonly string[] {
  return mentions.map(it => it.value).filter(it => it.trim() !== '');
}

function shown(value: Side['value']): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  if (typeof value !== 'object') return String(value);
  const names = value.slice(0, 6);
  return `[ ${names.join(', ')}${value.length > 6 ? ', …' : ''} ]`.replace('[  ]', '[]');
}
