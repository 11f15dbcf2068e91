import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp, lookUpRespelled, virtualPathOf } from '../workspace/search-path.ts';
import { type FolderCheck, replace, safely } from './check.ts';
import { quoted } from './names.ts';

export const scriptCase: FolderCheck = {
  code: 'script-case',
  scope: 'folder',
  doc: `A script is there, but its name differs in upper and lower case.

It loads on Windows and fails on Linux, Android and in archives.`,
  *run(file, { search }) {
    for (const { path, mention } of file.scripts) {
      const wanted = lookUp(search, scriptFile(path));
      const real = wanted.kind === 'missing' ? lookUpRespelled(search, wanted.virtualPath) : undefined;
      if (wanted.kind === 'file' || real === undefined) continue;
      const spelled = virtualPathOf(search, real);
      // The end of the real path, as long as what is written, with or without its extension.
      const tail = mention.value.toLowerCase().endsWith('.lua') ? spelled : spelled.replace(/\.lua$/i, '');
      const text = mention.value.startsWith('/') ? tail : tail.slice(tail.length - mention.value.length);
      yield {
        span: mention.span,
        severity: 'warning',
        message: `${quoted(mention.value)} is called ${quoted(text)} on disk; where case matters (Linux, Android) the module does not load.`,
        fixes: () => [safely(`Write "${text}"`, replace(file.path, mention.span, text))],
      };
    }
  },
};
