import { span } from '../base/span.ts';
import type { Problem, ProblemKind } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Edit, type Fix, perhaps, replace, safely } from './check.ts';
import { type LikelyLine, likelyLines } from './likely-lines.ts';

/** The codes of lines whose indentation a client refuses: it reads nothing of such a file. */
export const indentationCodes: ReadonlySet<string> = new Set([
  'tab-indentation',
  'odd-indentation',
  'deep-indentation',
  'indented-first-line',
]);

/** The problems of a kind; of several on one line only the one that the engine meets first, as it goes no further. */
export function problemsOf(file: ModuleFile, kind: ProblemKind): readonly Problem[] {
  const lines = new Set<number>();
  return file.manifest.document.problems.filter(problem => {
    const first = !lines.has(problem.line);
    lines.add(problem.line);
    return first && problem.kind === kind;
  });
}

/** A sentence and the engine's own words after it, which are about the first problem of a file: it reads no further. */
export function withEngineWords(sentence: string, file: ModuleFile, problem: Problem): string {
  return problem === file.manifest.document.problems[0] ? `${sentence} ${engineWords(file, problem)}` : sentence;
}

function engineWords(file: ModuleFile, { outcome }: Problem): string {
  if (outcome.kind === 'error') return `The client says: "OTML error in '${file.virtualPath}'${outcome.detail}".`;
  return outcome.kind === 'crash' ? `The client crashes (${outcome.signal}).` : 'The client ends with a fatal error.';
}

/** Fixes for a line whose indentation the engine refuses: the place that it was likely meant for, then the whole file. */
export function indentationFixes(file: ModuleFile, problem: Problem): readonly Fix[] {
  const { lines, edits, certain } = mended(file);
  const line = lines[problem.line - 1];
  if (line?.kind === 'blank') return [safely('Remove the white space', replace(file.path, problem.span, ''))];
  if (!line || edits.length === 0) return [];
  const whole = (certain ? safely : perhaps)('Indent the whole file with 2 spaces for each level', ...edits);
  // To move this line alone would put it among other nodes, or those that follow below it; or it is another one that is wrong.
  const alone = edits.length === 1 || (problem.kind !== 'deep-indentation' && problem.kind !== 'orphan');
  const written = file.manifest.document.text.slice(line.start, line.content);
  const places = [line.spaces, ...line.others].map(count => ' '.repeat(count)).filter(it => it !== written);
  if (!alone || places.length === 0 || written === ' '.repeat(line.spaces)) return [whole];
  const own = places.map(it => (line.certain ? safely : perhaps)(titleOf(it), replace(file.path, problem.span, it)));
  return edits.length > 1 ? [...own, { ...whole, preferred: false }] : own;
}

function titleOf(spaces: string): string {
  return spaces === '' ? 'Remove the indentation' : `Indent with ${spaces.length} spaces`;
}

/** A manifest with each line at its likely place. */
interface Mended {
  readonly lines: readonly LikelyLine[];
  readonly edits: readonly Edit[];
  /** All of the edits are. */
  readonly certain: boolean;
}

/** That of the manifest that was asked for last is kept: each of its problems asks again. */
function mended(file: ModuleFile): Mended {
  if (latest?.file !== file) latest = { file, mended: mend(file) };
  return latest.mended;
}

let latest: { readonly file: ModuleFile; readonly mended: Mended } | undefined;

function mend({ path, manifest: { document } }: ModuleFile): Mended {
  const lines = likelyLines(document.text);
  const changed = lines.filter(({ kind, start, content, spaces }, i) => {
    // White space between the lines of a block is part of it.
    if (kind === 'blank' && document.lines[i]?.kind === 'block') return false;
    return document.text.slice(start, content) !== ' '.repeat(spaces);
  });
  const edits = changed.map(({ start, content, spaces }) => replace(path, span(start, content), ' '.repeat(spaces)));
  return { lines, edits, certain: changed.every(it => it.certain) };
}
