import { mostSimilar } from '../base/similar.ts';
import { span } from '../base/span.ts';
import { listing } from '../base/text.ts';
import { type Finding, type FindingsCheck, type Fix, perhaps, replace, safely } from './check.ts';
import { quoted } from './names.ts';
import type { SuppressedCode, Suppression } from './suppressions.ts';

export const unusedSuppression: FindingsCheck = {
  code: 'unused-suppression',
  scope: 'findings',
  doc: `A comment suppresses a finding that is not there.

\`// otmod-disable-next-line unknown-key, ignored-key -- why\` silences findings of these codes that start on the next line, in
\`.otmod\`, \`.otui\` and \`.otmod.jsonc\`; in Lua, also in the \`|\` blocks of OTML, it is \`-- otmod-disable-next-line …\`. The
comment stands on a line of its own, at the indentation of the line below it. What stands behind the second \`--\` is for people. Comments may stand above each other.

Only what starts on that line is silenced, not what follows from it elsewhere: where a dependency that is not there is suppressed,
the module still does not load, and \`fails-to-load\` still says so in the manifests of those that need it. Suppress that where it
stands, or give \`fails-to-load\` another severity.

In OTML that the client refuses to parse nothing is suppressed by comments. A check can be turned off for all files by the
setting \`otclientModules.checks\`, on the command line by \`--severity CODE=off\`. What is found depends on the client engine: a
comment that one engine needs can be unused with another, so none is removed without a look; one that also names
\`unused-suppression\` is not spoken of, nor are those above the same line.`,
  *run(suppressions, isUsed, codes) {
    const silenced = new Set(suppressions.filter(it => it.codes.some(isOwn)).map(it => it.target?.start));
    for (const suppression of suppressions) {
      if (silenced.has(suppression.target?.start)) continue;
      const unused = suppression.codes.filter(({ code }) => !isUsed(suppression, code));
      const strange = unused.filter(({ code }) => !codes.includes(code));
      if (strange.length === 0 && unused.length === suppression.codes.length) yield nothing(suppression);
      else for (const each of unused) yield one(each, suppression, codes);
    }
  },
};

/** Whoever names this very check says that the comments above a line may do nothing, whether or not they do now. */
function isOwn({ code }: SuppressedCode): boolean {
  return code === unusedSuppression.code;
}

/** All of the comment does nothing. */
function nothing(suppression: Suppression): Finding {
  const names = suppression.codes.map(({ code }) => quoted(code));
  const message =
    names.length === 0
      ? 'This comment names no code, so it suppresses nothing.'
      : `Nothing on the next line is ${listing(names)}: this comment suppresses nothing.`;
  return {
    span: suppression.span,
    severity: 'hint',
    message,
    fixes: () => [removeComment(suppression)],
    unnecessary: true,
  };
}

function one(own: SuppressedCode, suppression: Suppression, codes: readonly string[]): Finding {
  const { code, span: place } = own;
  if (codes.includes(code)) {
    return {
      span: place,
      severity: 'hint',
      message: `Nothing on the next line is ${quoted(code)}.`,
      fixes: () => [removeCode(own, suppression)],
      unnecessary: true,
    };
  }
  const meant = mostSimilar(code, codes);
  const write = meant === undefined ? [] : [safely(`Write "${meant}"`, replace(suppression.path, place, meant))];
  return {
    span: place,
    severity: 'warning',
    message: `No check has the code ${quoted(code)}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    fixes: () => [...write, removeCode(own, suppression)],
  };
}

function removeCode(own: SuppressedCode, suppression: Suppression): Fix {
  const { codes, path } = suppression;
  const i = codes.indexOf(own);
  if (codes.length === 1) return removeComment(suppression);
  // With the first code goes the comma behind it, else the one before it.
  const cut = i === 0 ? span(own.span.start, codes[1].span.start) : span(codes[i - 1].span.end, own.span.end);
  return perhaps(`Remove ${quoted(own.code)} from the comment`, replace(path, cut, ''));
}

function removeComment({ path, line }: Suppression): Fix {
  return perhaps('Remove the comment', replace(path, line, ''));
}
