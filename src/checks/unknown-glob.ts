import { luaFilesBelow } from '../workspace/search-path.ts';
import { type FolderCheck, perhaps, replace } from './check.ts';
import { quoted } from './names.ts';

export const unknownGlob: FolderCheck = {
  code: 'unknown-glob',
  scope: 'folder',
  doc: `A script is given by a pattern, which this client engine does not know.

\`*\`, \`*.lua\` and \`folder/*\` mean every Lua file below the folder to Redemption (mehah, opentibiabr). edubart and OTCv8 look for a
file with a star in its name and do not load the module.`,
  *run(file, { engine, search }) {
    if (engine.scriptPaths === 'replace') return;
    for (const { path, mention } of file.scripts) {
      if (!mention.value.includes('*')) continue;
      const folder = path.slice(0, path.lastIndexOf('/'));
      const names = luaFilesBelow(search, folder).map(it => it.slice(folder.length + 1));
      const prefix = mention.value.slice(0, mention.value.lastIndexOf('/') + 1);
      yield {
        span: mention.span,
        severity: 'error',
        message: `${engine.title} does not know patterns: it looks for a file that is called ${quoted(mention.value)}, and the module does not load.`,
        fixes: () =>
          names.length === 0
            ? []
            : [
                perhaps(
                  `List the ${names.length} files`,
                  replace(
                    file.path,
                    mention.span,
                    listed(
                      file.manifest.document.text,
                      mention.span.start,
                      names.map(it => prefix + it),
                    ),
                  ),
                ),
              ],
      };
    }
  },
};

/** Items in the form of the list they go into. */
function listed(text: string, at: number, names: readonly string[]): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return names.join(/^\s*-\s*$/.test(line) ? `\n${line}` : ', ');
}
