import type { WorkspaceCheck } from './check.ts';
import { commentBehind } from './manifest-text.ts';
import { quoted } from './names.ts';
import { mayBeSealed } from './sealed-names.ts';
import { fixes } from './unknown-module.ts';

export const unknownLoadLater: WorkspaceCheck = {
  code: 'unknown-load-later',
  scope: 'workspace',
  doc: `\`load-later\` names a module that does not exist.

The client logs \`Unable to find module 'x' required by 'y'\` and goes on with the next one.`,
  *run(snapshot) {
    for (const { file, unknownLater } of snapshot.graph.oddities.values()) {
      for (const mention of unknownLater) {
        const { value, span } = mention;
        if (value === '' || value.startsWith("'") || commentBehind(value) !== undefined) continue;
        if (mayBeSealed(value, snapshot)) continue;
        const message = `No module is called ${quoted(value)}; the client logs an error and goes on.`;
        yield { path: file.path, span, severity: 'warning', message, fixes: () => fixes(file, mention, snapshot) };
      }
    }
  },
};
