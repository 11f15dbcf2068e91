import { LOCK_FILE, lockOf } from '../workspace/lock.ts';
import type { Diagnostic, WorkspaceCheck } from './check.ts';
import { KeptOf } from './kept-of.ts';

const code = 'lock-file';

export const lockFile: WorkspaceCheck = {
  code: 'lock-file',
  scope: 'workspace',
  doc: `The lock of the chosen versions, \`otmodules.lock\`, cannot be read.

What cannot be read in it locks nothing. It is an object with the key \`modules\`, in which each module has its version; \`otmod
resolve --write-lock\` writes it.

\`\`\`json
{ "modules": { "hud": "2.1.0", "physics": "2.4.0" } }
\`\`\``,
  run(snapshot) {
    const lock = lockOf(snapshot);
    if (!lock) return [];
    return kept.of(snapshot, [snapshot.text(LOCK_FILE)], () =>
      lock.problems
        .slice(0, MOST)
        .map(({ span, message }) => ({ code, path: LOCK_FILE, span, severity: 'error', message })),
    );
  },
};

const kept = new KeptOf<readonly Diagnostic[]>();

/** More findings of one code in one file help nobody. */
const MOST = 100;
