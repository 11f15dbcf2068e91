import { parseLua } from '../syntax/lua/parse.ts';
import type { ManifestCheck } from './check.ts';
import { bareName, chunks } from './chunks.ts';

export const chunkNotLua: ManifestCheck = {
  code: 'chunk-not-lua',
  scope: 'manifest',
  doc: `\`@onLoad\` or \`@onUnload\` is not Lua.

An \`@onLoad\` that does not compile keeps the module from loading.`,
  *run(file) {
    for (const { key, chunk } of chunks(file)) {
      if (bareName(chunk) !== undefined) continue;
      const parse = parseLua(chunk.value);
      if (parse.kind !== 'error') continue;
      const line = chunk.value.trim().includes('\n') ? ` in line ${parse.line} of the block` : '';
      yield { span: chunk.span, severity: 'error', message: `"${key}" is not Lua${line}: ${parse.message}.` };
    }
  },
};
