import { span } from '../base/span.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type ManifestCheck, replace, safely } from './check.ts';

export const badEscape: ManifestCheck = {
  code: 'bad-escape',
  scope: 'manifest',
  doc: `A backslash in an inline list stands before something that cannot be escaped.

edubart and OTCv8 know \`\\\\\`, \`\\"\`, \`\\,\` and \`\\n\` in \`[ … ]\`. Anything else ends the client with an exception that it does not catch. Paths take \`/\`.`,
  *run(file) {
    for (const problem of file.manifest.document.problems) {
      if (problem.kind !== 'bad-escape') continue;
      yield {
        span: problem.span,
        severity: 'error',
        message: 'The client crashes at this backslash: in an inline list it may only stand before \\ " , or n.',
        fixes: () => {
          const edits = backslashes(file, problem.span.start).map(at => replace(file.path, span(at, at + 1), '/'));
          return [safely(`Replace the ${edits.length === 1 ? 'backslash' : 'backslashes'} by "/"`, ...edits)];
        },
      };
    }
  },
};

/** The places of all such backslashes of a line, from the first on. */
function backslashes(file: ModuleFile, first: number): readonly number[] {
  const { text, lines } = file.manifest.document;
  const end = lines.find(line => line.start <= first && first <= line.end)?.end ?? first + 1;
  const places: number[] = [];
  for (let i = first; i < end; i++) {
    if (text[i] !== '\\') continue;
    if (/[\\",n]/.test(text[i + 1] ?? '')) i++;
    else places.push(i);
  }
  return places;
}
