import { mostSimilar } from '../base/similar.ts';
import { type Span, span } from '../base/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
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
      // Of one that cannot be read its manifest tells.
      if (graph.has(module)) continue;
      const place = placeOf(module, line, snapshot);
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

const INIT = 'init.lua';

/** The name in that line, without its quotes; all that is written there where the name comes from elsewhere. */
function placeOf(name: string, line: number, { text }: Snapshot): { readonly span: Span; readonly isName: boolean } {
  const lines = (text(INIT) ?? '').split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const own = lines[line - 1] ?? '';
  const at = Math.max(own.indexOf(`'${name}'`), own.indexOf(`"${name}"`));
  if (at >= 0) return { span: span(start + at + 1, start + at + 1 + name.length), isName: true };
  return { span: span(start + (own.length - own.trimStart().length), start + own.trimEnd().length), isName: false };
}

function fixes(name: string, place: Span, { graph }: Snapshot): readonly Fix[] {
  const meant = mostSimilar(name, graph.names);
  return meant === undefined ? [] : [safely(`Write "${meant}"`, replace(INIT, place, meant))];
}
