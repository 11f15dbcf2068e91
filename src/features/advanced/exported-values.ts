import { ok, type Result, refused } from '../../base/result.ts';
import { listing } from '../../base/text.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import { plainDependencies } from '../../workspace/plain-dependencies.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** A key of an `.otmod` with the value that an advanced manifest states for it. */
export interface ExportedValue {
  readonly key: ExportedKey;
  readonly value: string | boolean | number | readonly string[];
}

/** The keys of an `.otmod` that an advanced manifest has words for, in the order in which they are written. */
const keys = {
  name: 'name',
  description: 'description',
  author: 'author',
  website: 'website',
  version: 'version',
  autoload: 'autoload',
  'autoload-priority': 'autoloadPriority',
  sandboxed: 'sandboxed',
  dependencies: 'dependencies',
  scripts: 'scripts',
  'load-later': 'loadLater',
  '@onLoad': 'lifecycle',
  '@onUnload': 'lifecycle',
} as const;

type ExportedKey = keyof typeof keys;

/** What an advanced manifest states that clients can be told, in the order of `keys`; refused where it is not clear. */
export function exportedValues(file: AdvancedFile, snapshot: Snapshot): Result<readonly ExportedValue[]> {
  const { manifest } = file;
  const [broken] = manifest.document.problems;
  if (broken) return refused(`${file.path} is no JSON: ${broken.message}`);
  const wrong = misstated(file);
  if (wrong) return refused(wrong);
  const { name } = manifest;
  if (!name) return refused(`${file.path} has no name.`);
  const dependencies = plainDependencies(file, snapshot.advancedNames());
  const unclear = dependencies.find(it => it.name === undefined);
  if (unclear) {
    const several = listing(unclear.providers.map(it => `"${it}"`));
    return refused(`"${unclear.stated.value}" is provided by ${several}: name one of them as a dependency.`);
  }
  const isStated = (key: string) =>
    manifest.document.root?.kind === 'object' && manifest.document.root.properties.some(it => it.key === key);
  const values: ExportedValue[] = [];
  const add = (key: ExportedKey, value: ExportedValue['value'] | undefined) => {
    if (value !== undefined && isStated(keys[key])) values.push({ key, value });
  };
  add('name', name.value);
  add('description', manifest.description?.value);
  add('author', manifest.author?.value);
  add('website', manifest.website?.value);
  add('version', manifest.version?.value);
  add('autoload', manifest.autoload.value);
  add('autoload-priority', manifest.autoloadPriority.value);
  add('sandboxed', manifest.sandboxed.value);
  // On itself a module cannot depend: no client loads such a one.
  add('dependencies', [...new Set(dependencies.flatMap(it => (it.name === name.value ? [] : (it.name ?? []))))]);
  add('scripts', texts(manifest.scripts));
  add('load-later', texts(manifest.loadLater));
  add('@onLoad', chunk(manifest.lifecycle.onLoad?.value));
  add('@onUnload', chunk(manifest.lifecycle.onUnload?.value));
  return ok(values);
}

/** What an engine has read for a key. */
export function readBack(key: ExportedKey, manifest: Manifest): ExportedValue['value'] {
  switch (key) {
    case 'name':
      return manifest.name?.value ?? '';
    case 'description':
    case 'author':
    case 'website':
    case 'version':
      return manifest.texts[key];
    case 'autoload-priority':
      return manifest.priority;
    case 'autoload':
    case 'sandboxed':
      return manifest[key];
    case 'dependencies':
    case 'scripts':
      return texts(manifest[key]);
    case 'load-later':
      return texts(manifest.loadLater);
    default:
      return chunk((key === '@onLoad' ? manifest.onLoad : manifest.onUnload)?.value) ?? '';
  }
}

export function sameValue(a: ExportedValue['value'], b: ExportedValue['value']): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((it, i) => it === b[i]);
}

/** The lines of a chunk; white space around them means nothing to Lua, and how lines end neither. */
function chunk(lua: string | undefined): string | undefined {
  return lua?.replaceAll(/\r\n?/g, '\n').trim();
}

function texts(mentions: readonly { readonly value: string }[]): readonly string[] {
  return mentions.map(it => it.value);
}

/** A value of a key that is exported and cannot be read; left out, the `.otmod` would say something else. */
function misstated({ manifest, path }: AdvancedFile): string | undefined {
  const { root } = manifest.document;
  const fields: readonly string[] = Object.values(keys);
  for (const { key, span } of root?.kind === 'object' ? root.properties : []) {
    if (!fields.includes(key)) continue;
    const problem = manifest.problems.find(
      it => it.kind === 'value' && it.span.start >= span.start && it.span.end <= span.end,
    );
    if (problem) return `"${key}" of ${path} cannot be read. ${problem.message}`;
  }
  return undefined;
}
