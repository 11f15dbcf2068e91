import { join } from 'node:path';
import { encode } from '../base/bytes.ts';
import { finish } from '../base/stepwise.ts';
import type { Version } from '../base/version.ts';
import { replaceFile } from '../files/node-writes.ts';
import { LOCK_FILE, lockOf, printLock } from '../workspace/lock.ts';
import { type Resolved, resolveAtOnce, type WorkspaceFix } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { WorkspaceUniverses } from '../workspace/universe-of.ts';
import { type ExitCode, exit, json, type OptionValues, type Streams, WrongUse } from './command.ts';
import { engineOption, type OpenedFolder, readFolder, tellUnread } from './open-folder.ts';
import { type FolderAnswer, resolutionRow, resolutionText } from './resolve-report.ts';
import { storesOf, versionSources } from './version-sources.ts';

/** Resolves all modules of a client folder with the versions of its stores and its repository. */
export async function resolveFolder(
  operands: readonly string[],
  options: OptionValues,
  { stdout, stderr }: Streams,
): Promise<ExitCode> {
  if (operands.length > 1) throw new WrongUse('resolve takes one folder');
  const [folder = '.'] = operands;
  const [writes, frozen] = [options['write-lock'] === true, options.frozen === true];
  if (writes && frozen) throw new WrongUse('--write-lock and --frozen exclude each other');
  const settings = { engine: engineOption(options), boot: 'auto', scripts: 'off', caseMatters: true } as const;
  const opened = await readFolder(folder, settings);
  if ((writes || frozen) && opened.prefix !== '') throw new WrongUse(`${LOCK_FILE} lies in a client folder only`);
  const answer = await answerFor(folder, options, opened);
  if (tellUnread(opened, text => stderr.write(text))) return exit.wrongUse;
  stdout.write(options.json === true ? json(resolutionRow(answer)) : resolutionText(answer));
  const { isSatisfied, success } = answer.resolved.resolution;
  if (frozen && !isFrozen(answer, text => stderr.write(`otmod: ${text}\n`))) return exit.findings;
  if (writes && isSatisfied) {
    const written = await replaceFile(join(folder, LOCK_FILE), encode(printLock(chosenIn(answer.resolved))));
    if (!written.ok) {
      stderr.write(`otmod: cannot write ${LOCK_FILE}: ${written.error}\n`);
      return exit.wrongUse;
    }
  }
  return success ? exit.fine : exit.findings;
}

/** Fixes are worked out for so many conflicts: each takes hundreds of resolutions. */
const MOST_FIXED = 10;

async function answerFor(folder: string, options: OptionValues, { service }: OpenedFolder): Promise<FolderAnswer> {
  const before = finish(service.folder.refresh());
  service.folder.offer(await versionSources(folder, storesOf(folder, options), before).list());
  const snapshot = finish(service.folder.refresh());
  const locked = lockOf(snapshot)?.versions ?? new Map<string, Version>();
  const resolved = resolveAtOnce(new WorkspaceUniverses('all').read(snapshot, { locked }));
  const fixes = new Map<object, readonly WorkspaceFix[]>();
  for (const it of resolved.resolution.conflicts.slice(0, MOST_FIXED)) fixes.set(it, finish(resolved.fixes(it)));
  return { snapshot, resolved, fixes };
}

/** Whether the lock says what was chosen; if not, says why. */
function isFrozen({ snapshot, resolved }: FolderAnswer, tell: (text: string) => void): boolean {
  const why = whyNotFrozen(snapshot, resolved);
  if (why !== undefined) tell(why);
  return why === undefined;
}

function whyNotFrozen(snapshot: Snapshot, resolved: Resolved): string | undefined {
  const lock = lockOf(snapshot);
  if (!lock) return `there is no ${LOCK_FILE}; --write-lock makes it`;
  const [problem] = lock.problems;
  if (problem) return `${LOCK_FILE} is broken: ${problem.message}`;
  if (!resolved.resolution.isSatisfied) return undefined;
  const chosen = chosenIn(resolved);
  const other = [...chosen].find(([name, { raw }]) => lock.versions.get(name)?.raw !== raw);
  if (other) {
    const known = lock.versions.get(other[0]);
    return `${LOCK_FILE} has ${known ? `${other[0]} ${known.raw}` : `no ${other[0]}`}, but ${other[1].raw} is chosen`;
  }
  const gone = [...lock.versions.keys()].find(it => !chosen.has(it));
  return gone === undefined ? undefined : `${LOCK_FILE} has ${gone}, which nothing asks for`;
}

function chosenIn({ resolution }: Resolved): ReadonlyMap<string, Version> {
  return new Map([...resolution.modules].map(([name, { version }]) => [name, version]));
}
