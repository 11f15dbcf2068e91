import { mostSimilar } from '../base/similar.ts';
import type { Span } from '../base/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { INIT, placeInInit } from './boot-place.ts';
import { type Fix, replace, safely, type WorkspaceCheck } from './check.ts';
import { quoted } from './names.ts';

export const unknownBootModule: WorkspaceCheck = {
  code: 'unknown-boot-module',
  scope: 'workspace',
  doc: `The file init.lua ensures a module that does not exist.

\`g_modules.ensureModuleLoaded\` ends the client with \`Unable to load 'x' module\` where it cannot load the module. Ask
\`g_modules.getModule('x')\` first where it may be missing.`,
  *run(snapshot) {
    const { sequence, graph } = snapshot;
    if (sequence.origin !== 'folder') return;
    for (const { step, line } of sequence.steps) {
      if (step.kind !== 'ensure' || step.optional || line === undefined) continue;
      const { module } = step;
      // Of one that is there and cannot be loaded `boot-module-fails` tells.
      if (graph.has(module)) continue;
      const place = placeInInit(module, line, snapshot);
      yield {
        path: INIT,
        span: place.span,
        severity: 'error',
        message: `No module is called ${quoted(module)}, so ${snapshot.engine.title} ends here with a fatal error.`,
        fixes: () => (place.isName ? fixes(module, place.span, snapshot) : []),
      };
    }
  },
};

function fixes(name: string, place: Span, { graph }: Snapshot): readonly Fix[] {
  const meant = mostSimilar(name, graph.names);
  return meant === undefined ? [] : [safely(`Write "${meant}"`, replace(INIT, place, meant))];
}
