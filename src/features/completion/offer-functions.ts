import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { functionsOf } from '../module-functions.ts';
import { placeWords } from '../place-words.ts';
import { type CompletionItem, item } from './completion-item.ts';
import type { LuaSpot } from './spot.ts';

/** The names that modules use most for what runs at load and at unload. */
const usual: Readonly<Record<string, readonly string[]>> = {
  '@onLoad': ['init', 'load', 'onLoad'],
  '@onUnload': ['terminate', 'unload', 'onUnload'],
};

/** The global functions of the module's scripts, as calls. */
export function offerFunctions(spot: LuaSpot, file: ModuleFile, snapshot: Snapshot): readonly CompletionItem[] {
  const favourites = usual[spot.field.key] ?? [];
  const where = placeWords(snapshot);
  return [...functionsOf(file, snapshot).definitions].map(([name, definition]) => {
    const rank = favourites.indexOf(name);
    return item({
      label: `${name}()`,
      kind: 'function',
      detail: where(definition),
      span: spot.span,
      text: `${spot.before}${name}${spot.called ? '' : '()'}`,
      sortText: `${rank < 0 ? favourites.length : rank}${name}`,
      filterText: name,
    });
  });
}
