import type { LuaDefinition } from '../../syntax/lua/code.ts';
import type { LuaKey } from '../../syntax/lua/cursor.ts';
import type { Located } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type CompletionItem, item } from '../completion/completion-item.ts';
import { placeWords } from '../place-words.ts';
import { keyWritten } from './key-written.ts';
import { makerOf, parametersOf, placeNow } from './member-definitions.ts';
import { memberNotes } from './member-page.ts';

/** What a module makes for others, and what others give it. */
export function offerMembers(key: LuaKey, module: string, snapshot: Snapshot): readonly CompletionItem[] {
  const { code } = snapshot;
  const own = code.modules.get(module);
  const given = code.given.get(module);
  if (!own) return [];
  const names = new Set([...own.members.keys(), ...(given?.keys() ?? [])]);
  const tell = placeWords(snapshot);
  // A character that takes an item is welcome only where nothing else can be meant.
  const isWhole = own.gaps.length === 0 && !code.givenUnseen.has(module) && key.form === 'dot';
  return [...names].flatMap(name => {
    const made = (own.members.get(name) ?? []).filter(it => !it.isNil);
    const others = made.length > 0 ? [] : (given?.get(name) ?? []).filter(it => !it.isNil);
    const all = [...made, ...others];
    const best = all.find(it => it.kind === 'function') ?? all.at(0);
    const written = keyWritten(name, key);
    if (!best || !written) return [];
    return item({
      label: name,
      kind: best.kind === 'value' ? 'member' : best.kind,
      signature: signatureOf(best, snapshot),
      note: others.length > 0 ? `given by ${makerOf(best, code)}` : '',
      detail: tell({ path: best.path, span: placeNow(best, snapshot) }),
      documentation: () => memberNotes(best, snapshot),
      commitCharacters: isWhole ? committing[best.kind] : [],
      ...written,
    });
  });
}

const committing: Readonly<Record<LuaDefinition['kind'], readonly string[]>> = {
  function: ['('],
  table: ['.'],
  value: [],
};

function signatureOf(definition: Located<LuaDefinition>, snapshot: Snapshot): string {
  const parameters = parametersOf(definition, snapshot);
  return parameters ? `(${parameters.join(', ')})` : '';
}
