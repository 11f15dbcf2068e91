import { mkdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { decode, encode } from '../base/bytes.ts';
import { finish } from '../base/stepwise.ts';
import { lualsPage } from '../contributions/command-line.ts';
import { type LibraryChange, libraryChange } from '../features/luals/generated.ts';
import { IGNORE_ALL, LIBRARY_FOLDER, type LibraryFile } from '../features/luals/library.ts';
import { luarcFiles, withLibrary } from '../features/luals/luarc.ts';
import { liesInside, replaceFile } from '../files/node-writes.ts';
import { type Command, exit, json, line, type Streams, textOf, WrongUse } from './command.ts';
import { engineOption, openFolder, tellUnread } from './open-folder.ts';

/** What became of one file of the library. */
interface Written {
  /** As a person would find it from where the command was called. */
  readonly file: string;
  readonly state: LibraryChange | 'failed';
  readonly reason?: string;
}

export const luals: Command = {
  ...lualsPage,
  options: {
    out: { type: 'string' },
    engine: { type: 'string' },
    force: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(operands, options, streams) {
    if (operands.length > 1) throw new WrongUse('luals takes one folder');
    const folder = operands[0] ?? '.';
    const out = textOf(options, 'out');
    if (out === '') throw new WrongUse('--out needs a folder');
    const opened = await openFolder(folder, {
      engine: engineOption(options),
      boot: 'auto',
      scripts: 'check',
      caseMatters: true,
    });
    const { service } = opened;
    const files = finish(service.lualsLibrary(service.view()));
    const target = out ?? join(folder, LIBRARY_FOLDER);
    if (out === undefined && !liesInside(folder, `${LIBRARY_FOLDER}/x`))
      throw new WrongUse(`${fromHere(target)} lies outside of the folder; --out names another one`);
    const dryRun = options['dry-run'] === true;
    const written: Written[] = [];
    for (const file of files) written.push(await write(target, file, options.force === true, dryRun));
    if (out === undefined && !dryRun) await ignore(target);
    const library = relative(resolve(folder), resolve(target)).replaceAll('\\', '/') || '.';
    const isKnown = await isInLuarc(folder, library);
    if (options.json === true) streams.stdout.write(json({ dryRun, files: written, library, inLuarc: isKnown }));
    else tell(written, library, isKnown, dryRun, streams);
    if (tellUnread(opened, text => streams.stderr.write(text))) return exit.wrongUse;
    if (written.some(it => it.state === 'failed')) return exit.wrongUse;
    return written.some(it => it.state === 'edited') ? exit.findings : exit.fine;
  },
};

async function write(folder: string, { name, text }: LibraryFile, force: boolean, dryRun: boolean): Promise<Written> {
  const path = join(folder, name);
  const file = fromHere(path);
  const existing = await readFile(path).catch(() => undefined);
  const change = libraryChange(existing && decode(existing), text);
  const state = change === 'edited' && force ? 'written' : change;
  if (state !== 'written' || dryRun) return { file, state };
  const reason = await replaced(folder, path, text);
  return reason === undefined ? { file, state } : { file, state: 'failed', reason };
}

/** Why a file could not be written; undefined where it was. */
async function replaced(folder: string, path: string, text: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const result = await replaceFile(path, encode(text));
  return result.ok ? undefined : result.error;
}

/** What is generated into the folder's own place stays out of its repository, unless somebody has decided otherwise. */
async function ignore(folder: string): Promise<void> {
  const path = join(folder, IGNORE_ALL.name);
  const existing = await readFile(path).catch(() => undefined);
  if (existing === undefined) await replaced(folder, path, IGNORE_ALL.text);
}

async function isInLuarc(folder: string, library: string): Promise<boolean> {
  for (const name of luarcFiles) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    const changed = bytes && withLibrary(decode(bytes), library);
    if (changed?.ok && changed.value === undefined) return true;
  }
  return false;
}

function fromHere(path: string): string {
  return relative('.', path).replaceAll('\\', '/');
}

function tell(
  written: readonly Written[],
  library: string,
  isKnown: boolean,
  dryRun: boolean,
  { stdout, stderr }: Streams,
): void {
  for (const { file, state, reason } of written) {
    if (state === 'failed') stderr.write(line(`otmod: cannot write ${file}: ${reason}`));
    else if (state === 'edited') stderr.write(line(`${file} was changed by hand; --force overwrites it`));
    else if (state === 'unchanged') stdout.write(line(`${file} is up to date`));
    else stdout.write(line(dryRun ? `${file} would be written` : `${file} written`));
  }
  if (isKnown) return;
  stdout.write(`\nFor the Lua language server to read it, put this into .luarc.json of the folder:\n`);
  stdout.write(`  ${JSON.stringify({ 'workspace.library': [library] })}\n`);
}
