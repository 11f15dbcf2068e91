import { encode } from '../base/bytes.ts';
import { lazy } from '../base/lazy.ts';
import type { Candidate, Candidates } from '../workspace/candidate.ts';
import { folderPath } from '../workspace/manifest-paths.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { CandidateSource } from './candidate-source.ts';
import { mergeCandidates } from './merged-source.ts';
import { filesOf, type WorkspaceModule, workspaceModule } from './workspace-module.ts';

/**
 * The modules of the workspace itself. Files whose text the snapshot holds are read as it has them, unsaved changes too; the
 * others by `read`, whose paths are below the client folder.
 */
export function workspaceSource(
  snapshot: Snapshot,
  read: (path: string) => Promise<Uint8Array | undefined>,
): CandidateSource {
  return {
    list: async () => workspaceCandidates(snapshot),
    async read({ origin }, path) {
      const whole = `${origin.folder}/${path}`;
      const text = snapshot.text(whole);
      return text === undefined ? read(whole) : encode(text);
    },
  };
}

/** Every module of the workspace as a candidate. */
export function workspaceCandidates(snapshot: Snapshot): Candidates {
  const modules = snapshot.advancedNames().all();
  const all = modules.flatMap(name => {
    const module = workspaceModule(snapshot, name);
    return module && (module.plain || module.advanced) ? [candidateOf(module, snapshot)] : [];
  });
  return mergeCandidates([{ all, problems: [] }]);
}

/** A module of the workspace as it is now. */
export function candidateOf(module: WorkspaceModule, snapshot: Snapshot): Candidate {
  const { name, folder, plain, advanced, version } = module;
  // Ten thousand modules are listed for their names and versions alone.
  const files = lazy(() => filesOf(module, snapshot));
  const texts = lazy(
    () =>
      new Map(
        files().flatMap(path => {
          const text = snapshot.text(`${folder}/${path}`);
          return text === undefined ? [] : [[path, text] as const];
        }),
      ),
  );
  const below = (path: string) => path.slice(folderPath(path).length + 1);
  return {
    name,
    version,
    advanced: advanced && { path: below(advanced.path), manifest: advanced.manifest },
    plain: plain && { path: below(plain.path), manifest: plain.manifest },
    origin: { kind: 'workspace', folder },
    get files() {
      return files();
    },
    get texts() {
      return texts();
    },
  };
}
