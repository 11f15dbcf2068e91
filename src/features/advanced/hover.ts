import { satisfies } from '../../base/version.ts';
import { requirementKeys } from '../../manifest/advanced-manifest.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import { type NamedModule, versionOf } from '../../workspace/advanced-names.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { conflictsHover } from '../conflict-hover.ts';
import type { Hover } from '../hover.ts';
import { loadNumber } from '../load-number.ts';
import { advancedPlaceAt } from './place.ts';

/** What is known of the module, or the function, that is named at an offset: markdown, and what it is about. */
export function advancedHover(snapshot: Snapshot, path: string, offset: number): Hover | undefined {
  const file = snapshot.advanced.get(path);
  const place = file && advancedPlaceAt(file, offset);
  if (!file || !place || place.value === '') return undefined;
  const name = place.naming === 'range' ? String(place.path.at(-1)) : place.value;
  if (place.naming !== 'module' && place.naming !== 'range') return undefined;
  const found = snapshot.advancedNames().get(name);
  const lines = found ? told(found, snapshot) : [`No module is called ${code(name)}, and none provides it.`];
  const range = found && rangeLine(file, place.path, found);
  const conflicts = conflictsHover(snapshot, path, offset);
  return {
    span: place.span,
    markdown: [...lines, ...(range === undefined ? [] : [range]), ...conflicts].join('\n\n'),
  };
}

function told(found: NamedModule, snapshot: Snapshot): readonly string[] {
  const { name, plain, advanced, providers } = found;
  if (plain.length === 0 && advanced.length === 0) {
    const names = providers.map(it => code(it.manifest.name?.value ?? it.path)).join(', ');
    return [`**${escaped(name)}** is a virtual module, provided by ${names}.`];
  }
  const version = versionOf(found)?.version;
  const kind = advanced[0]?.kind ?? 'module';
  const description = advanced[0]?.manifest.description?.value ?? plain[0]?.manifest.texts.description ?? 'none';
  const number = plain[0] && loadNumber(plain[0], snapshot);
  const place = advanced[0]?.path ?? plain[0]?.path ?? '';
  return [
    `**${escaped(name)}**${version === undefined ? '' : ` ${version}`}, ${kind}`,
    ...(description === 'none' || description.trim() === '' ? [] : [escaped(description)]),
    number === undefined
      ? `The client does not load it at start. ${code(place)}`
      : `Number ${number} in the load order. ${code(place)}`,
  ];
}

/** Whether the version that is there lies in the range that is stated. */
function rangeLine(
  file: AdvancedFile,
  [key, name]: readonly (string | number)[],
  found: NamedModule,
): string | undefined {
  const list = requirementKeys.find(it => it === key);
  const stated = list && file.manifest[list].find(it => it.name === name);
  if (!stated?.range || stated.rangeSpan === undefined) return undefined;
  const range = code(stated.rangeText);
  const provided = found.providers.flatMap(it => it.manifest.provides).find(it => it.name === name);
  const version = versionOf(found) ?? provided?.version;
  if (!version) return `It states no version, so nothing is known of ${range}.`;
  return `${code(version.version)} ${satisfies(version, stated.range) ? 'is' : 'is **not**'} in ${range}.`;
}

function code(words: string): string {
  return `\`${words.replaceAll('`', "'").replaceAll(/\s+/g, ' ').slice(0, 200)}\``;
}

/** Words of a manifest, which mean nothing to markdown. */
function escaped(words: string): string {
  return words
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300)
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>&~$]/g, '\\$&');
}
