import type { AdvancedProblem } from '../manifest/shape-problems.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { removeEntry } from './advanced-text.ts';
import { type Finding, type Fix, perhaps, replace, type Severity, safely } from './check.ts';

/** The problems of some kinds of one advanced manifest as findings. */
export function* advancedFindings(file: AdvancedFile, kinds: readonly AdvancedProblem['kind'][]): Generator<Finding> {
  for (const problem of file.manifest.problems) {
    if (!kinds.includes(problem.kind)) continue;
    yield {
      span: problem.span,
      message: problem.message,
      severity: severities[problem.kind],
      bySchema: problem.bySchema,
      fixes: () => fixes(file, problem),
    };
  }
}

const severities: Readonly<Record<AdvancedProblem['kind'], Severity>> = {
  syntax: 'error',
  duplicate: 'warning',
  value: 'error',
  range: 'error',
  'unknown-key': 'warning',
};

function fixes(file: AdvancedFile, { kind, span, instead, property }: AdvancedProblem): readonly Fix[] {
  const { path, manifest } = file;
  const write = instead === undefined ? [] : [safely(`Write ${instead}`, replace(path, span, instead))];
  if (!property) return write;
  const taken = instead !== undefined && isTaken(file, property.span.start, instead);
  const remove = perhaps('Remove the key', ...removeEntry(path, manifest, property.span));
  if (kind === 'duplicate') return [remove];
  return [...(taken ? write.map(it => ({ ...it, preferred: false })) : write), remove];
}

/** Whether the object that a key stands in states another key already. */
function isTaken({ manifest }: AdvancedFile, at: number, key: string): boolean {
  const open = manifest.document.root ? [manifest.document.root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items);
    if (node.kind !== 'object') continue;
    if (node.properties.some(it => it.span.start === at))
      return node.properties.some(it => JSON.stringify(it.key) === key);
    open.push(...node.properties.flatMap(it => it.value ?? []));
  }
  return false;
}
