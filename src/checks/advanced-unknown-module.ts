import { mostSimilar } from '../base/similar.ts';
import type { Span } from '../base/span.ts';
import { orderKeys, requirementKeys } from '../manifest/advanced-manifest.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { hasFile } from '../workspace/file-tree.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { removeEntry } from './advanced-text.ts';
import { type Diagnostic, type Fix, perhaps, replace, type Severity, safely, type WorkspaceCheck } from './check.ts';
import { KeptFindings } from './kept-findings.ts';
import { quoted } from './names.ts';
import { mayBeSealed } from './sealed-names.ts';

const code = 'advanced-unknown-module';

export const advancedUnknownModule: WorkspaceCheck = {
  code: 'advanced-unknown-module',
  scope: 'workspace',
  doc: `An advanced manifest names a module that does not exist.

Neither an \`.otmod\` nor an advanced manifest has the name, no version that is stored or tagged does, and no module provides it. Nothing is said of modules that need not
be there (\`optionalDependencies\`, \`loadAfter\`, \`loadBefore\`, \`conflicts\`), unless the name looks like a slip.`,
  run(snapshot) {
    return kept.all(
      snapshot.advanced,
      [snapshot.advancedNames().meaning, snapshot.tree, snapshot.candidates],
      () => undefined,
      file => findings(file, snapshot),
    );
  },
};

/** They hold as long as the names of modules mean the same and no file comes or goes. */
const kept = new KeptFindings();

interface Named {
  readonly name: string;
  readonly nameSpan: Span;
  readonly entry: Span;
  /** Undefined: only worth a hint where it looks like a slip. */
  readonly severity: Severity | undefined;
}

function* findings(file: AdvancedFile, snapshot: Snapshot): Generator<Diagnostic> {
  const names = snapshot.advancedNames();
  for (const { name, nameSpan, entry, severity } of namedModules(file)) {
    if (names.has(name) || isOffered(name, snapshot) || mayBeSealed(name, snapshot)) continue;
    const sealed = snapshot.sealed.length > 0;
    const meant = meantName(name, file, snapshot);
    if (severity === undefined && meant === undefined) continue;
    const also =
      severity === undefined ? ` Did you mean "${meant}"?` : sealed ? ' It may be one of the encrypted modules.' : '';
    yield {
      code,
      path: file.path,
      span: nameSpan,
      severity: severity === undefined ? 'hint' : sealed ? 'information' : severity,
      message: `No module is called ${quoted(name)}, and none provides it.${also}`,
      fixes: () => fixes(file, { name, nameSpan, entry }, meant, snapshot),
    };
  }
}

/** Whether a version that lies elsewhere is called so, or provides the name. */
function isOffered(name: string, { candidates }: Snapshot): boolean {
  return candidates.all.some(
    it => it.name === name || it.advanced?.manifest.provides.some(provided => provided.name === name),
  );
}

function* namedModules({ manifest }: AdvancedFile): Generator<Named> {
  for (const key of requirementKeys) {
    if (key === 'conflicts') continue;
    const severity = key === 'optionalDependencies' ? undefined : 'error';
    for (const { name, nameSpan, span } of manifest[key]) yield { name, nameSpan, entry: span, severity };
  }
  for (const key of orderKeys) {
    const severity = key === 'loadLater' ? 'warning' : undefined;
    for (const { value, span } of manifest[key]) yield { name: value, nameSpan: span, entry: span, severity };
  }
}

function meantName(name: string, file: AdvancedFile, snapshot: Snapshot): string | undefined {
  const own = file.manifest.name?.value;
  const stored = snapshot.candidates.all.map(it => it.name);
  const others = [...new Set([...snapshot.advancedNames().all(), ...stored])].filter(it => it !== own && it !== '');
  return others.find(it => it.toLowerCase() === name.toLowerCase()) ?? mostSimilar(name, others);
}

function fixes(
  { path, manifest }: AdvancedFile,
  { name, nameSpan, entry }: Pick<Named, 'name' | 'nameSpan' | 'entry'>,
  meant: string | undefined,
  { tree }: Snapshot,
): readonly Fix[] {
  const created = `modules/${name}/${name}.otmod`;
  return [
    ...(meant === undefined ? [] : [safely(`Write "${meant}"`, replace(path, nameSpan, JSON.stringify(meant)))]),
    perhaps(`Remove ${quoted(name)}`, ...removeEntry(path, manifest, entry)),
    ...(/^[\w-]+$/.test(name) && !hasFile(tree, created)
      ? [
          perhaps(`Create the module "${name}"`, {
            kind: 'create',
            path: created,
            text: `Module\n  name: ${name}\n  sandboxed: true\n`,
          }),
        ]
      : []),
  ];
}
