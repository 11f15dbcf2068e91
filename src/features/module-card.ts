import { counted } from '../base/text.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { whyFailed, whyNot } from './load-order.ts';
import { firstFew, inlineCode, plainWords } from './markdown.ts';
import { reasonLines } from './reasons.ts';
import { onlyUsers } from './use-words.ts';

/** What is known of the module of that name, as markdown: what it is, where it lies, when and why it loads, who needs it. */
export function moduleCard(name: string, snapshot: Snapshot): string {
  const files = snapshot.graph.filesOf(name);
  const title = `**${plainWords(name)}**`;
  if (files.length === 0) {
    const sealed = snapshot.sealed.length > 0 ? ' It may be one of the encrypted modules.' : '';
    return `${title}\n\nNo module has this name.${sealed}`;
  }
  const { description } = files[0].manifest.texts;
  return [
    description === 'none' || description === '' ? title : `${title}: ${plainWords(description)}`,
    files.map(({ path }) => inlineCode(path)).join(', '),
    timeOf(files[0], snapshot).map(plainWords).join('\\\n'),
    dependents(name, snapshot),
  ].join('\n\n');
}

/** When the module of a manifest loads and why, or why it does not, in sentences. */
function timeOf(file: ModuleFile, snapshot: Snapshot): readonly string[] {
  const { boot } = snapshot;
  const record = boot.recordOf(file);
  const load = record && boot.loadOf(record);
  if (load) {
    const phase = boot.phaseOf(load);
    const [first, ...rest] = phase ? reasonLines(load, phase, snapshot) : [];
    return [`${first?.slice(0, -1)} of ${boot.count}.`, ...rest];
  }
  if (record && boot.failures.has(record)) return whyFailed(record, snapshot);
  return [`It is not loaded at start: ${whyNot(file, record, snapshot)}.`];
}

const FEW = 8;

function dependents(name: string, snapshot: Snapshot): string {
  const { graph } = snapshot;
  const count = graph.countOf(name, 'dependents');
  const users = onlyUsers(name, snapshot);
  const needed =
    count === 0
      ? 'No module needs it.'
      : `Needed by ${counted(count, 'module')}: ${firstFew(graph.dependentNamesOf(name, FEW), FEW, count)}.`;
  if (users.length === 0) return needed;
  const who = counted(users.length, count === 0 ? 'module' : 'more module');
  return `${needed}\\\nUsed in Lua by ${who}: ${firstFew(users, FEW)}.`;
}
