import { mostSimilar } from '../base/similar.ts';
import type { Mention } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Finding, type Fix, perhaps, replace, safely, type WorkspaceCheck } from './check.ts';
import { consequencesOf } from './consequence.ts';
import { commentBehind, removeItem } from './manifest-text.ts';
import { quoted } from './names.ts';
import { newModule } from './new-files.ts';
import { mayBeSealed } from './sealed-names.ts';

export const unknownModule: WorkspaceCheck = {
  code: 'unknown-module',
  scope: 'workspace',
  doc: `A dependency names a module that does not exist.

The client logs \`dependency 'x' was not found\` and does not load the module, nor any that depends on it. OTCv8 ends at its
first failed load. Names are case-sensitive; what counts is the key \`name\`, not the folder.`,
  *run(snapshot) {
    for (const { file: from, unknown } of snapshot.graph.oddities.values()) {
      for (const mention of unknown.slice(0, 100)) yield* finding(from, mention, snapshot);
    }
  },
};

function* finding(from: ModuleFile, mention: Mention, snapshot: Snapshot): Generator<Finding & { path: string }> {
  const { value } = mention;
  if (value === '' || value.startsWith("'") || mayBeSealed(value, snapshot)) return;
  // With the comment gone it is another name.
  if (commentBehind(value) !== undefined) return;
  const { sentence, related } = consequencesOf(
    from,
    snapshot,
    failure => failure.kind === 'missing' && failure.dependency === value,
  );
  const sealed = snapshot.sealed.length > 0 ? ' It may be one of the encrypted modules.' : '';
  yield {
    path: from.path,
    span: mention.span,
    severity: sealed ? 'information' : 'error',
    message: `No module is called ${quoted(value)}.${sentence}${sealed}`,
    related,
    fixes: () => fixes(from, mention, snapshot),
  };
}

/** Ways to mend a name that no module has, shared with `load-later`. */
export function fixes(file: ModuleFile, mention: Mention, snapshot: Snapshot): readonly Fix[] {
  const { value, span } = mention;
  const others = snapshot.graph.names.filter(name => name !== file.manifest.name?.value);
  const meant = others.find(name => name.toLowerCase() === value.toLowerCase()) ?? mostSimilar(value, others);
  const byFolder = snapshot.files.find(it => it.virtualPath.split('/').at(-2) === value)?.manifest.name?.value;
  const names = [...new Set([meant, byFolder])].filter(name => name !== undefined && name !== value);
  const files = newModule(value, file, snapshot);
  return [
    ...names.map((name, i) => (i === 0 ? safely : perhaps)(`Write "${name}"`, replace(file.path, span, name ?? ''))),
    perhaps(`Remove "${value}" from the list`, removeItem(file, span)),
    ...(files.length > 0 ? [perhaps(`Create the module "${value}"`, ...files)] : []),
  ];
}
