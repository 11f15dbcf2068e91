import { span } from '../base/span.ts';
import { type ManifestCheck, replace, safely } from './check.ts';

export const badEscape: ManifestCheck = {
  code: 'bad-escape',
  scope: 'manifest',
  doc: `A backslash in an inline list stands before something that cannot be escaped.

edubart and OTCv8 know \`\\\\\`, \`\\"\`, \`\\,\` and \`\\n\` in \`[ … ]\`. Anything else ends the client with an exception that it does not catch. Paths take \`/\`.`,
  *run(file) {
    for (const problem of file.manifest.document.problems) {
      if (problem.kind !== 'bad-escape') continue;
      const backslash = span(problem.span.start, problem.span.start + 1);
      yield {
        span: problem.span,
        severity: 'error',
        message: 'The client crashes at this backslash: in an inline list it may only stand before \\ " , or n.',
        fixes: () => [safely('Replace the backslash by "/"', replace(file.path, backslash, '/'))],
      };
    }
  },
};
