import { stat } from 'node:fs/promises';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { encode } from '../base/bytes.ts';
import { pushTo } from '../base/push-to.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { exportPage } from '../contributions/command-line.ts';
import { changeFile, createFile, liesInside } from '../files/node-writes.ts';
import { isAdvancedManifest } from '../workspace/manifest-paths.ts';
import { type Command, type ExitCode, exit, json, line, type OptionValues, type Streams, WrongUse } from './command.ts';
import { engineOption, type OpenedFolder, openFolder, tellUnread } from './open-folder.ts';

/** What became of one advanced manifest. */
interface Exported {
  /** The advanced manifest, and the `.otmod`, as a person would find them from where the command was called. */
  readonly from: string;
  readonly file?: string;
  readonly state: 'written' | 'unchanged' | 'refused';
  readonly reason?: string;
  readonly text?: string;
  /** It could be exported, but not written. */
  readonly unwritten?: true;
}

export const exportManifests: Command = {
  ...exportPage,
  options: {
    engine: { type: 'string' },
    'dry-run': { type: 'boolean' },
    stdout: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(operands, options, streams) {
    const done: Exported[] = [];
    let unread = false;
    for (const { folder, only } of await wanted(operands)) {
      const opened = await openFolder(folder, {
        engine: engineOption(options),
        boot: 'auto',
        scripts: 'off',
        caseMatters: true,
      });
      done.push(...(await exportIn(folder, opened, only, options)));
      unread = tellUnread(opened, text => streams.stderr.write(text)) || unread;
    }
    tell(done, options, streams);
    if (unread || done.some(it => it.unwritten)) return exit.wrongUse;
    return exitCode(done);
  },
};

function exitCode(done: readonly Exported[]): ExitCode {
  return done.some(it => it.state === 'refused') ? exit.findings : exit.fine;
}

/** Client folders, each with the only files in it that are wanted, or none for all. */
async function wanted(
  operands: readonly string[],
): Promise<readonly { readonly folder: string; readonly only: readonly string[] | undefined }[]> {
  if (operands.length === 0) return [{ folder: '.', only: undefined }];
  const files = new Map<string, string[]>();
  const folders: string[] = [];
  for (const operand of operands) {
    const found = await stat(operand).catch(() => undefined);
    if (!found) throw new WrongUse(`there is no file or folder ${operand}`);
    if (found.isDirectory()) folders.push(operand);
    else if (!isAdvancedManifest(operand)) throw new WrongUse(`${operand} is no advanced manifest (.otmod.jsonc)`);
    else {
      pushTo(files, await clientFolderOf(operand), operand);
    }
  }
  return [
    ...folders.map(folder => ({ folder, only: undefined })),
    ...[...files].map(([folder, only]) => ({ folder, only })),
  ];
}

/** The nearest folder above a file that looks like a client, else the folder of the file. */
async function clientFolderOf(file: string): Promise<string> {
  const own = dirname(resolve(file));
  for (let folder = own; folder !== parse(folder).root; folder = dirname(folder)) {
    if (['modules', 'mods'].includes(basename(folder))) return dirname(folder);
    const init = await stat(join(folder, 'init.lua')).catch(() => undefined);
    if (init?.isFile()) return folder;
  }
  return own;
}

async function exportIn(
  folder: string,
  { service, shown }: OpenedFolder,
  only: readonly string[] | undefined,
  options: OptionValues,
): Promise<readonly Exported[]> {
  const view = service.view();
  const done: Exported[] = [];
  const place = (path: string) => join(folder, shown(path));
  for (const path of view.snapshot.advanced.keys()) {
    if (only && !only.some(it => resolve(it) === resolve(place(path)))) continue;
    const from = fromHere(place(path));
    const result = service.exportPlain(view, path);
    if (!result.ok) {
      done.push({ from, state: 'refused', reason: result.error });
      continue;
    }
    const { path: target, edits, text } = result.value;
    const state = edits.length === 0 ? 'unchanged' : 'written';
    const before = view.snapshot.text(target);
    const stays = state === 'unchanged' || options.stdout === true;
    const written = stays
      ? ok(undefined)
      : await write(folder, shown(target), before, text, options['dry-run'] === true);
    const file = fromHere(place(target));
    if (written.ok) done.push({ from, file, state, text });
    else done.push({ from, state: 'refused', reason: `cannot write ${file}: ${written.error}`, unwritten: true });
  }
  return done;
}

/** Writes a file below a folder, all of it or nothing; never outside of the folder, wherever links lead. */
async function write(
  folder: string,
  path: string,
  before: string | undefined,
  text: string,
  dryRun: boolean,
): Promise<Result<void>> {
  if (!liesInside(folder, path)) return refused('it lies outside of the folder');
  if (dryRun) return ok(undefined);
  if (before === undefined) return createFile(folder, path, encode(text));
  return changeFile(folder, path, encode(before), encode(text));
}

function fromHere(path: string): string {
  return relative('.', path).replaceAll('\\', '/');
}

function tell(done: readonly Exported[], options: OptionValues, { stdout, stderr }: Streams): void {
  if (options.json === true) {
    const files = done.map(({ text, unwritten, ...rest }) => (options.stdout === true ? { ...rest, text } : rest));
    stdout.write(json({ dryRun: options['dry-run'] === true || options.stdout === true, files }));
    return;
  }
  for (const { from, state, reason } of done) if (state === 'refused') stderr.write(line(`${from}: ${reason}`));
  for (const { file, state, text } of done) {
    if (state === 'refused' || file === undefined) continue;
    if (options.stdout === true) stdout.write(done.length > 1 ? `// ${file}\n${text}` : (text ?? ''));
    else if (state === 'unchanged') stdout.write(line(`${file} is up to date`));
    else stdout.write(line(options['dry-run'] === true ? `${file} would be written` : `${file} written`));
  }
  if (done.length === 0) stdout.write(line('there is no advanced manifest'));
}
