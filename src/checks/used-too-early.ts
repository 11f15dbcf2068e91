import { needsModule } from '../workspace/code-edge.ts';
import type { ModuleUse } from '../workspace/code-parts.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Finding, type Fix, perhaps, type WorkspaceCheck } from './check.ts';
import { needsScripts } from './failing-uses.ts';
import { guardStatement } from './guard-statement.ts';
import { addItem, nameSpan } from './manifest-text.ts';

export const usedTooEarly: WorkspaceCheck = {
  code: 'used-too-early',
  scope: 'workspace',
  doc: `A module uses another one while it is loaded, and the other one is loaded later or never.

That is in a script, or in what \`@onLoad\` calls.
\`modules.x\` is nil until \`x\` is loaded, so the script fails and with it the module. Where \`x\` depends on the module that uses
it, \`modules.x\` is there but empty: none of its scripts has run. The load order is that of a client at start.`,
  *run(snapshot) {
    const told = new Set<string>();
    const isBefore = order(snapshot);
    for (const [i, use] of snapshot.code.usesAtStart.entries()) {
      if (i % TOGETHER === TOGETHER - 1) yield;
      if (use.from === undefined || use.from === use.module || isBefore(use.module, use.from)) continue;
      const meeting = meetingOf(use, snapshot);
      const place = `${use.path}:${use.moduleSpan.start}`;
      if (!meeting || told.has(place) || snapshot.lua(use.path)?.isStale) continue;
      told.add(place);
      yield { ...finding(use, meeting, snapshot), path: use.path };
    }
  },
};

/** How many uses are looked at without a rest. */
const TOGETHER = 2_048;

/** Whether one module is loaded before another one, as nearly all are that are used; each is looked for once. */
function order({ boot, graph }: Snapshot): (name: string, other: string) => boolean {
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const [file] = graph.filesOf(name);
    const number = (file && boot.numberOf(file)) ?? Number.POSITIVE_INFINITY;
    numbers.set(name, number);
    return number;
  };
  return (name, other) => numberOf(name) < numberOf(other);
}

/** A use of a module at a moment at which it is not loaded. */
interface Meeting {
  readonly user: ModuleFile;
  readonly used: ModuleFile;
  readonly userNumber: number;
  /** Undefined where it is never loaded. */
  readonly usedNumber: number | undefined;
  /** Its environment is there, and nothing in it. */
  readonly isHalf: boolean;
}

function meetingOf(use: ModuleUse, snapshot: Snapshot): Meeting | undefined {
  const { boot, code, graph } = snapshot;
  const owner = code.modules.get(use.from ?? '');
  const other = code.modules.get(use.module);
  const [user, used] = [graph.filesOf(use.from ?? '')[0], graph.filesOf(use.module)[0]];
  const userNumber = user && boot.numberOf(user);
  if (!owner || !other || !user || !used || userNumber === undefined) return undefined;
  const usedNumber = boot.numberOf(used);
  const isHalf = isWaitingFor(used, user, snapshot);
  if (isHalf ? !needsScripts(use, snapshot) : !needsModule(use)) return undefined;
  if (!isHalf && code.mayLoad(use.module)) return undefined;
  if (usedNumber === undefined && !isHalf && !isNeverLoaded(used, snapshot)) return undefined;
  return { user, used, userNumber, usedNumber, isHalf };
}

/** Whether a module is being loaded while the other one, which it depends on, is. */
function isWaitingFor(waiting: ModuleFile, other: ModuleFile, { boot }: Snapshot): boolean {
  const wanted = boot.recordOf(waiting);
  const seen = new Set<object>();
  for (let record = boot.recordOf(other); record && !seen.has(record); ) {
    seen.add(record);
    const request = boot.loadOf(record)?.request;
    record = request?.kind === 'dependency' ? request.of : undefined;
    if (record && record === wanted) return true;
  }
  return false;
}

/** Whether it is sure that a client that starts loads a module nowhere: not where the cause is told elsewhere. */
function isNeverLoaded(file: ModuleFile, { boot }: Snapshot): boolean {
  const record = boot.recordOf(file);
  if (!record || boot.end || boot.failures.has(record)) return false;
  // On another device it may be loaded.
  return record.facts.devices.length === 0;
}

function finding(use: ModuleUse, meeting: Meeting, snapshot: Snapshot): Finding {
  const { used, usedNumber } = meeting;
  const { sealed } = snapshot;
  return {
    span: use.memberSpan && meeting.isHalf ? use.memberSpan : use.moduleSpan,
    severity: sealed.length > 0 ? 'information' : 'error',
    message: sentence(use, meeting) + (sealed.length > 0 ? ' An encrypted module may load it before.' : ''),
    related: [
      {
        message:
          usedNumber === undefined ? `"${use.module}" is not loaded` : `"${use.module}" is loaded as #${usedNumber}`,
        path: used.path,
        span: nameSpan(used),
      },
    ],
    fixes: () => fixes(use, meeting, snapshot),
  };
}

function sentence({ from, module, member, when }: ModuleUse, { userNumber, usedNumber, isHalf }: Meeting): string {
  const runs = when === 'load' ? `This runs while "${from}" loads` : `This runs in "@onLoad" of "${from}"`;
  const what = `${runs} (#${userNumber})`;
  const number = usedNumber === undefined ? '' : ` (#${usedNumber})`;
  if (isHalf) {
    return `${what}, which "${module}"${number} waits for: none of its scripts has run, so "modules.${module}.${member}" is still nil.`;
  }
  return usedNumber === undefined
    ? `${what}, but nothing loads "${module}" at start, so "modules.${module}" is nil.`
    : `${what}, before "${module}" loads${number}, so "modules.${module}" is still nil.`;
}

function fixes(use: ModuleUse, { user, isHalf }: Meeting, snapshot: Snapshot): readonly Fix[] {
  const { from, module } = use;
  const isSafe = from !== undefined && !isNeededBy(from, module, snapshot);
  const edit = isSafe ? addItem(user, 'dependencies', module) : undefined;
  return edit
    ? [perhaps(`Add "${module}" to the dependencies of "${from}"`, edit)]
    : guardStatement(use, isHalf || (from !== undefined && snapshot.graph.reaches(module, from)), snapshot);
}

/** Whether a module needs another one to be loaded first: by its dependencies, or by what it uses while it is loaded. */
function isNeededBy(name: string, start: string, { code, graph }: Snapshot): boolean {
  const seen = new Set([start]);
  for (const each of seen) {
    for (const { to } of graph.dependenciesOf(each)) if (to !== undefined) seen.add(to);
    for (const use of code.modules.get(each)?.uses ?? []) {
      if (use.when !== 'call' && needsModule(use) && use.module !== each) seen.add(use.module);
    }
  }
  return seen.has(name);
}
