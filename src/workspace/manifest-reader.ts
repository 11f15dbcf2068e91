import type { NameTable } from '../base/name-table.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { readManifest } from '../manifest/manifest.ts';
import { type ModuleFile, moduleFile } from './module-record.ts';
import { isSealed } from './sealed.ts';
import type { Found, SearchPath } from './search-path.ts';

/** Reads the manifests of a client folder. What was made from an unchanged text is kept. */
export class ManifestReader {
  readonly #known = new Map<string, ModuleFile>();
  readonly #names: NameTable;

  constructor(names: NameTable) {
    this.#names = names;
  }

  /** The manifest in its place; undefined where it has no text, or none that anybody could read. */
  read(found: Found, own: string | undefined, engine: ClientEngine, search: SearchPath): ModuleFile | undefined {
    const text = found.isFolder ? '\0' : own;
    if (text === undefined || (!found.isFolder && isSealed(text))) return undefined;
    const known = this.#known.get(found.path);
    const same = known && known.manifest.document.text === text && known.manifest.engine === engine.id;
    const manifest = same ? known.manifest : readManifest(text, engine);
    const file = moduleFile(found, manifest, search, this.#names);
    this.#known.set(found.path, file);
    return file;
  }
}
