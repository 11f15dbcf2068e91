import { coerceVersion, parseVersion } from '../../base/version.ts';
import type { Mention } from '../../manifest/manifest.ts';
import { childOf } from '../../syntax/otml/children.ts';
import { folderPath } from '../../workspace/manifest-paths.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Refactoring } from '../refactorings.ts';

/** Makes the advanced manifest that says all that an `.otmod` says; not where that cannot be read, or has one already. */
export function convertToAdvanced(file: ModuleFile, snapshot: Snapshot): readonly Refactoring[] {
  const { manifest, path } = file;
  if (manifest.failure || file.isFolder || !manifest.name?.value.trim()) return [];
  const folder = folderPath(path);
  for (const other of snapshot.advanced.values()) if (other.folder === folder) return [];
  const text = advancedText(file, snapshot);
  return [
    {
      title: 'Convert to advanced manifest',
      kind: 'source',
      edits: [{ kind: 'create', path: `${path}.jsonc`, text }],
    },
  ];
}

/** A line of the object, with a comment above it or behind it. */
interface Entry {
  readonly key: string;
  readonly value: string;
  readonly above?: string;
  readonly behind?: string;
}

function advancedText(file: ModuleFile, snapshot: Snapshot): string {
  const { manifest } = file;
  const has = (key: string) => manifest.module !== undefined && childOf(manifest.module, key) !== undefined;
  const entries: Entry[] = [{ key: 'name', value: JSON.stringify(manifest.name?.value) }];
  const { version, ...others } = manifest.texts;
  if (has('version')) entries.push(...versionEntry(version));
  for (const key of ['author', 'description', 'website'] as const)
    if (has(key)) entries.push({ key, value: JSON.stringify(others[key]) });
  if (has('scripts')) entries.push({ key: 'scripts', value: list(manifest.scripts) });
  if (has('sandboxed')) entries.push({ key: 'sandboxed', value: String(manifest.sandboxed) });
  if (has('autoload')) entries.push({ key: 'autoload', value: String(manifest.autoload) });
  if (has('autoload-priority')) entries.push({ key: 'autoloadPriority', value: String(manifest.priority) });
  const needs = manifest.dependencies.map(it => it.value).filter(it => it.trim() !== '');
  if (has('dependencies')) entries.push(dependenciesEntry(needs, snapshot));
  if (has('load-later'))
    entries.push({
      key: 'loadLater',
      value: list(manifest.loadLater),
      above: 'Loaded right after this module, in this order.',
    });
  const lifecycle = { onLoad: manifest.onLoad?.value, onUnload: manifest.onUnload?.value };
  if (lifecycle.onLoad !== undefined || lifecycle.onUnload !== undefined)
    entries.push({ key: 'lifecycle', value: indented(lifecycle) });
  const left = ['enabled', 'reloadable', 'devices'].filter(has);
  return [
    '// What the module manager reads of this module. Clients read the .otmod beside it: "Export .otmod" brings that up to date.',
    ...left.map(key => `// "${key}" stays in the .otmod, which alone has such a key.`),
    '{',
    ...entries.flatMap(({ key, value, above, behind }, i) => [
      ...(above === undefined ? [] : [`  // ${above}`]),
      `  "${key}": ${value}${i < entries.length - 1 ? ',' : ''}${behind === undefined ? '' : ` // ${behind}`}`,
    ]),
    '}',
    '',
  ].join('\n');
}

function versionEntry(text: string): readonly Entry[] {
  const meant = coerceVersion(text);
  if (!meant) return [];
  const exact = parseVersion(text) !== undefined;
  const behind = `${JSON.stringify(text)} in the .otmod; here it has three numbers, so that versions can be compared`;
  return [{ key: 'version', value: JSON.stringify(meant.version), ...(exact ? {} : { behind }) }];
}

function dependenciesEntry(needs: readonly string[], snapshot: Snapshot): Entry {
  const names = snapshot.advancedNames();
  const ranges = Object.fromEntries(
    needs.map(name => {
      // Only an advanced manifest keeps its promise about versions.
      const version = names.get(name)?.advanced.find(it => it.manifest.version)?.manifest.version?.version;
      return [name, version ? `^${version.version}` : '*'] as const;
    }),
  );
  return {
    key: 'dependencies',
    value: needs.length === 0 ? '{}' : indented(ranges),
    above: 'Loaded before this module. Ranges are written like "*", "^1.2.0" or ">=2 <4".',
  };
}

function indented(value: Readonly<Record<string, string | undefined>>): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ');
}

/** Blank items are slips in the `.otmod`; they need not go on living. */
function list(items: readonly Mention[]): string {
  const named = items.filter(it => it.value.trim() !== '');
  return `[${named.map(it => JSON.stringify(it.value)).join(', ')}]`;
}
