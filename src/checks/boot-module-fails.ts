import { causeSentence } from '../workspace/causes.ts';
import { failureMessage } from '../workspace/module-events.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { INIT, placeInInit } from './boot-place.ts';
import type { Related, WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';
import { quoted } from './names.ts';

export const bootModuleFails: WorkspaceCheck = {
  code: 'boot-module-fails',
  scope: 'workspace',
  doc: `The file init.lua ensures a module that is there and does not load.

\`g_modules.ensureModuleLoaded\` ends the client with \`Unable to load 'x' module\` where it cannot load the module, whatever the
reason. This is a consequence: mend the cause, which the related information points at.`,
  *run(snapshot) {
    const { sequence, boot, graph, sealed, engine } = snapshot;
    // An encrypted module may be what is missing.
    if (boot.end?.kind !== 'ensure-failed' || sequence.origin !== 'folder' || sealed.length > 0) return;
    const { name } = boot.end;
    const line = sequence.steps.find(({ step }) => step.kind === 'ensure' && step.module === name)?.line;
    // Of a name that no module has `unknown-boot-module` tells.
    if (!graph.has(name) || line === undefined) return;
    yield {
      path: INIT,
      span: placeInInit(name, line, snapshot).span,
      severity: 'error',
      message: `${quoted(name)} does not load${reasonOf(name, snapshot)}, so ${engine.title} ends here with a fatal error.`,
      related: manifestsOf(name, snapshot),
    };
  },
};

function reasonOf(name: string, { boot, causes }: Snapshot): string {
  const cause = [...boot.failures.keys()].find(it => it.name === name);
  const own = cause && causes().get(cause);
  if (!own) return ': the client cannot read its manifest';
  return own === own.root && !own.broken ? ` (${failureMessage(own.failure)})` : `: ${causeSentence(own)}`;
}

/** Where the trouble is told: the manifests of the module. */
function manifestsOf(name: string, { graph }: Snapshot): readonly Related[] {
  return graph.filesOf(name).map(file => ({
    message: 'what is wrong is told here',
    path: file.path,
    span: file.manifest.failure?.span ?? nameSpan(file),
  }));
}
