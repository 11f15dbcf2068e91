import type { Stepwise } from '../base/stepwise.ts';
import { type AdvancedManifest, readAdvancedManifest } from '../manifest/advanced-manifest.ts';
import { kindFolders, type ModuleKind } from '../manifest/module-kinds.ts';
import type { FileTexts } from './file-texts.ts';
import { type Folder, folderAt } from './file-tree.ts';
import { folderPath, isAdvancedManifest, isPlainManifest } from './manifest-paths.ts';
import type { SearchPath } from './search-path.ts';

/** An advanced manifest in its place. */
export interface AdvancedFile {
  readonly path: string;
  /** The folder of the module. */
  readonly folder: string;
  /**
   * `module`: where the client looks for modules too; `kind-folder`: in `core`, `plugins` or the like below a search root;
   * `astray`: where nobody looks.
   */
  readonly place: 'module' | 'kind-folder' | 'astray';
  /** As stated, else as the folder says, else `module`. */
  readonly kind: ModuleKind;
  readonly manifest: AdvancedManifest;
  /** The path of the manifest beside it that clients read; undefined where there is none, or it is not clear which one. */
  readonly plain: string | undefined;
}

export type AdvancedByPath = ReadonlyMap<string, AdvancedFile>;

/** The advanced manifests of a client folder as it changes. What was made from an unchanged text is kept. */
export class AdvancedFiles {
  readonly #dirty = new Set<string>();
  readonly #known = new Map<string, AdvancedFile>();
  #all: AdvancedByPath = new Map();
  /** The names of files that `#all` was made for. */
  #tree: Folder | undefined;

  /** The text of a file changed, whichever it is. */
  changed(path: string): void {
    if (isAdvancedManifest(path)) this.#dirty.add(path);
  }

  /** All of them by path, in the order of their paths; the same map as long as nothing changes. */
  *update(texts: FileTexts, search: SearchPath): Stepwise<AdvancedByPath> {
    const dirty = [...this.#dirty].filter(path => texts.has(path));
    const isNew = (path: string) => !this.#all.has(path) || texts.text(path) === undefined;
    if (this.#tree !== search.tree || dirty.some(isNew)) return yield* this.#readAll(texts, search);
    this.#dirty.clear();
    if (dirty.length === 0) return this.#all;
    const all = new Map(this.#all);
    for (const path of dirty) all.set(path, this.#read(path, texts.text(path) ?? '', search));
    this.#all = all;
    return all;
  }

  *#readAll(texts: FileTexts, search: SearchPath): Stepwise<AdvancedByPath> {
    // What changes while the host rests is dirty again.
    this.#tree = undefined;
    this.#dirty.clear();
    const all = new Map<string, AdvancedFile>();
    for (const path of [...texts.paths()].filter(isAdvancedManifest).sort()) {
      const text = texts.text(path);
      if (text !== undefined) all.set(path, this.#read(path, text, search));
      yield;
    }
    this.#tree = search.tree;
    this.#all = all;
    return all;
  }

  #read(path: string, text: string, search: SearchPath): AdvancedFile {
    const known = this.#known.get(path);
    const manifest = known?.manifest.document.text === text ? known.manifest : readAdvancedManifest(text);
    const folder = folderPath(path);
    const { place, kind: byPlace } = placeOf(folder, search);
    const kind = manifest.kind?.value ?? byPlace;
    const plain = plainBeside(path, folder, search.tree);
    const same = known?.manifest === manifest && known.place === place && known.kind === kind && known.plain === plain;
    const file: AdvancedFile = same ? known : { path, folder, place, kind, manifest, plain };
    this.#known.set(path, file);
    return file;
  }
}

function placeOf(
  folder: string,
  { engine, bases }: SearchPath,
): { readonly place: AdvancedFile['place']; readonly kind: ModuleKind } {
  const roots = engine.search === 'merged' ? bases : ['modules', 'mods'];
  for (const root of roots) {
    if (root !== '' && !folder.startsWith(`${root}/`)) continue;
    const names = folder.slice(root === '' ? 0 : root.length + 1).split('/');
    if (names.length === 1 && names[0] !== '') return { place: 'module', kind: 'module' };
    const kind = Object.hasOwn(kindFolders, names[0]) ? kindFolders[names[0]] : undefined;
    if (names.length === 2 && kind !== undefined) return { place: 'kind-folder', kind };
    if (root !== '') break;
  }
  return { place: 'astray', kind: 'module' };
}

function plainBeside(path: string, folder: string, tree: Folder): string | undefined {
  const files = folderAt(tree, folder)?.files ?? new Set<string>();
  const twin = path.slice(0, -'.jsonc'.length);
  if (files.has(twin.slice(twin.lastIndexOf('/') + 1))) return twin;
  const plain = [...files].filter(isPlainManifest);
  return plain.length === 1 ? (folder === '' ? plain[0] : `${folder}/${plain[0]}`) : undefined;
}
