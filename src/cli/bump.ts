import { encode } from '../base/bytes.ts';
import { unifiedDiff } from '../base/line-diff.ts';
import { finish } from '../base/stepwise.ts';
import { firstVersion, raised, type Version } from '../base/version.ts';
import { bumpPage } from '../contributions/command-line.ts';
import { applyEdits } from '../features/fixes.ts';
import { whyNoProposal } from '../features/version-choices.ts';
import { nodeFolder } from '../files/node-folder.ts';
import { changeFile } from '../files/node-writes.ts';
import type { View } from '../service.ts';
import type { Proposal } from '../versions/proposal.ts';
import { readAll, readLast } from '../versions/version-manager.ts';
import type { WorkspaceModule } from '../versions/workspace-module.ts';
import { candidateOf, workspaceSource } from '../versions/workspace-source.ts';
import { type Command, choice, exit, json, line, type OptionValues, type Streams, WrongUse } from './command.ts';
import { engineOption, type OpenedFolder, readFolder, tellUnread } from './open-folder.ts';
import { storesOf, versionSources } from './version-sources.ts';

export const bump: Command = {
  ...bumpPage,
  options: {
    level: { type: 'string' },
    engine: { type: 'string' },
    store: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(operands, options, streams) {
    const [name, folder = '.'] = operands;
    if (name === undefined || operands.length > 2) throw new WrongUse('bump takes a module, and a folder after it');
    const level = choice(options, 'level', ['auto', 'patch', 'minor', 'major'], 'auto');
    const settings = { engine: engineOption(options), boot: 'auto', scripts: 'check', caseMatters: true } as const;
    const opened = await readFolder(folder, settings);
    const view = opened.service.view();
    const module = opened.service.moduleNamed(view, name);
    if (!module) throw new WrongUse(`there is no module "${name}" with a folder of its own`);
    if (tellUnread(opened, text => streams.stderr.write(text))) return exit.wrongUse;
    const proposal = await proposed(folder, module, opened, view, options, streams);
    const version = next(module, level, proposal);
    const reason = whyNoProposal(module.version, proposal);
    if (!version) {
      const advice = proposal ? '' : ' --level says how far to raise it.';
      if (proposal && options.json === true)
        streams.stdout.write(
          json({ dryRun: options['dry-run'] === true, module: name, from: module.version?.raw, reason }),
        );
      else (proposal ? streams.stdout : streams.stderr).write(line(`${proposal ? '' : 'otmod: '}${reason}${advice}`));
      return proposal ? exit.fine : exit.wrongUse;
    }
    return await write(folder, module, version, proposal, opened, view, options, streams);
  },
};

/** What the version should be since the module was stored or tagged last. */
async function proposed(
  folder: string,
  module: WorkspaceModule,
  { service, shown }: OpenedFolder,
  view: View,
  options: OptionValues,
  { stderr }: Streams,
): Promise<Proposal | undefined> {
  const { snapshot } = view;
  const source = versionSources(folder, storesOf(folder, options), snapshot);
  const { all, problems } = await source.list();
  for (const { origin, message } of problems)
    if (origin.kind === 'store') stderr.write(line(`otmod: ${origin.store}/${origin.folder}: ${message}`));
  const last = await readLast(source, all, module);
  if (!last) return undefined;
  const disk = nodeFolder(folder);
  const own = workspaceSource(snapshot, path => disk.read(shown(path)));
  const present = await readAll(own, candidateOf(module, snapshot));
  if (!present.ok) throw new WrongUse(present.error);
  return finish(service.proposedVersion(view, module.name, last, present.value));
}

/** The version to write; undefined where there is nothing to do, or nobody knows what. */
function next(
  { version }: WorkspaceModule,
  level: 'auto' | 'patch' | 'minor' | 'major',
  proposal: Proposal | undefined,
): Version | undefined {
  if (!version) return firstVersion;
  if (level !== 'auto') return raised(version, level);
  return proposal && proposal.level !== 'none' ? proposal.version : undefined;
}

async function write(
  folder: string,
  { name, version: before }: WorkspaceModule,
  version: Version,
  proposal: Proposal | undefined,
  { service, shown }: OpenedFolder,
  view: View,
  options: OptionValues,
  { stdout, stderr }: Streams,
): Promise<0 | 1 | 2> {
  const edits = service.writeVersion(view, name, version);
  if (!edits.ok) {
    stderr.write(line(`otmod: ${edits.error}`));
    return exit.findings;
  }
  const dryRun = options['dry-run'] === true;
  const files = [...new Set(edits.value.flatMap(it => (it.kind === 'replace' ? [it.path] : [])))];
  const diffs: string[] = [];
  for (const path of files) {
    const text = view.snapshot.text(path) ?? '';
    const after = applyEdits(text, path, edits.value);
    diffs.push(`--- a/${shown(path)}\n+++ b/${shown(path)}\n${unifiedDiff(text, after)}`);
    const written = dryRun ? undefined : await changeFile(folder, shown(path), encode(text), encode(after));
    if (written?.ok === false) {
      stderr.write(line(`otmod: cannot write ${shown(path)}: ${written.error}`));
      return exit.wrongUse;
    }
  }
  if (options.json === true) {
    const reasons = (proposal?.reasons ?? []).map(({ level, text }) => ({ level, text }));
    const said = { module: name, from: before?.raw, to: version.raw, since: proposal?.since?.raw, reasons };
    stdout.write(json({ dryRun, ...said, doubts: proposal?.doubts ?? [], files: files.map(shown) }));
    return exit.fine;
  }
  stdout.write(
    line(`${name} ${before ? `${before.raw} → ` : ''}${version.raw}${dryRun ? ' (nothing is written)' : ''}`),
  );
  if (proposal?.since) stdout.write(line(`since ${proposal.since.raw}:`));
  for (const { level, text } of proposal?.reasons ?? []) stdout.write(line(`  ${level.padEnd(5)}  ${text}`));
  for (const doubt of proposal?.doubts ?? []) stdout.write(line(`  perhaps more: ${doubt}`));
  if (dryRun) stdout.write(diffs.join(''));
  return exit.fine;
}
