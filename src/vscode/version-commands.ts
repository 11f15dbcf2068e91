import * as vscode from 'vscode';
import { type VersionChoice, versionChoices, whyNoProposal } from '../features/version-choices.ts';
import type { View } from '../service.ts';
import { filesToStore } from '../versions/files-to-store.ts';
import type { Proposal } from '../versions/proposal.ts';
import { storeVersion } from '../versions/store-version.ts';
import { readAll, readLast } from '../versions/version-manager.ts';
import type { WorkspaceModule } from '../versions/workspace-module.ts';
import { candidateOf, workspaceSource } from '../versions/workspace-source.ts';
import { chooseModule, type ModuleInView } from './choose-module.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges, workspaceEdit } from './convert.ts';
import { guardedCommand } from './guarded-command.ts';
import { withLateProgress } from './late-progress.ts';
import type { Log } from './log.ts';
import { commands } from './names.ts';
import type { OfferedVersions } from './offered-versions.ts';
import { plainFolder } from './plain-folder.ts';
import { runSliced } from './slices.ts';
import { storesOf } from './version-stores.ts';

/**
 * *Bump Version* and *Store Version*, of the module of the given file or line of a view, else of the open file, else of one that is
 * chosen. With a level (`patch`, `minor`, `major` or `proposed`) behind it, a bump asks nothing.
 */
export function registerVersionCommands(clients: Clients, versions: OfferedVersions, log: Log): vscode.Disposable {
  const register = (command: string, what: string, run: (found: ModuleInView, more: unknown) => Promise<unknown>) =>
    guardedCommand(log, command, what, async (given, more) => {
      const found = await chooseModule(clients, given);
      if (found) await run(found, more);
    });
  return vscode.Disposable.from(
    register(commands.bumpVersion, 'raising a version', (found, level) => bump(found, level, versions)),
    register(commands.storeVersion, 'storing a version', found => store(found, versions, log)),
  );
}

async function bump(found: ModuleInView, level: unknown, versions: OfferedVersions): Promise<void> {
  const { client, module } = found;
  const scan = { cancelled: false };
  const proposal = await withLateProgress(`Comparing ${module.name} with its last version`, scan, () =>
    proposed(found, versions, scan),
  );
  if (scan.cancelled) return;
  const choices = versionChoices(module.version, proposal);
  const named = typeof level === 'string';
  const choice = named
    ? choices.find(it => (level === 'proposed' ? it.isProposed : it.level === level) || !it.level)
    : await choose(module, choices, proposal);
  if (!choice) return;
  // What was typed while the list was open.
  const view = await client.fresh();
  const edits = view && client.service.writeVersion(view, module.name, choice.version);
  if (!view || !edits) return;
  if (!edits.ok) {
    void vscode.window.showErrorMessage(`The version was not raised. ${edits.error}`);
    return;
  }
  const edit = workspaceEdit(edits.value, client, new Ranges(view.snapshot), undefined);
  if (await vscode.workspace.applyEdit(edit)) await show(client, module, choice.version.raw);
}

/** Shows the version where it stands now; it is not saved yet, and can be undone. */
async function show(client: Client, { advanced, plain }: WorkspaceModule, version: string): Promise<void> {
  const path = (advanced ?? plain)?.path;
  if (path === undefined) return;
  const editor = await vscode.window.showTextDocument(client.uriOf(path));
  const { document } = editor;
  const at = Math.max(0, document.getText().search(/^\s*"?version"?\s*:/m));
  const start = document.positionAt(document.getText().indexOf(version, at));
  const range = new vscode.Range(start, start.translate(0, version.length));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
}

/** What the version should be since the module was stored or tagged last; undefined where there is nothing to compare with. */
async function proposed(
  { client, view, module }: ModuleInView,
  versions: OfferedVersions,
  scan: { readonly cancelled: boolean },
): Promise<Proposal | undefined> {
  const { snapshot } = view;
  const source = await versions.sourceOf(client, snapshot);
  const last = await readLast(source, (await source.list(() => scan.cancelled)).all, module);
  if (!last) return undefined;
  const own = workspaceSource(snapshot, async path => vscode.workspace.fs.readFile(client.uriOf(path)));
  const present = await readAll(own, candidateOf(module, snapshot));
  if (!present.ok) return undefined;
  return runSliced(client.service.proposedVersion(view, module.name, last, present.value), () => scan.cancelled);
}

async function choose(
  { name, version }: WorkspaceModule,
  choices: readonly VersionChoice[],
  proposal: Proposal | undefined,
): Promise<VersionChoice | undefined> {
  const items = choices.map(choice => ({
    label: choice.version.raw,
    description: choice.isProposed ? `${choice.level}, proposed` : (choice.level ?? ''),
    detail: choice.detail,
    choice,
  }));
  const reason = whyNoProposal(version, proposal) ?? proposal?.doubts[0];
  const picked = await vscode.window.showQuickPick(items, {
    title: `Version of ${name}${version ? `, now ${version.raw}` : ''}`,
    placeHolder: reason ?? 'The version that is written into the manifest',
    // A view that is drawn anew takes the focus along.
    ignoreFocusOut: true,
  });
  return picked?.choice;
}

async function store({ client, module }: ModuleInView, versions: OfferedVersions, log: Log): Promise<void> {
  const root = client.uriOf(module.folder);
  const view = await saved(client, root);
  const now = view && client.service.moduleNamed(view, module.name);
  if (!now) return;
  const [place] = await storesOf(client.folder, log);
  if (!place) {
    void vscode.window.showErrorMessage('The settings name no version store that can be used.');
    return;
  }
  const files = await filesToStore(plainFolder(root), now, '');
  const version = now.version?.raw ?? '';
  const temporary = `.${Math.random().toString(36).slice(2)}.new`;
  const stored = files.ok
    ? await storeVersion(plainFolder(place.uri), now.name, version, files.value, temporary)
    : files;
  if (!stored.ok) {
    const raise = 'Bump Version';
    vscode.window.showErrorMessage(`${now.name} was not stored. ${stored.error}`, raise).then(choice => {
      const { path } = now.advanced ?? now.plain ?? {};
      if (choice === raise && path !== undefined)
        void vscode.commands.executeCommand(commands.bumpVersion, client.uriOf(path));
    });
    return;
  }
  const where = `${place.name}/${now.name}/${version}`;
  const words =
    stored.value === 'stored'
      ? `${now.name} ${version} was stored in ${where}.`
      : `${where} holds these files already.`;
  void vscode.window.showInformationMessage(words);
  await versions.read(client);
}

/** A view of what is on disk, once the files of a module are saved; undefined where somebody does not want that. */
async function saved(client: Client, root: vscode.Uri): Promise<View | undefined> {
  const dirty = vscode.workspace.textDocuments.filter(
    it => it.isDirty && it.uri.scheme === root.scheme && it.uri.path.startsWith(`${root.path}/`),
  );
  if (dirty.length > 0) {
    const save = 'Save and Store';
    const choice = await vscode.window.showWarningMessage(
      'The module has changes that are not saved, and what is on disk is stored.',
      { modal: true },
      save,
    );
    if (choice !== save) return undefined;
    for (const document of dirty) await document.save();
  }
  return client.fresh();
}
