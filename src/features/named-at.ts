import { type Span, span, touches } from '../base/span.ts';
import { kindFolders } from '../manifest/module-kinds.ts';
import { folderPath } from '../workspace/manifest-paths.ts';
import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import { pathTarget } from '../workspace/path-target.ts';
import { virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What a place in a text names: a module, or a file by its path below the client folder. */
export type Named =
  | {
      readonly kind: 'module';
      readonly name: string;
      readonly span: Span;
      /** The name as it is there: of a folder it may be another one. */
      readonly written: string;
    }
  | { readonly kind: 'file'; readonly path: string; readonly span: Span };

/** What the text at an offset names; undefined where it names neither a module nor a file that there is. */
export function namedAt(snapshot: Snapshot, path: string, offset: number): Named | undefined {
  const here = span(offset, offset);
  const { modules, paths } = snapshot.mentions(path);
  const mention = modules.find(it => touches(it.span, here));
  if (mention) return { kind: 'module', name: mention.name, span: mention.span, written: mention.name };
  const found = paths.find(it => touches(it.span, here));
  if (!found) return undefined;
  const located = { ...found, path };
  for (const part of folderParts(located)) {
    if (!touches(part.span, here)) continue;
    const own = moduleInFolder(part.folder, snapshot);
    if (own && leadsInto(located, own.path, snapshot))
      return { kind: 'module', name: own.name, span: part.span, written: part.name };
  }
  const target = pathTarget(located, snapshot);
  return target && { kind: 'file', path: target.path, span: found.span };
}

/** A part of a path that would be the folder of a module. */
export interface FolderPart {
  readonly name: string;
  readonly span: Span;
  /** From where modules lie: `x`, or `plugins/x`. */
  readonly folder: string;
}

/** The parts of a path that would be the folder of a module, if any is; one lies in the other. */
export function folderParts(mention: PathMention): readonly FolderPart[] {
  const { value, call } = mention;
  const [whole, before, name, rest] = /^((?:\/(?:modules\/|mods\/)?)?)([^/]+)(\/|$)/.exec(value) ?? [];
  if (whole === undefined || before === undefined || name === undefined) return [];
  // A single word is a path only where one is asked for.
  if (rest === '' && (before === '' || (before === '/' && call === undefined))) return [];
  if (before === '' && call !== undefined) return [];
  const own = { name, span: partSpan(mention, before.length, name.length), folder: name };
  const inner = Object.hasOwn(kindFolders, name) ? /^[^/]+/.exec(value.slice(whole.length))?.[0] : undefined;
  if (inner === undefined) return [own];
  return [own, { name: inner, span: partSpan(mention, whole.length, inner.length), folder: `${name}/${inner}` }];
}

/** Where a part of a path stands; of one with escapes nobody knows it. */
function partSpan({ value, span: place }: PathMention, from: number, length: number): Span {
  if (place.end - place.start !== value.length) return place;
  return span(place.start + from, place.start + from + length);
}

/** A module with the manifest that speaks for its folder. */
export interface FolderModule {
  readonly name: string;
  readonly path: string;
}

/** The module of a folder: of the only manifest in it, or of the one that gives the folder's name; advanced ones come last. */
export function moduleInFolder(folder: string, { files, advanced, search }: Snapshot): FolderModule | undefined {
  const named = (path: string, name: string | undefined) => (name === undefined ? [] : [{ name, path }]);
  const plain = files
    .filter(it => moduleFolder(it.virtualPath) === folder)
    .flatMap(it => named(it.path, it.manifest.name?.value));
  const inside =
    plain.length > 0
      ? plain
      : [...advanced.values()]
          .filter(it => it.place !== 'astray' && moduleFolder(virtualPathOf(search, it.path)) === folder)
          .flatMap(it => named(it.path, it.manifest.name?.value));
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  return inside.find(it => it.name === last) ?? (inside.length === 1 ? inside[0] : undefined);
}

/** The folder of a manifest in the client's file system, from where modules lie. */
export function moduleFolder(virtualPath: string): string {
  return folderPath(virtualPath).replace(/^(?:\/data)?(?:\/modules|\/mods)?\//, '');
}

/** Whether a path leads to a file of the folder of a manifest, or to none. */
export function leadsInto(mention: Located<PathMention>, manifest: string, snapshot: Snapshot): boolean {
  const target = pathTarget(mention, snapshot);
  // A bare word with a slash is a path only where the file is there.
  if (!target) return mention.value.startsWith('/');
  const folder = manifest.split('/').at(-2) ?? '';
  return target.path.split('/').slice(0, -1).includes(folder);
}
