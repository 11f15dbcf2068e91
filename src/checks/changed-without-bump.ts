import { finish } from '../base/stepwise.ts';
import { listing } from '../base/text.ts';
import { raised } from '../base/version.ts';
import type { Proposal } from '../versions/proposal.ts';
import { proposalFrom } from '../versions/version-manager.ts';
import { workspaceModule } from '../versions/workspace-module.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Diagnostic, type Fix, perhaps, type WorkspaceCheck } from './check.ts';
import { readKeys } from './manifest-text.ts';
import { quoted } from './names.ts';
import { type StoredTwin, storedTwins } from './stored-content.ts';
import { writeVersion } from './write-version.ts';

export const changedWithoutBump: WorkspaceCheck = {
  code: 'changed-without-bump',
  scope: 'workspace',
  doc: `A module has other files than the version of the same number in a version store.

Whoever asks for that version gets the stored one, so the changes need a number of their own. The fix raises the version as far as what
has changed for others demands: a member that is gone raises the first number, a new one the second, anything else the third. Pictures
and other files that are no texts are compared by their names alone.`,
  *run(snapshot) {
    if (snapshot.candidates.all.length === 0) return;
    for (const twin of storedTwins(snapshot)) {
      if (!twin) yield undefined;
      else yield findingOf(twin);
    }
  },
};

/** The finding of a comparison, the same one as long as that is. */
function findingOf(twin: StoredTwin): Diagnostic {
  const known = findings.get(twin) ?? newFinding(twin);
  findings.set(twin, known);
  return known;
}

const findings = new WeakMap<StoredTwin, Diagnostic>();

/** How many files are named. */
const MOST_NAMED = 3;

function newFinding(twin: StoredTwin): Diagnostic {
  const { module, files } = twin;
  const { plain, advanced, name, version } = module;
  const stated = advanced?.manifest.version;
  const inPlain = plain && readKeys(plain.manifest).findLast(it => it.field.key === 'version')?.declaration.valueSpan;
  const more = files.length - MOST_NAMED;
  const named = more > 0 ? [...files.slice(0, MOST_NAMED), `${more} more`] : files;
  const path = stated ? advanced.path : (plain?.path ?? '');
  return {
    code: 'changed-without-bump',
    path,
    span: stated?.span ?? inPlain ?? { start: 0, end: 0 },
    severity: 'hint',
    message: `${quoted(name)} ${version?.raw} is stored with other files: ${listing(named)} ${files.length === 1 ? 'differs' : 'differ'}.`,
    fixes: () => fixes(twin, twin.now()),
  };
}

function fixes({ module: { name }, candidate, files }: StoredTwin, snapshot: Snapshot): readonly Fix[] {
  const module = workspaceModule(snapshot, name);
  const proposal = finish(proposalFrom(candidate, candidate.texts ?? new Map(), files, name, snapshot));
  if (!module?.version) return [];
  // Other line ends alone, or a picture: the least is right.
  const to = proposal && proposal.level !== 'none' ? proposal.version : raised(module.version, 'patch');
  const edits = writeVersion(module, to);
  if (!edits.ok) return [];
  return [perhaps(`Raise the version to ${to.raw}${why(proposal)}`, ...edits.value)];
}

function why(proposal: Proposal | undefined): string {
  const [first] = proposal?.reasons ?? [];
  return first ? `: ${first.text.replace(/\.$/, '')}` : '';
}
