import type { Mention } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { luaFilesBelow, type SearchPath } from '../workspace/search-path.ts';
import { type Fix, type FolderCheck, perhaps, replace } from './check.ts';
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
      yield {
        span: mention.span,
        severity: 'error',
        message: `${engine.title} does not know patterns: it looks for a file that is called ${quoted(mention.value)}, and the module does not load.`,
        fixes: () => fixes(file, path, mention, search),
      };
    }
  },
};

/** Writes out what the pattern would match, without what is listed already. */
function fixes(file: ModuleFile, path: string, { value, span }: Mention, search: SearchPath): readonly Fix[] {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const listedAlready = new Set(file.scripts.map(script => scriptFile(script.path)));
  const found = luaFilesBelow(search, folder).filter(it => !listedAlready.has(it));
  if (found.length === 0) return [];
  const prefix = value.slice(0, value.lastIndexOf('/') + 1);
  const names = found.map(it => prefix + it.slice(folder.length + 1));
  const title = names.length === 1 ? `Write "${names[0]}"` : `List the ${names.length} files`;
  return [perhaps(title, replace(file.path, span, listed(file.manifest.document.text, span.start, names)))];
}

/** Items in the form of the list they go into. */
function listed(text: string, at: number, names: readonly string[]): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  return names.join(/^\s*-\s*$/.test(line) ? feed + line : ', ');
}
