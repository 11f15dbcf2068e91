import { isGlob } from '../workspace/script-paths.ts';
import { type FolderCheck, perhaps } from './check.ts';
import { removeItem } from './manifest-text.ts';
import { quoted } from './names.ts';

export const unmatchedGlob: FolderCheck = {
  code: 'unmatched-glob',
  scope: 'folder',
  doc: `A pattern among the scripts matches no Lua file that is not listed already.

\`folder/*\` means every \`.lua\` below the folder. A star anywhere else than at the end is no pattern.`,
  *run(file, { engine }) {
    if (engine.scriptPaths !== 'replace') return;
    for (const mention of file.manifest.scripts) {
      if (!isGlob(mention.value) || file.scripts.some(script => script.mention === mention)) continue;
      yield {
        span: mention.span,
        severity: 'warning',
        message: `${quoted(mention.value)} matches no Lua file that is not listed already.`,
        fixes: () => [perhaps('Remove the pattern', removeItem(file, mention.span))],
      };
    }
  },
};
