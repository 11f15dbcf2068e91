import { span } from '../base/span.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp, lookUpRespelled, virtualPathOf } from '../workspace/search-path.ts';
import { type FolderCheck, replace, safely } from './check.ts';
import { quoted } from './names.ts';

export const scriptCase: FolderCheck = {
  code: 'script-case',
  scope: 'folder',
  doc: `A script is there, but its name differs in upper and lower case.

It loads on Windows and fails on Linux, Android and in archives.`,
  *run(file, { engine, search }) {
    for (const { path, mention } of file.scripts) {
      const wanted = lookUp(search, scriptFile(path));
      const real = wanted.kind === 'missing' ? lookUpRespelled(search, wanted.virtualPath) : undefined;
      if (wanted.kind === 'file' || real === undefined) continue;
      const spelled = virtualPathOf(search, real);
      // The end of the real path, as long as what is written, with or without its extension.
      const plain = engine.scriptPaths === 'replace' ? mention.value.replace(/\.[^./]*$/, '') : mention.value;
      const withExtension = mention.value.toLowerCase().endsWith('.lua');
      const tail = withExtension ? spelled : spelled.replace(/\.lua$/i, '');
      const length = withExtension ? mention.value.length : plain.length;
      const text = mention.value.startsWith('/') ? tail : tail.slice(tail.length - length);
      // Where the extension alone is spelled otherwise, it is the file that has to change.
      const onDisk = /\.lua$/.test(real);
      yield {
        span: mention.span,
        severity: 'warning',
        message: `${quoted(mention.value)} is called ${quoted(onDisk ? text : (real.split('/').at(-1) ?? ''))} on disk; where case matters (Linux, Android) the module does not load.`,
        related: [{ message: 'the file', path: real, span: span(0, 0) }],
        fixes: () => (onDisk ? [safely(`Write "${text}"`, replace(file.path, mention.span, text))] : []),
      };
    }
  },
};
