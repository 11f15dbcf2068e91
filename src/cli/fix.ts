import { encode } from '../base/bytes.ts';
import { unifiedDiff } from '../base/line-diff.ts';
import { pushTo } from '../base/push-to.ts';
import type { Result } from '../base/result.ts';
import { counted } from '../base/text.ts';
import type { Severity } from '../checks/check.ts';
import { fixPage } from '../contributions/command-line.ts';
import type { AppliedFix, FileChange } from '../features/fix-folder.ts';
import { changeFile, createFile, liesInside, renameFile } from '../files/node-writes.ts';
import { type Command, exit, json, several, WrongUse } from './command.ts';
import { engineOption, type OpenedFolder, openFolder, tellUnread } from './open-folder.ts';
import { chosenSeverities, knownCode, severities, wantedCodes } from './severities.ts';

export const fix: Command = {
  ...fixPage,
  options: {
    code: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
    engine: { type: 'string' },
    severity: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(operands, options, { stdout, stderr }) {
    if (operands.length > 1) throw new WrongUse('fix takes one folder');
    const folder = operands[0] ?? '.';
    const dryRun = options['dry-run'] === true;
    const codes = several(options, 'code').map(knownCode);
    const shownAs = severities(options);
    const settings = {
      engine: engineOption(options),
      boot: 'auto',
      scripts: 'check',
      caseMatters: true,
      optIn: wantedCodes(options),
    } as const;
    const chosen = chosenSeverities(options);
    const opened = await openFolder(folder, settings);
    const isWanted = (code: string) => (codes.length === 0 || codes.includes(code)) && chosen.get(code) !== 'off';
    const isOurs = (path: string) => path.startsWith(opened.prefix) && liesInside(folder, opened.shown(path));
    const { changes, applied } = opened.service.fixFolder(isWanted, isOurs);
    const undone = dryRun ? [] : await write(folder, changes, opened);
    for (const line of undone) stderr.write(`otmod: ${line}\n`);
    const left = remaining(opened, shownAs);
    if (options.json === true) stdout.write(json(summary(opened, changes, applied, left, dryRun)));
    else stdout.write(text(opened, changes, applied, left, dryRun));
    if (tellUnread(opened, words => stderr.write(words)) || undone.length > 0) return exit.wrongUse;
    return left.error + left.warning > 0 ? exit.findings : exit.fine;
  },
};

/** Makes the changes on disk; returns a line for each that could not be made. */
async function write(
  folder: string,
  changes: readonly FileChange[],
  { shown }: OpenedFolder,
): Promise<readonly string[]> {
  const undone: string[] = [];
  const note = (what: string, result: Result<void>) => {
    if (!result.ok) undone.push(`cannot ${what}: ${result.error}`);
  };
  for (const change of changes) {
    if (change.kind === 'rename') {
      const [from, to] = [shown(change.from), shown(change.to)];
      note(`rename ${from} to ${to}`, await renameFile(folder, from, to));
      continue;
    }
    const path = shown(change.path);
    const bytes = encode(change.text);
    if (change.before === undefined) note(`create ${path}`, await createFile(folder, path, bytes));
    else note(`write ${path}`, await changeFile(folder, path, encode(change.before), bytes));
  }
  return undone;
}

type Left = Readonly<Record<Severity, number>>;

function remaining({ service }: OpenedFolder, shownAs: ReturnType<typeof severities>): Left {
  const all = [...service.view().diagnostics.values()].flat().flatMap(it => shownAs(it)?.severity ?? []);
  const count = (severity: Severity) => all.filter(it => it === severity).length;
  return { error: count('error'), warning: count('warning'), information: count('information'), hint: count('hint') };
}

function summary(
  { service, shown }: OpenedFolder,
  changes: readonly FileChange[],
  applied: readonly AppliedFix[],
  left: Left,
  dryRun: boolean,
) {
  return {
    engine: service.view().snapshot.engine.id,
    dryRun,
    changes: changes.map(it =>
      it.kind === 'rename'
        ? { kind: 'renamed', from: shown(it.from), to: shown(it.to) }
        : { kind: it.before === undefined ? 'created' : 'changed', file: shown(it.path) },
    ),
    fixes: applied.map(({ path, code, title }) => ({ file: shown(path), code, title })),
    remaining: left,
  };
}

function text(
  { shown }: OpenedFolder,
  changes: readonly FileChange[],
  applied: readonly AppliedFix[],
  left: Left,
  dryRun: boolean,
): string {
  const sums = `${counted(left.error, 'error')} and ${counted(left.warning, 'warning')}`;
  const files = new Set(applied.map(it => it.path)).size;
  const made = `${counted(applied.length, 'fix', 'fixes')} in ${counted(files, 'file')}`;
  if (applied.length === 0) return `nothing to fix; ${sums} remain\n`;
  if (dryRun) return `${changes.map(it => diff(it, shown)).join('')}${made} to be made; ${sums} would remain\n`;
  const rows = [...byFile(applied)].map(([path, list]) => {
    const own = list.map(({ code, title }) => `  ${title} [${code}]\n`).join('');
    return `${shown(path)}\n${own}`;
  });
  const moves = changes.flatMap(it =>
    it.kind === 'rename'
      ? [`renamed ${shown(it.from)} to ${shown(it.to)}\n`]
      : it.before === undefined
        ? [`created ${shown(it.path)}\n`]
        : [],
  );
  return `${rows.join('')}${moves.join('')}${made}; ${sums} remain\n`;
}

function byFile(applied: readonly AppliedFix[]): ReadonlyMap<string, readonly AppliedFix[]> {
  const byPath = new Map<string, AppliedFix[]>();
  for (const each of applied) pushTo(byPath, each.path, each);
  return byPath;
}

function diff(change: FileChange, shown: (path: string) => string): string {
  if (change.kind === 'rename') return `rename from ${shown(change.from)}\nrename to ${shown(change.to)}\n`;
  const { path, was, before, text } = change;
  const old = before === undefined ? '/dev/null' : `a/${shown(was)}`;
  return `--- ${old}\n+++ b/${shown(path)}\n${unifiedDiff(before ?? '', text)}`;
}
