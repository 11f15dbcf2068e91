import { unreachable } from '../../base/result.ts';
import { isList, newLine, writtenKeys } from '../../checks/manifest-text.ts';
import { folderOfManifest } from '../../checks/names.ts';
import { type Field, fields } from '../../manifest/fields.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { fieldPage, fieldTerms } from '../field-page.ts';
import { functionsOf } from '../module-functions.ts';
import { type CompletionItem, inSnippet, item } from './completion-item.ts';
import { mayMean } from './narrow.ts';
import type { KeySpot } from './spot.ts';
import { isPlain } from './written.ts';

/**
 * The keys that are not there yet, each with a value of its shape. Those that the engine passes over are offered only where
 * somebody has begun to write one.
 */
export function offerKeys(spot: KeySpot, file: ModuleFile, snapshot: Snapshot): readonly CompletionItem[] {
  const { engine } = snapshot;
  const open: readonly Field[] = fields.filter(it => !spot.taken.has(it.key));
  const read = open.filter(it => it.engines.includes(engine.id));
  const isBegun = (field: Field) => spot.typed !== '' && field.key.startsWith(spot.typed);
  const none = !read.some(it => mayMean(spot.typed, it.key));
  const ignored = none ? open.filter(it => !it.engines.includes(engine.id) && isBegun(it)) : [];
  return [...read, ...ignored].map(field => {
    const isRead = read.includes(field);
    return item({
      label: field.key,
      kind: 'key',
      note: isRead ? '' : `ignored by ${engine.title}`,
      detail: fieldTerms(field),
      documentation: () => fieldPage(field, engine),
      span: spot.span,
      sortText: `${isRead ? 0 : 1}${String(fields.findIndex(it => it.key === field.key)).padStart(2, '0')}`,
      ...written(field, spot, file, snapshot),
    });
  });
}

type Written = Pick<CompletionItem, 'text' | 'isSnippet' | 'goesOn'>;

function written(field: Field, spot: KeySpot, file: ModuleFile, snapshot: Snapshot): Written {
  const bare = spot.before + field.key;
  if (spot.behind !== 'nothing') return plain(bare + (spot.behind === 'value' ? ':' : ''));
  switch (field.type) {
    case 'boolean':
      return plain(`${bare}: ${field.example}`);
    case 'integer':
      return snippet(`${bare}: \${1:${field.example}}`);
    case 'text':
      return writtenText(field, bare, file);
    case 'modules':
    case 'scripts':
    case 'devices': {
      const lines = `${bare}:${newLine(file.manifest)}    - $0`;
      const dashes = formOfLists(file) ?? (field.type === 'modules' ? 'dash' : 'inline');
      return snippet(dashes === 'dash' ? lines : `${bare}: [ $0 ]`, true);
    }
    case 'lua': {
      const { definitions, complete } = functionsOf(file, snapshot);
      const name = field.example.replace('()', '');
      return complete && !definitions.has(name) ? snippet(`${bare}: $0`, true) : plain(`${bare}: ${field.example}`);
    }
    default:
      return unreachable(field.type);
  }
}

function writtenText(field: Field, bare: string, file: ModuleFile): Written {
  const folder = folderOfManifest(file);
  if (field.key === 'name' && isPlain(folder, 'value')) return snippet(`${bare}: \${1:${inSnippet(folder)}}`);
  return field.example === '' ? snippet(`${bare}: $0`) : snippet(`${bare}: \${1:${field.example}}`);
}

/** How the other lists of a manifest are written; undefined where there are none. */
function formOfLists({ manifest }: ModuleFile): 'dash' | 'inline' | undefined {
  for (const { tag, items, children } of writtenKeys(manifest)) {
    const field = fields.find(it => it.key === tag);
    if (!field || !isList(field)) continue;
    if (items) return 'inline';
    if (children.some(it => it.dash)) return 'dash';
  }
  return undefined;
}

function plain(text: string): Written {
  return { text, isSnippet: false, goesOn: false };
}

function snippet(text: string, goesOn = false): Written {
  return { text, isSnippet: true, goesOn };
}
