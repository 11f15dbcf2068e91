import { writtenChunk, writtenText } from '../manifest/otml-text.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { writeAdvanced } from './advanced-write.ts';
import { type Diagnostic, type Fix, perhaps, type WorkspaceCheck } from './check.ts';
import { KeptFindings } from './kept-findings.ts';
import { newLine, writeValue } from './manifest-text.ts';
import { disagreements, type SharedFact } from './shared-facts.ts';
import { writeList } from './write-list.ts';

const code = 'manifests-disagree';

export const manifestsDisagree: WorkspaceCheck = {
  code: 'manifests-disagree',
  scope: 'workspace',
  doc: `The \`.otmod\` and the advanced manifest of a module state the same thing differently.

Clients read the \`.otmod\` alone, the module manager reads the advanced manifest first; so the module is one thing here and another
there. Versions that mean the same (\`1.0\` and \`1.0.0\`) agree, and so do more dependencies in the \`.otmod\` where the advanced
manifest names them as optional, or in \`loadAfter\`.`,
  run(snapshot) {
    const { meaning } = snapshot.advancedNames();
    const plainOf = ({ plain }: AdvancedFile) => (plain === undefined ? undefined : snapshot.manifest(plain));
    return kept.all(snapshot.advanced, [meaning], plainOf, file => findings(file, plainOf(file), snapshot));
  },
};

const kept = new KeptFindings();

function* findings(file: AdvancedFile, plain: ModuleFile | undefined, snapshot: Snapshot): Generator<Diagnostic> {
  if (!plain) return;
  for (const fact of disagreements(file, plain, snapshot)) {
    const [here, there] = [fact.plain, fact.advanced];
    const adopt = fixes(fact, file, plain);
    yield {
      code,
      path: plain.path,
      span: here.span,
      severity: 'warning',
      message: `The advanced manifest says ${there.shown}, this one ${here.shown}, which is what clients read.`,
      related: [{ message: `"${fact.field}" says ${there.shown}`, path: file.path, span: there.span }],
      fixes: adopt,
    };
    yield {
      code,
      path: file.path,
      span: there.span,
      severity: 'warning',
      message: `The .otmod says ${here.shown}, this one ${there.shown}. Clients read the .otmod.`,
      related: [{ message: `"${fact.key}" says ${here.shown}`, path: plain.path, span: here.span }],
      fixes: adopt,
    };
  }
}

function fixes(
  fact: SharedFact & { readonly declaration: Declaration },
  file: AdvancedFile,
  plain: ModuleFile,
): () => readonly Fix[] {
  return () => {
    const toPlain = plainEdit(fact, plain);
    const toAdvanced = writeAdvanced(file, fact.field, fact.plain.value);
    return [
      ...(toPlain ? [perhaps(`Write ${fact.advanced.shown} in the .otmod`, toPlain)] : []),
      ...(toAdvanced ? [perhaps(`Write ${fact.plain.shown} in the advanced manifest`, toAdvanced)] : []),
    ];
  };
}

function plainEdit(
  { key, declaration, advanced }: SharedFact & { readonly declaration: Declaration },
  plain: ModuleFile,
) {
  const { value } = advanced;
  if (typeof value === 'object') {
    const written = writeList(plain, declaration, value);
    return written.ok ? written.value : undefined;
  }
  const feed = newLine(plain.manifest);
  const text =
    typeof value !== 'string' ? String(value) : key.startsWith('@') ? writtenChunk(value, feed) : writtenText(value);
  return text === undefined ? undefined : writeValue(plain, declaration, text);
}
