import { listing } from '../base/text.ts';
import { clients } from '../clients/clients.ts';
import { fieldOf } from '../manifest/fields.ts';
import { type Finding, type ManifestCheck, perhaps, replace } from './check.ts';
import { wholeLines, writtenKeys } from './manifest-text.ts';

export const ignoredKey: ManifestCheck = {
  code: 'ignored-key',
  scope: 'manifest',
  doc: `The key is read by other client engines, but not by the one chosen for this folder.

\`enabled\` and \`devices\` are known to Redemption (mehah, opentibiabr) only.`,
  *run(file, engine): Generator<Finding> {
    for (const declaration of writtenKeys(file.manifest)) {
      const field = fieldOf(declaration.tag);
      if (!field || field.engines.includes(engine.id)) continue;
      const readers = listing(field.engines.map(id => clients[id].id));
      yield {
        span: declaration.tagSpan,
        severity: 'information',
        message: `${engine.title} does not read "${field.key}"; ${readers} do.`,
        fixes: () => [perhaps('Remove the key', replace(file.path, wholeLines(file.manifest, declaration), ''))],
        unnecessary: true,
      };
    }
  },
};
