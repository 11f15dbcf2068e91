import { mostSimilar } from '../base/similar.ts';
import { span } from '../base/span.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Fix, type ManifestCheck, replace, safely } from './check.ts';
import { firstLine, newLine, writtenKeys } from './manifest-text.ts';
import { folderOfManifest } from './names.ts';

export const missingModuleNode: ManifestCheck = {
  code: 'missing-module-node',
  scope: 'manifest',
  doc: `There is no node \`Module\` at the start of a line.

The name is case-sensitive, and everything about the module stands below it.

\`\`\`
Module
  name: game_example
\`\`\``,
  *run(file) {
    const { document, module } = file.manifest;
    if (module || document.text === '' || document.text.startsWith('\uFEFF')) return;
    const near = nearest(file);
    yield {
      span: near?.tagSpan ?? firstLine(file.manifest),
      severity: 'error',
      message: `No node is called "Module", so the client does not discover the module. The client says: "child node with tag 'Module' not found".`,
      fixes: () => fixes(file),
    };
  },
};

function nearest(file: ModuleFile) {
  const { declarations } = file.manifest.document;
  const tag = mostSimilar(
    'Module',
    declarations.map(it => it.tag),
  );
  return declarations.find(it => it.tag === tag || it.tag.toLowerCase() === 'module');
}

function fixes(file: ModuleFile): readonly Fix[] {
  const near = nearest(file);
  if (near) return [safely(`Write "Module" instead of "${near.tag}"`, replace(file.path, near.tagSpan, 'Module'))];
  const flat =
    file.manifest.document.declarations.some(it => it.tag === 'name') && writtenKeys(file.manifest).length === 0;
  if (flat) {
    const { lines } = file.manifest.document;
    // Where the first key is indented, it is the line above that got lost.
    const isFlat = lines.find(it => it.kind === 'node')?.content === lines.find(it => it.kind === 'node')?.start;
    const first = `Module${newLine(file.manifest)}`;
    const edits = lines.flatMap((it, i) => {
      const own = isFlat && it.kind !== 'blank' && it.content < it.end ? '  ' : '';
      const added = (i === 0 ? first : '') + own;
      return added === '' ? [] : [replace(file.path, span(it.start, it.start), added)];
    });
    return [safely('Put everything below "Module"', ...edits)];
  }
  const feed = newLine(file.manifest);
  const text = `Module${feed}  name: ${folderOfManifest(file)}${feed}`;
  return [safely('Add "Module" with a name', replace(file.path, span(0, 0), text))];
}
