import { span } from '../base/span.ts';
import { type ManifestCheck, replace, safely } from './check.ts';
import { bareName, chunks } from './chunks.ts';

export const chunkNotCalling: ManifestCheck = {
  code: 'chunk-not-calling',
  scope: 'manifest',
  doc: `\`@onLoad\` or \`@onUnload\` names a function but does not call it.

The value is a piece of Lua, run as it stands. \`init\` alone is a syntax error; write \`init()\`.`,
  *run(file) {
    for (const { key, chunk } of chunks(file)) {
      const name = bareName(chunk);
      if (name === undefined) continue;
      const written = file.manifest.document.text.slice(chunk.span.start, chunk.span.end);
      const end = chunk.span.start + written.replace(/[\s"]*$/, '').length;
      const outcome = key === '@onLoad' ? 'the module does not load' : 'unloading logs an error';
      yield {
        span: chunk.span,
        severity: 'error',
        message: `"${key}" is Lua that runs as it stands: "${name}" alone is a syntax error, and ${outcome}. Call it: "${name}()".`,
        fixes: () => [safely(`Write "${name}()"`, replace(file.path, span(end, end), '()'))],
      };
    }
  },
};
