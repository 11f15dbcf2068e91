import { span } from '../base/span.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { WorkspaceCheck } from './check.ts';
import { consequencesOf } from './consequence.ts';

export const scriptSyntax: WorkspaceCheck = {
  code: 'script-syntax',
  scope: 'workspace',
  doc: `A script of the module is not Lua, so the client does not load the module.

The line is named as well as it can be told without the client's own compiler.`,
  *run(snapshot) {
    const { reasons, places } = snapshot.refused;
    for (const place of places) {
      const file = snapshot.files[place];
      for (const { path, mention } of file.scripts) {
        const found = reasons.has(path) ? lookUp(snapshot.search, scriptFile(path)) : undefined;
        const error = found?.kind === 'file' ? snapshot.lua(found.path)?.error : undefined;
        if (found?.kind !== 'file' || !error) continue;
        const { sentence, related } = consequencesOf(file, snapshot, it => it.kind === 'script' && it.path === path);
        const there = span(error.offset, error.offset);
        yield {
          path: file.path,
          span: mention.span,
          severity: 'error',
          message: `${found.path} does not compile: line ${error.line}, ${error.message}.${sentence}`,
          related: [{ message: error.message, path: found.path, span: there }, ...related],
        };
      }
    }
  },
};
