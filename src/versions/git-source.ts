import { decode, encode } from '../base/bytes.ts';
import { pushTo } from '../base/push-to.ts';
import { parseVersion, type Version } from '../base/version.ts';
import type { Candidate, CandidateProblem } from '../workspace/candidate.ts';
import { folderPath, isManifest } from '../workspace/manifest-paths.ts';
import type { CandidateSource } from './candidate-source.ts';
import { type GitRunner, parseBatch, parseTree, type TreeEntry } from './git-runner.ts';
import { mergeCandidates } from './merged-source.ts';
import { type Engine, readCandidate } from './read-candidate.ts';

/** More tags than this are not looked at: the highest versions of each module come first. */
const MOST_TAGS = 200;

/** A tag that names a version of a module, and its commit. */
interface VersionTag {
  readonly ref: string;
  readonly commit: string;
  readonly promised: { readonly name: string; readonly version: Version };
}

/**
 * The versions in the repository of a client folder: those of its tags `name@1.2.0` and `name@v1.2.0`, and every module at the
 * commits that `refs` names. Nothing where the folder is in no repository.
 */
export function gitSource(run: GitRunner, engine: Engine, refs: readonly string[] = []): CandidateSource {
  const trees = new Map<string, Promise<readonly TreeEntry[]>>();
  const blobs = new Map<string, Uint8Array>();
  const ids = new WeakMap<Candidate, ReadonlyMap<string, string>>();
  const treeOf = (commit: string) => {
    const known = trees.get(commit) ?? readTree(run, commit);
    trees.set(commit, known);
    return known;
  };
  const fetch = async (wanted: readonly string[]) => {
    const missing = [...new Set(wanted)].filter(id => !blobs.has(id));
    if (missing.length === 0) return;
    const answer = await run(['cat-file', '--batch'], encode(missing.map(id => `${id}\n`).join('')));
    if (answer.ok) for (const [id, bytes] of parseBatch(answer.value, missing)) blobs.set(id, bytes);
  };
  /** The names of modules by the ids of their manifests: most commits share them. */
  const names = new Map<string, string | undefined>();
  const bytesOf = (own: ReadonlyMap<string, string>) => (path: string) => blobs.get(own.get(path) ?? '');
  /** What lies in the folders of a commit that hold a manifest of the name that is promised, or of any. */
  const candidatesAt = async (ref: string, commit: string, promised: VersionTag['promised'] | undefined) => {
    const tree = await treeOf(commit);
    const folders = new Map<string, TreeEntry[]>();
    for (const entry of tree) if (isManifest(entry.path)) pushTo(folders, folderPath(entry.path), entry);
    await fetch([...folders.values()].flat().map(it => it.id));
    const found: Candidate[] = [];
    const problems: CandidateProblem[] = [];
    for (const [folder, manifests] of [...folders].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (folder === '' || isStored(folder)) continue;
      const origin = { kind: 'git', ref, commit, folder } as const;
      const own = filesIn(folder, promised ? manifests : tree);
      const read = { origin, promised: undefined, files: [...own.keys()], bytes: bytesOf(own) };
      if (promised) {
        const key = [...own].join();
        if (!names.has(key)) {
          const known = readCandidate(read, engine);
          names.set(key, known.ok ? known.value.name : undefined);
        }
        if (names.get(key) !== promised.name) continue;
      }
      const all = promised ? filesIn(folder, tree) : own;
      const checked = readCandidate({ ...read, promised, files: [...all.keys()] }, engine);
      if (!checked.ok) problems.push({ origin, message: checked.error });
      else if (checked.value.version) found.push(checked.value);
      if (checked.ok) ids.set(checked.value, all);
    }
    return { all: found, problems };
  };
  return {
    async list(cancelled = () => false) {
      const tags = await versionTags(run);
      const lists = [];
      for (const { ref, commit, promised } of tags.slice(0, MOST_TAGS)) {
        if (cancelled()) break;
        lists.push(await candidatesAt(ref, commit, promised));
      }
      for (const ref of refs) {
        const commit = cancelled() ? undefined : await commitOf(run, ref);
        if (commit !== undefined) lists.push(await candidatesAt(ref, commit, undefined));
      }
      return mergeCandidates(lists);
    },
    async read(candidate, path) {
      const id = ids.get(candidate)?.get(path);
      if (id === undefined) return undefined;
      await fetch([id]);
      return blobs.get(id);
    },
  };
}

/** The ids of the files in a folder, by their paths below it. */
function filesIn(folder: string, entries: readonly TreeEntry[]): ReadonlyMap<string, string> {
  const below = entries.filter(it => it.path.startsWith(`${folder}/`));
  return new Map(below.map(({ path, id }) => [path.slice(folder.length + 1), id]));
}

/** Version stores that were committed are stores, not modules. */
function isStored(folder: string): boolean {
  return folder.split('/').includes('.otmodules');
}

/** The tags that name versions, from the highest version to the lowest, each with its commit. */
async function versionTags(run: GitRunner): Promise<readonly VersionTag[]> {
  const format = '%(refname:strip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)';
  const answer = await run(['for-each-ref', `--format=${format}`, 'refs/tags']);
  if (!answer.ok) return [];
  const tags = decode(answer.value)
    .split('\n')
    .flatMap((line): VersionTag[] => {
      const [ref, type, own, innerType, inner] = line.split('\0');
      const commit = type === 'commit' ? own : innerType === 'commit' ? inner : undefined;
      const at = ref.lastIndexOf('@');
      const version = parseVersion(ref.slice(at + 1).replace(/^v/, ''));
      const isId = commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit);
      return at > 0 && version && isId ? [{ ref, commit, promised: { name: ref.slice(0, at), version } }] : [];
    });
  return tags.sort((a, b) => b.promised.version.compare(a.promised.version) || (a.ref < b.ref ? -1 : 1));
}

/** The commit that a name of any kind stands for. */
async function commitOf(run: GitRunner, ref: string): Promise<string | undefined> {
  const answer = await run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const id = answer.ok ? decode(answer.value).trim() : '';
  return /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

/** The files of a commit below the folder in which git is run. */
async function readTree(run: GitRunner, commit: string): Promise<readonly TreeEntry[]> {
  const answer = await run(['ls-tree', '-r', '-z', commit]);
  return answer.ok ? parseTree(answer.value, decode) : [];
}
