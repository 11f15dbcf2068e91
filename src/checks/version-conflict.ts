import { withRests } from '../base/stepwise.ts';
import type { Resolved, WorkspaceConflict } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Diagnostic, Related, WorkspaceCheck } from './check.ts';
import { conflictSentence, isToldElsewhere } from './conflict-words.ts';
import { KeptOf } from './kept-of.ts';
import { isHere, pathOfLine, toldLines, type WorkspaceLine } from './line-places.ts';
import { manifestFixes, type Sources } from './resolution-fixes.ts';

const code = 'version-conflict';

export const versionConflict: WorkspaceCheck = {
  code: 'version-conflict',
  scope: 'workspace',
  doc: `Advanced manifests ask for versions of modules that cannot all be had.

No choice among the versions on offer (those in the folder, in version stores and in the repository) gives every module what its
manifest asks for. Each line that takes part is marked; without any single one of them the others could hold. What is told is the
smallest set of such lines. The fixes have each been tried: with one of them everything can be had.

\`\`\`jsonc
{ "name": "hud", "version": "2.1.0", "dependencies": { "physics": "^2.0.0" } }
{ "name": "boss_ai", "version": "1.0.0", "dependencies": { "physics": "^3.0.0" } }
\`\`\``,
  *run(snapshot) {
    const resolved = yield* withRests(snapshot.resolved());
    const { meaning } = snapshot.advancedNames();
    yield* kept.of(snapshot, [resolved, meaning, snapshot.sealed], () => allFindings(resolved, snapshot));
  },
};

const kept = new KeptOf<readonly Diagnostic[]>();

function allFindings(resolved: Resolved, snapshot: Snapshot): readonly Diagnostic[] {
  return resolved.resolution.conflicts
    .filter(it => !isToldElsewhere(it, snapshot))
    .flatMap(it => findingsOf(it, resolved, snapshot));
}

/** How many other places are shown at each of the lines. */
const MOST_SHOWN = 50;

/** One on each line of the workspace that takes part. */
function findingsOf(conflict: WorkspaceConflict, resolved: Resolved, snapshot: Snapshot): readonly Diagnostic[] {
  const message = conflictSentence(conflict, snapshot);
  const { manifest, advanced } = snapshot;
  const sources: Sources = { manifest, advanced: path => advanced.get(path), engine: snapshot.engine };
  const lines = toldLines(conflict).flatMap(placesOf);
  const here = lines.filter(({ line }) => isHere(line));
  // Where all of them lie elsewhere, somebody here asks for the module all the same.
  const marked = here.length > 0 ? here : conflict.told.flatMap(placesOf).filter(({ line }) => isHere(line));
  return marked.map(({ line }) => ({
    code,
    path: line.constraint.place.path,
    span: line.constraint.place.span,
    severity: 'error',
    message,
    related: lines.flatMap(other => (other.line === line ? [] : relatedTo(other))).slice(0, MOST_SHOWN),
    *slowFixes() {
      return manifestFixes(yield* resolved.fixes(conflict), resolved.universe, sources);
    },
  }));
}

function placesOf({ text, lines }: WorkspaceConflict['told'][number]) {
  return lines.map(line => ({ text, line }));
}

function relatedTo({ text, line }: { readonly text: string; readonly line: WorkspaceLine }): readonly Related[] {
  const path = pathOfLine(line);
  if (path === undefined) return [];
  const { span, text: whole } = line.constraint.place;
  return [{ message: text, path, span, ...(isHere(line) ? {} : { text: whole }) }];
}
