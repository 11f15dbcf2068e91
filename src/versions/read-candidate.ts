import { decode } from '../base/bytes.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { coerceVersion, type Version } from '../base/version.ts';
import { type AdvancedManifest, readAdvancedManifest } from '../manifest/advanced-manifest.ts';
import { type Manifest, readManifest } from '../manifest/manifest.ts';
import type { Candidate, CandidateManifest, CandidateOrigin } from '../workspace/candidate.ts';
import { isAdvancedManifest, isPlainManifest } from '../workspace/manifest-paths.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A client engine, as whoever reads its manifests needs it. */
export type Engine = Snapshot['engine'];

/** What is known of a folder that should hold a version of a module. */
export interface CandidateFolder {
  readonly origin: CandidateOrigin;
  /** What the place promises: the names of the folders of a store, the name of a tag. */
  readonly promised: { readonly name: string; readonly version: Version } | undefined;
  /** Paths below the folder. */
  readonly files: readonly string[];
  /** The bytes of its manifests, at least. */
  readonly bytes: (path: string) => Uint8Array | undefined;
  readonly texts?: ReadonlyMap<string, string>;
}

/** The files of a module that are manifests: those at the top of its folder. */
export function manifestsAmong(files: readonly string[]): readonly string[] {
  return files.filter(it => !it.includes('/') && (isPlainManifest(it) || isAdvancedManifest(it))).sort();
}

/** Reads the manifests of a folder into a candidate, or says as a sentence why it is none. */
export function readCandidate(folder: CandidateFolder, engine: Engine): Result<Candidate> {
  const { origin, promised, texts } = folder;
  const files = [...folder.files].sort();
  const manifests = manifestsAmong(files);
  const advancedPath = manifests.find(isAdvancedManifest);
  const twin = advancedPath?.slice(0, -'.jsonc'.length);
  const plainPath = manifests.find(it => it === twin) ?? manifests.find(isPlainManifest);
  if (advancedPath === undefined && plainPath === undefined) return refused('There is no manifest in it.');
  const advanced = advancedPath === undefined ? undefined : readWith(readAdvancedManifest, advancedPath, folder);
  const plain = plainPath === undefined ? undefined : readWith(text => readManifest(text, engine), plainPath, folder);
  const unread = (advancedPath !== undefined && !advanced) || (plainPath !== undefined && !plain);
  if (unread) return refused('Its manifest cannot be read.');
  const broken = brokenPath(advanced, plain);
  if (broken !== undefined) return refused(`Its manifest ${broken} is broken.`);
  const name = advanced?.manifest.name?.value ?? plain?.manifest.name?.value;
  if (name === undefined || name === '') return refused('Its manifest states no name.');
  const stated = advanced?.manifest.version?.version ?? coerceVersion(plain?.manifest.texts.version ?? '');
  if (promised && promised.name !== name)
    return refused(`Its manifest states the name ${JSON.stringify(name)}, not ${JSON.stringify(promised.name)}.`);
  if (promised && stated && promised.version.compare(stated) !== 0)
    return refused(`Its manifest states the version ${stated.raw}, not ${promised.version.raw}.`);
  return ok({ name, version: promised?.version ?? stated, advanced, plain, origin, files, texts });
}

function readWith<T>(
  read: (text: string) => T,
  path: string,
  { bytes }: CandidateFolder,
): CandidateManifest<T> | undefined {
  const own = bytes(path);
  return own && { path, manifest: read(decode(own)) };
}

/** Where one of the manifests is not as whoever reads it needs it. */
function brokenPath(
  advanced: CandidateManifest<AdvancedManifest> | undefined,
  plain: CandidateManifest<Manifest> | undefined,
): string | undefined {
  const { root, problems } = advanced?.manifest.document ?? {};
  if (advanced && (problems?.length !== 0 || root?.kind !== 'object')) return advanced.path;
  return plain?.manifest.failure ? plain.path : undefined;
}
