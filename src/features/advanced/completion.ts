import { hasInOrder } from '../../base/similar.ts';
import { counted } from '../../base/text.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import { type NamedModule, versionOf } from '../../workspace/advanced-names.ts';
import { filesBelow, folderAt } from '../../workspace/file-tree.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type Completion, type CompletionItem, item, nothing } from '../completion/completion-item.ts';
import { matchesOf } from '../completion/offer-scripts.ts';
import { type AdvancedPlace, advancedPlaceAt } from './place.ts';
import { functionsOf, type NamedFunction } from './scripts.ts';

/** Names of modules, scripts, functions, and ranges of versions; keys and words come from the JSON Schema. */
export function advancedCompletion(snapshot: Snapshot, path: string, offset: number): Completion {
  const file = snapshot.advanced.get(path);
  const place = file && advancedPlaceAt(file, offset);
  if (!file || !place) return nothing;
  const items = offers(file, place, snapshot).map(it => {
    // What is replaced has quotes, and what is typed is held against the label with them.
    return item({ ...it, span: place.span, filterText: JSON.stringify(it.label) });
  });
  return { items, incomplete: items.length >= MOST_OFFERED };
}

/** What an item is made of; its text is JSON. */
type Offer = Pick<CompletionItem, 'kind' | 'label' | 'note' | 'text'> & Partial<Pick<CompletionItem, 'sortText'>>;

/** More names than these help nobody; whoever types on gets those that fit. */
export const MOST_OFFERED = 60;

function offers(file: AdvancedFile, place: AdvancedPlace, snapshot: Snapshot): readonly Offer[] {
  switch (place.naming) {
    case 'module':
      return moduleNames(file, place, snapshot);
    case 'script':
      return scripts(file, place, snapshot);
    case 'function':
      return functions(file, snapshot, it => it);
    case 'statements':
      return functions(file, snapshot, name => `${name}()`).filter(it => !it.label.includes('.'));
    case 'table':
      return tables(functionsOf(file, snapshot));
    case 'range':
      return ranges(place, snapshot);
  }
}

function moduleNames(file: AdvancedFile, place: AdvancedPlace, snapshot: Snapshot): readonly Offer[] {
  const names = snapshot.advancedNames();
  const own = file.manifest.name?.value;
  const taken = new Set([...place.others, own]);
  const typed = place.typed.toLowerCase();
  const fitting: string[] = [];
  for (const name of names.all()) {
    if (taken.has(name) || name.trim() === '' || !hasInOrder(name.toLowerCase(), typed)) continue;
    if (fitting.push(name) === MOST_OFFERED) break;
  }
  const isHard = place.path[0] === 'dependencies' && own !== undefined;
  const circular = isHard ? snapshot.needs().dependsOn(own) : () => false;
  return fitting.flatMap(name => {
    const found = names.get(name);
    if (!found) return [];
    const closes = circular(name);
    const version = versionOf(found)?.version;
    const key = JSON.stringify(name);
    const text = place.isKey && !place.hasColon ? `${key}: "${version === undefined ? '*' : `^${version}`}"` : key;
    return [
      {
        kind: 'module',
        label: name,
        note: closes ? 'closes a circle' : noteOf(found),
        text,
        sortText: `${closes ? 1 : 0}${name}`,
      },
    ];
  });
}

function noteOf(found: NamedModule): string {
  const { plain, advanced, providers } = found;
  if (plain.length === 0 && advanced.length === 0)
    return `provided by ${providers.map(it => it.manifest.name?.value ?? it.path).join(', ')}`;
  const [kind, version] = [advanced[0]?.kind, versionOf(found)?.version];
  return [kind, version].filter(it => it !== undefined).join(' ');
}

function scripts(file: AdvancedFile, place: AdvancedPlace, { tree, engine }: Snapshot): readonly Offer[] {
  const folder = folderAt(tree, file.folder);
  const listed = new Set(place.others);
  const open = [...(folder ? filesBelow(folder) : [])]
    .filter(path => path.endsWith('.lua') && !listed.has(path) && !listed.has(path.slice(0, -4)))
    .sort();
  const patterns = engine.scriptPaths === 'replace' ? [...matchesOf(open)] : [];
  return [
    ...open.map(
      (path): Offer => ({ kind: 'script', label: path, note: '', text: JSON.stringify(path), sortText: `0${path}` }),
    ),
    ...patterns
      .filter(([pattern]) => !listed.has(pattern))
      .map(([pattern, files]): Offer => {
        const text = JSON.stringify(pattern);
        return { kind: 'pattern', label: pattern, note: counted(files.length, 'file'), text, sortText: `1${pattern}` };
      }),
  ];
}

function functions(file: AdvancedFile, snapshot: Snapshot, written: (name: string) => string): readonly Offer[] {
  const seen = new Set<string>();
  return functionsOf(file, snapshot).flatMap(({ name, path, owner }) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const note = `${path.slice(file.folder.length + 1)}${owner === undefined ? '' : `, ${owner}`}`;
    return [{ kind: 'function', label: name, note, text: JSON.stringify(written(name)) }];
  });
}

function tables(all: readonly NamedFunction[]): readonly Offer[] {
  const owners = new Set(all.flatMap(it => it.owner ?? []));
  return [...owners].map(owner => {
    const count = all.filter(it => it.owner === owner).length;
    return { kind: 'table', label: owner, note: `${count} functions`, text: JSON.stringify(owner) };
  });
}

function ranges({ path }: AdvancedPlace, snapshot: Snapshot): readonly Offer[] {
  const found = snapshot.advancedNames().get(String(path.at(-1)));
  const version = found && versionOf(found)?.version;
  const offered =
    version === undefined
      ? []
      : [
          [`^${version}`, 'no breaking change'],
          [`~${version}`, 'patches alone'],
          [`>=${version}`, 'this one or any later'],
          [version, 'this one alone'],
        ];
  return [...offered, ['*', 'any version']].map(([label, note]) => {
    return { kind: 'range', label, note, text: JSON.stringify(label) };
  });
}
