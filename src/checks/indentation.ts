import { span } from '../base/span.ts';
import type { Declaration, OtmlDocument, Problem } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Edit, type Fix, perhaps, replace, safely } from './check.ts';

/** The engine's own words for a problem, for the file as the client names it. */
export function engineWords(file: ModuleFile, problem: Problem): string {
  const { outcome } = problem;
  if (outcome.kind === 'error') return `The client says: "OTML error in '${file.virtualPath}'${outcome.detail}".`;
  return outcome.kind === 'crash' ? `The client crashes (${outcome.signal}).` : 'The client ends with a fatal error.';
}

/** Gives one line the indentation of `depth` levels. */
export function indentLine(file: ModuleFile, problem: Problem, depth: number): Edit {
  return replace(file.path, problem.span, '  '.repeat(Math.max(0, depth)));
}

/** Fixes for a line whose indentation the engine refuses: the depth nearest to what is around it, then the whole file. */
export function indentationFixes(file: ModuleFile, problem: Problem): readonly Fix[] {
  const { document } = file.manifest;
  const depth = structuralDepths(document).get(problem.line);
  const own: Fix[] = [];
  if (depth !== undefined) {
    const words = depth === 0 ? 'Remove the indentation' : `Indent with ${depth * 2} spaces`;
    own.push(safely(words, indentLine(file, problem, depth)));
  } else {
    // A comment or a line of white space: any even number will do.
    own.push(safely('Indent evenly', indentLine(file, problem, (problem.span.end - problem.span.start) >> 1)));
  }
  const all = indentEverything(file);
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
    } else if (line.kind === 'comment') wanted = '  '.repeat(current);
    else if (line.kind === 'blank') wanted = '';
    else if (line.kind === 'block' && shift !== 0 && line.content < line.end) {
      wanted = ' '.repeat(Math.max((current + 1) * 2, written.length + shift));
    }
    if (wanted !== written) edits.push(replace(file.path, span(line.start, line.content), wanted));
  }
  return edits;
}
