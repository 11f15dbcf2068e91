import { firstVersion } from '../base/version.ts';
import { addAdvancedKey } from './advanced-write.ts';
import { perhaps, type WorkspaceCheck } from './check.ts';
import { KeptFindings } from './kept-findings.ts';
import { pluginSpan, pluginsWithout } from './plugin-facts.ts';

const code = 'plugin-without-version';

export const pluginWithoutVersion: WorkspaceCheck = {
  code: 'plugin-without-version',
  scope: 'workspace',
  doc: `A plugin states no version.

The plugin manager then takes it for \`1.0.0\`, whatever becomes of it: nobody can ask for a version that has what they need, and it
cannot be stored or swapped. A \`version\` in the \`.otmod\` beside it will do.`,
  run(snapshot) {
    return pluginsWithout('version', kept, snapshot, file => ({
      code,
      span: pluginSpan(file),
      severity: 'hint',
      message: `This plugin states no version, and counts as ${firstVersion.raw}.`,
      fixes: () => {
        const edit = addAdvancedKey(file, 'version', firstVersion.raw, 'name');
        return edit ? [perhaps(`Add "version": "${firstVersion.raw}"`, edit)] : [];
      },
    }));
  },
};

const kept = new KeptFindings();
