import { pushTo } from '../../base/push-to.ts';
import { span } from '../../base/span.ts';
import { counted } from '../../base/text.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import { isGlob, scriptFile, scriptPaths } from '../../workspace/script-paths.ts';
import { luaFilesBelow } from '../../workspace/search-path.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { firstFew } from '../markdown.ts';
import { scriptPage } from '../script-page.ts';
import { type Completion, type CompletionItem, item, nothing } from './completion-item.ts';
import { inSpot } from './in-spot.ts';
import { MOST, narrow } from './narrow.ts';
import type { ItemSpot } from './spot.ts';
import { isPlain } from './written.ts';

/** The Lua files below the manifest that are not listed yet, and the patterns that match any of them. */
export function offerScripts(spot: ItemSpot, file: ModuleFile, snapshot: Snapshot): Completion {
  const folder = file.virtualPath.slice(0, file.virtualPath.lastIndexOf('/'));
  // Beside the folders of the modules there is everything.
  if (folder === '') return nothing;
  const found = luaFilesBelow(snapshot.search, folder, MOST * 5);
  const listed = new Set(spot.others.flatMap(it => filesOf(it, file, snapshot)));
  const open = found.filter(path => !listed.has(path)).map(path => path.slice(folder.length + 1));
  const { words, cut } = narrow(open, spot.typed, () => true);
  const scripts = words.flatMap(rest => script(rest, spot, file, snapshot));
  const patterns = snapshot.engine.scriptPaths === 'replace' ? patternsFor(open, spot, found.length >= MOST * 5) : [];
  return { items: [...scripts, ...patterns], incomplete: cut };
}

function script(rest: string, spot: ItemSpot, file: ModuleFile, snapshot: Snapshot): readonly CompletionItem[] {
  const wanted = `${file.virtualPath.slice(0, file.virtualPath.lastIndexOf('/') + 1)}${rest}`;
  const bare = rest.slice(0, -'.lua'.length);
  const isLong = spot.others.some(it => it.endsWith('.lua') && !isGlob(it));
  const ways = isLong ? [rest, bare] : [bare, rest];
  const word = ways.find(it => isPlain(it, spot.form) && filesOf(it, file, snapshot)[0] === wanted);
  if (word === undefined) return [];
  return [
    item({
      label: word,
      kind: 'script',
      documentation: () => scriptPage(wanted, snapshot),
      sortText: `0${word}`,
      ...inSpot(word, spot),
    }),
  ];
}

/** `*` and `folder/*`, each with those of some files, by their paths below the manifest, that it would add. */
export function matchesOf(open: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const matches = new Map<string, string[]>();
  for (const rest of open) {
    for (let slash = 0; slash >= 0; slash = rest.indexOf('/', slash + 1)) {
      const pattern = slash === 0 ? '*' : `${rest.slice(0, slash)}/*`;
      pushTo(matches, pattern, rest);
    }
  }
  return matches;
}

function patternsFor(open: readonly string[], spot: ItemSpot, more: boolean): readonly CompletionItem[] {
  return [...matchesOf(open)]
    .filter(([pattern]) => isPlain(pattern, spot.form))
    .slice(0, MOST)
    .map(([pattern, files]) =>
      item({
        label: pattern,
        kind: 'pattern',
        note: counted(files.length, 'file') + (more ? ' or more' : ''),
        documentation: () => `Adds ${firstFew(files, 10)}.`,
        sortText: `1${pattern}`,
        ...inSpot(pattern, spot),
      }),
    );
}

/** The files that an item of `scripts` stands for. */
function filesOf(value: string, file: ModuleFile, { search }: Snapshot): readonly string[] {
  return scriptPaths([{ value, span: span(0, 0) }], file.virtualPath, search).map(it => scriptFile(it.path));
}
