import { span } from '../base/span.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Fix, type ManifestCheck, perhaps, replace, safely } from './check.ts';
import { belowModule, newLine, writeValue, writtenKeys } from './manifest-text.ts';
import { folderOfManifest } from './names.ts';

export const missingName: ManifestCheck = {
  code: 'missing-name',
  scope: 'manifest',
  doc: `The module has no name.

\`name\` is the one key that a manifest cannot do without: the client refuses to discover the module.`,
  *run(file) {
    const { module, name, document } = file.manifest;
    if (!module?.declaration || document.problems.length > 0) return;
    if (name && name.value !== '') return;
    const written = module.declaration.children.findLast(it => it.tag === 'name');
    yield {
      span: written?.tagSpan ?? module.declaration.tagSpan,
      severity: name ? 'warning' : 'error',
      message: name
        ? 'The name is empty; no dependency and no init.lua can ask for this module.'
        : `The module has no name. The client says: "child node with tag 'name' not found".`,
      fixes: () => fixes(file, written),
    };
  },
};

function fixes(file: ModuleFile, written: Declaration | undefined): readonly Fix[] {
  const folder = folderOfManifest(file);
  const title = `Name it "${folder}"`;
  if (written) return [safely(title, writeValue(file, written, folder))];
  const place = belowModule(file.manifest);
  if (!place) return [];
  const text = `${place.prefix}  name: ${folder}${newLine(file.manifest)}`;
  // Where a key seems to be the name, at another level too, it is rather that which wants to be mended.
  const keys = writtenKeys(file.manifest);
  const all = [...file.manifest.document.declarations, ...keys, ...keys.flatMap(it => it.children)];
  const meant = all.some(it => it.tag.toLowerCase() === 'name');
  return [(meant ? perhaps : safely)(title, replace(file.path, span(place.offset, place.offset), text))];
}
