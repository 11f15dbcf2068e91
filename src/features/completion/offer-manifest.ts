import { newLine } from '../../checks/manifest-text.ts';
import { folderOfManifest } from '../../checks/names.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import { lookUp, luaFilesBelow } from '../../workspace/search-path.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type CompletionItem, inSnippet, item } from './completion-item.ts';
import type { TopSpot } from './spot.ts';
import { isPlain } from './written.ts';

/** `Module`: a whole manifest where there is nothing yet, else the word alone. */
export function offerManifest(spot: TopSpot, file: ModuleFile, snapshot: Snapshot): readonly CompletionItem[] {
  const common = { label: 'Module', kind: 'manifest', span: spot.span } as const;
  const { text, lines } = file.manifest.document;
  const others = lines.filter(it => it.kind === 'node' && (it.end < spot.span.start || it.start > spot.span.end));
  if (others.length > 0) return [item({ ...common, text: 'Module', detail: 'what all keys stand below' })];
  // What follows the word would come into the manifest's last line.
  const rest = text.slice(spot.span.end).split('\n', 1)[0]?.trim();
  if (rest !== '') return [];
  const whole = skeleton(file, snapshot);
  return [
    item({
      ...common,
      detail: 'a whole manifest',
      documentation: () => 'The keys that nearly every module has, with the name of the folder and the scripts in it.',
      text: whole.join(newLine(file.manifest)),
      isSnippet: true,
    }),
  ];
}

/** The lines of a manifest as a snippet; calls only what the scripts define, as far as they can be read. */
function skeleton(file: ModuleFile, { search, lua }: Snapshot): readonly string[] {
  const folder = folderOfManifest(file);
  const name = isPlain(folder, 'inline') ? folder : 'my_module';
  const place = file.virtualPath.slice(0, file.virtualPath.lastIndexOf('/'));
  const own = place === '' ? [] : luaFilesBelow(search, place, 100).map(it => it.slice(place.length + 1, -4));
  const beside = own.filter(it => !it.includes('/') && !it.includes('.') && isPlain(it, 'inline'));
  const scripts = beside.length > 0 && beside.length <= FEW ? beside : [name];
  const facts = beside.map(it => {
    const found = lookUp(search, `${place}/${it}.lua`);
    return found.kind === 'file' ? lua(found.path) : undefined;
  });
  const defines = (word: string) =>
    facts.length === 0 || facts.some(it => !it || it.opaque || it.globals.get(word)?.lastFunction);
  return [
    'Module',
    `  name: \${1:${inSnippet(name)}}`,
    '  description: $2',
    '  author: $3',
    '  sandboxed: true',
    `  scripts: [ \${4:${inSnippet(scripts.join(', '))}} ]`,
    ...(defines('init') ? ['  @onLoad: init()'] : []),
    ...(defines('terminate') ? ['  @onUnload: terminate()'] : []),
  ];
}

const FEW = 8;
