import type { LuaKey } from '../../syntax/lua/cursor.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type Completion, item } from '../completion/completion-item.ts';
import { narrow } from '../completion/narrow.ts';
import { loadNumber } from '../load-number.ts';
import { inlineCode } from '../markdown.ts';
import { moduleCard } from '../module-card.ts';
import { keyWritten } from './key-written.ts';

/** The names of all modules; those that are not loaded, or that load behind the module of the script, say so. */
export function offerModuleNames(key: LuaKey, typed: string, path: string, snapshot: Snapshot): Completion {
  const { graph, code, sealed } = snapshot;
  const own = code.ownersOf(path)[0]?.name;
  const { words, cut } = narrow(graph.names, typed, () => true);
  const needsOwn = own === undefined ? () => false : graph.dependsOn(own);
  const items = words.flatMap(name => {
    const written = keyWritten(name, key);
    if (!written) return [];
    const isBehind = name !== own && needsOwn(name);
    const [file] = graph.filesOf(name);
    return item({
      label: name,
      kind: 'module',
      // While its own script is half written it does not load.
      note: name === own ? 'this module' : isBehind ? `needs ${own}` : numbered(file, snapshot),
      detail: descriptionOf(file),
      documentation: () => (isBehind ? `${behind(name, own ?? '')}\n\n` : '') + moduleCard(name, snapshot),
      commitCharacters: sealed.length === 0 && key.form === 'dot' ? ['.'] : [],
      ...written,
    });
  });
  return { items, incomplete: cut };
}

function numbered(file: ModuleFile | undefined, snapshot: Snapshot): string {
  const number = file && loadNumber(file, snapshot);
  return number === undefined ? 'not loaded' : `#${number}`;
}

function descriptionOf(file: ModuleFile | undefined): string {
  const description = file?.manifest.texts.description ?? '';
  return description === '' || description === 'none' ? (file?.path ?? '') : description;
}

function behind(name: string, own: string): string {
  return `**Loads behind this module.** ${inlineCode(name)} needs ${inlineCode(own)}, so a dependency on it would close a circle: it is there at call time only.`;
}
