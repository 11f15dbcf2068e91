import { type Span, span, touches } from '../base/span.ts';
import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { pathTarget } from './path-target.ts';

/** What a place in a text names: a module, or a file by its path below the client folder. */
export type Named =
  | { readonly kind: 'module'; readonly name: string; readonly span: Span }
  | { readonly kind: 'file'; readonly path: string; readonly span: Span };

/** What the text at an offset names; undefined where it names neither a module nor a file that there is. */
export function namedAt(snapshot: Snapshot, path: string, offset: number): Named | undefined {
  const here = span(offset, offset);
  const { modules, paths } = snapshot.mentions(path);
  const mention = modules.find(it => touches(it.span, here));
  if (mention) return { kind: 'module', name: mention.name, span: mention.span };
  const found = paths.find(it => touches(it.span, here));
  if (!found) return undefined;
  const located = { ...found, path };
  const folder = folderPart(located);
  if (folder && touches(folder.span, here)) {
    const own = moduleInFolder(folder.name, snapshot);
    const name = own?.manifest.name?.value;
    if (own && name !== undefined && leadsInto(located, own, snapshot))
      return { kind: 'module', name, span: folder.span };
  }
  const target = pathTarget(located, snapshot);
  return target && { kind: 'file', path: target.path, span: found.span };
}

/** The part of a path that would be the folder of a module, and where it stands; undefined where there is none. */
export function folderPart({ value, call, span: place }: PathMention): { name: string; span: Span } | undefined {
  const [whole, before, name, rest] = /^((?:\/(?:modules\/|mods\/)?)?)([^/]+)(\/|$)/.exec(value) ?? [];
  if (whole === undefined || before === undefined || name === undefined) return undefined;
  // A single word is a path only where one is asked for.
  if (rest === '' && (before === '' || (before === '/' && call === undefined))) return undefined;
  if (before === '' && call !== undefined) return undefined;
  const start = place.start + before.length;
  return { name, span: span(start, start + name.length) };
}

/** The manifest that speaks for a folder: the only one in it, or the one whose module has the folder's name. */
export function moduleInFolder(folder: string, { files }: Snapshot): ModuleFile | undefined {
  const inside = files.filter(it => it.virtualPath.split('/').at(-2) === folder);
  return inside.find(it => it.manifest.name?.value === folder) ?? (inside.length === 1 ? inside[0] : undefined);
}

/** Whether a path leads to a file of a module's folder, or to none. */
export function leadsInto(mention: Located<PathMention>, { path }: ModuleFile, snapshot: Snapshot): boolean {
  const target = pathTarget(mention, snapshot);
  // A bare word with a slash is a path only where the file is there.
  if (!target) return mention.value.startsWith('/');
  const folder = path.split('/').at(-2) ?? '';
  return target.path.split('/').slice(0, -1).includes(folder);
}
