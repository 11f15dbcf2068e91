import { span } from '../base/span.ts';
import { type ManifestCheck, replace, safely } from './check.ts';
import { belowModule } from './manifest-text.ts';
import { folderName } from './names.ts';

export const missingName: ManifestCheck = {
  code: 'missing-name',
  scope: 'manifest',
  doc: `The module has no name.

\`name\` is the one key that a manifest cannot do without: the client refuses to discover the module.`,
  *run(file) {
    const { module, name, document } = file.manifest;
    if (!module?.declaration || document.problems.length > 0) return;
    const place = belowModule(file.manifest);
    if (name?.value === '') {
      const message = 'The name is empty; no dependency and no init.lua can ask for this module.';
      const fix = safely(`Name it "${folderName(file)}"`, replace(file.path, name.span, ` ${folderName(file)}`));
      yield { span: module.declaration.tagSpan, severity: 'warning', message, fixes: () => [fix] };
    }
    if (name || !place) return;
    const text = `${place.prefix}  name: ${folderName(file)}\n`;
    yield {
      span: module.declaration.tagSpan,
      severity: 'error',
      message: `The module has no name. The client says: "child node with tag 'name' not found".`,
      fixes: () => [
        safely(`Name it "${folderName(file)}"`, replace(file.path, span(place.offset, place.offset), text)),
      ],
    };
  },
};
