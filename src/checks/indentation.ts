import { span } from '../base/span.ts';
import type { Declaration, OtmlDocument, Problem, ProblemKind } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Edit, type Fix, perhaps, replace, safely } from './check.ts';

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

/** Gives one line the indentation of `depth` levels. */
function indentLine(file: ModuleFile, problem: Problem, depth: number): Edit {
  return replace(file.path, problem.span, '  '.repeat(Math.max(0, depth)));
}

/** Fixes for a line whose indentation the engine refuses: the depth nearest to what is around it, then the whole file. */
export function indentationFixes(file: ModuleFile, problem: Problem): readonly Fix[] {
  const { document } = file.manifest;
  const all = indentEverything(file);
  // To move this line alone would put it among other nodes, or those that follow below it.
  const alone = all.length === 1 || (problem.kind !== 'deep-indentation' && problem.kind !== 'orphan');
  if (!alone) return [safely('Indent the whole file with 2 spaces for each level', ...all)];
  const depths = structuralDepths(document);
  const line = document.lines[problem.line - 1];
  const about = line?.kind === 'comment' ? depthBehind(document, depths, problem.line - 1) : undefined;
  const depth = depths.get(problem.line) ?? about;
  const own: Fix[] = [];
  if (depth !== undefined) {
    const words = depth === 0 ? 'Remove the indentation' : `Indent with ${depth * 2} spaces`;
    own.push(safely(words, indentLine(file, problem, depth)));
  } else if (line?.kind === 'blank') own.push(safely('Remove the white space', indentLine(file, problem, 0)));
  else {
    // A comment behind everything: any even number will do.
    own.push(safely('Indent evenly', indentLine(file, problem, (problem.span.end - problem.span.start) >> 1)));
  }
  return all.length > 1 ? [...own, perhaps('Indent the whole file with 2 spaces for each level', ...all)] : own;
}

/** Line number to depth of every node, following the shape that the text seems to have. */
function structuralDepths(document: OtmlDocument): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  const visit = (list: readonly Declaration[], depth: number) => {
    for (const each of list) {
      depths.set(each.line, depth);
      visit(each.children, depth + 1);
    }
  };
  visit(document.declarations, 0);
  return depths;
}

/** The depth of the node that follows a line, which a comment is about. */
function depthBehind(document: OtmlDocument, depths: ReadonlyMap<number, number>, i: number): number | undefined {
  const next = document.lines.findIndex((line, at) => at > i && line.kind === 'node');
  return depths.get(next + 1);
}

function indentEverything(file: ModuleFile): readonly Edit[] {
  const { document } = file.manifest;
  const depths = structuralDepths(document);
  const edits: Edit[] = [];
  let current = 0;
  let shift = 0;
  for (const [i, line] of document.lines.entries()) {
    const depth = depths.get(i + 1);
    const written = document.text.slice(line.start, line.content);
    let wanted = written;
    if (line.kind === 'node' && depth !== undefined) {
      current = depth;
      wanted = '  '.repeat(depth);
      shift = wanted.length - written.length;
    } else if (line.kind === 'comment') wanted = '  '.repeat(depthBehind(document, depths, i) ?? current);
    else if (line.kind === 'blank') wanted = '';
    else if (line.kind === 'block' && shift !== 0 && line.content < line.end) {
      wanted = ' '.repeat(Math.max((current + 1) * 2, written.length + shift));
    }
    if (wanted !== written) edits.push(replace(file.path, span(line.start, line.content), wanted));
  }
  return edits;
}
