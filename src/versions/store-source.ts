import { decode } from '../base/bytes.ts';
import { pushTo } from '../base/push-to.ts';
import { parseVersion } from '../base/version.ts';
import type { Candidate, CandidateOrigin, CandidateProblem } from '../workspace/candidate.ts';
import type { CandidateSource } from './candidate-source.ts';
import { mergeCandidates } from './merged-source.ts';
import type { PlainFolder } from './plain-folder.ts';
import { type Engine, manifestsAmong, readCandidate } from './read-candidate.ts';

/** Where modules are stored, as the setting has it, and its files. */
export interface Store {
  readonly name: string;
  readonly files: PlainFolder;
}

/** The folder of a version below a store. */
export function storedFolder(name: string, version: string): string {
  return `${name}/${version}`;
}

/** The versions in a store: each in a folder `<name>/<version>`. The texts that clients read are read at once. */
export function storeSource(store: Store, engine: Engine, isText: (path: string) => boolean): CandidateSource {
  return {
    async list(cancelled = () => false) {
      const folders = new Map<string, string[]>();
      const problems: CandidateProblem[] = [];
      const loose = new Set<string>();
      for (const path of (await store.files.contents('')).files) {
        const [name, version, ...rest] = path.split('/');
        // What is just being written.
        if (name.startsWith('.')) continue;
        if (rest.length > 0) pushTo(folders, storedFolder(name, version), rest.join('/'));
        else if (version !== undefined) loose.add(name);
      }
      const origin = (folder: string): CandidateOrigin => ({ kind: 'store', store: store.name, folder });
      for (const name of [...loose].sort())
        problems.push({ origin: origin(name), message: 'Files lie beside the folders of its versions.' });
      const all: Candidate[] = [];
      for (const folder of [...folders.keys()].sort()) {
        if (cancelled()) break;
        const files = folders.get(folder) ?? [];
        const read = await readStored(store, folder, files, origin(folder), engine, isText);
        if (typeof read === 'string') problems.push({ origin: origin(folder), message: read });
        else all.push(read);
      }
      return mergeCandidates([{ all, problems }]);
    },
    read: ({ origin }, path) => store.files.read(`${origin.folder}/${path}`),
  };
}

/** The version in a folder of a store, or why there is none. */
async function readStored(
  { files: source }: Store,
  folder: string,
  files: readonly string[],
  origin: CandidateOrigin,
  engine: Engine,
  isText: (path: string) => boolean,
): Promise<Candidate | string> {
  const [name, text] = folder.split('/');
  const version = parseVersion(text);
  if (!version) return `${JSON.stringify(text)} is no semantic version.`;
  const bytes = new Map<string, Uint8Array>();
  const wanted = new Set([...manifestsAmong(files), ...files.filter(isText)]);
  await Promise.all(
    [...wanted].map(async path => {
      const own = await source.read(`${folder}/${path}`);
      if (own) bytes.set(path, own);
    }),
  );
  const texts = new Map([...bytes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, own]) => [path, decode(own)]));
  const promised = { name, version };
  const read = readCandidate({ origin, promised, files, bytes: path => bytes.get(path), texts }, engine);
  return read.ok ? read.value : read.error;
}
