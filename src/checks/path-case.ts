import { span } from '../base/span.ts';
import type { PathMention } from '../workspace/mention.ts';
import { endingsFor, folderOf, pathTarget } from '../workspace/path-target.ts';
import { lookUpRespelled, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { replace, safely, type TextCheck } from './check.ts';
import { quoted } from './names.ts';

export const pathCase: TextCheck = {
  code: 'path-case',
  scope: 'text',
  doc: `A path names a file that is there, but in other upper and lower case.

It is found on Windows and not on Linux, Android and in archives. Looked at are paths that start with \`/\` in Lua, widgets and pages,
and what \`dofile\`, \`importStyle\`, \`displayUI\`, \`loadUI\` and \`loadHtml\` are given, which may be relative to the file. The
scripts of a manifest are \`script-case\`.`,
  *run(path, snapshot) {
    for (const mention of snapshot.mentions(path).paths) {
      if (!isWhole(mention) || pathTarget({ ...mention, path }, snapshot)) continue;
      const real = respelled(mention, path, snapshot);
      if (!real) continue;
      const { value, span: place } = mention;
      const text = real.text === value ? undefined : real.text;
      yield {
        span: place,
        severity: 'warning',
        message: `${quoted(value)} is called ${quoted(text ?? real.path.slice(folderOf(real.path).length + 1))} on disk; where case matters (Linux, Android) it is not found.`,
        related: [{ message: 'the file', path: real.path, span: span(0, 0) }],
        // Where the extension alone is spelled otherwise, it is the file that has to change.
        fixes: () => (text === undefined ? [] : [safely(`Write "${text}"`, replace(path, place, text))]),
      };
    }
  },
};

/** The functions whose first argument is a file that must be there; others ask whether it is. */
const opening = new Set(['dofile', 'importStyle', 'displayUI', 'loadUI', 'loadHtml']);

/** Whether a path can be told from the beginning of one, from a folder and from a text that only looks like a path. */
function isWhole({ value, call }: PathMention): boolean {
  if (value.endsWith('/') || value.includes('//')) return false;
  return call === undefined ? /^\/[^/]+\/./.test(value) : opening.has(call);
}

/** The file that is there, and its path as the mention would have to write it. */
function respelled(
  { value, call }: PathMention,
  holder: string,
  { search }: Snapshot,
): { readonly path: string; readonly text: string } | undefined {
  const whole = value.startsWith('/') ? value : `${folderOf(virtualPathOf(search, holder))}/${value}`;
  for (const ending of endingsFor(call)) {
    const path = lookUpRespelled(search, whole + ending);
    if (path === undefined) continue;
    const written = `/${path.slice(0, path.length - ending.length)}`.slice(-value.length);
    if (written.toLowerCase() === value.toLowerCase()) return { path, text: written };
  }
  return undefined;
}
