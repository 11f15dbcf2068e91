import * as vscode from 'vscode';
import { type AskedModule, askModule } from './ask-module.ts';
import type { Clients } from './clients.ts';
import { guardedCommand } from './guarded-command.ts';
import { withLateProgress } from './late-progress.ts';
import type { Log } from './log.ts';
import { commands } from './names.ts';
import { runSliced } from './slices.ts';
import { type Question, whyUri } from './why-pages.ts';

/**
 * *Why Is This Module Loaded* and *Why Not Another Version*, each with the file or line of a view that it is about, or none; behind
 * it may stand the name of another module, and the version.
 */
export function registerWhyCommands(clients: Clients, log: Log): vscode.Disposable {
  const register = (command: string, what: string, run: (found: AskedModule, more: unknown) => Promise<unknown>) =>
    guardedCommand(log, command, what, async (given, named, more) => {
      const found = await askModule(clients, given, named);
      if (found) await run(found, more);
    });
  return vscode.Disposable.from(
    register(commands.whyLoaded, 'telling why a module is loaded', found => show(found, { module: found.name })),
    register(commands.whyNotVersion, 'telling why a module has not another version', async (found, version) => {
      const not = typeof version === 'string' ? version : await chooseVersion(found, 'The version that it could have');
      if (not !== undefined) await show(found, { module: found.name, not });
    }),
  );
}

/** Chooses among the versions of a module that are on offer; undefined where there is none, or nobody chooses. */
export async function chooseVersion(
  { client, view, name }: AskedModule,
  placeHolder: string,
): Promise<string | undefined> {
  const scan = { cancelled: false };
  const offered = await withLateProgress(`Looking for versions of ${name}`, scan, () =>
    runSliced(client.service.offeredVersions(view, name), () => scan.cancelled),
  );
  if (!offered) return undefined;
  if (offered.length === 0) {
    void vscode.window.showInformationMessage(`No version of ${name} is on offer, and it states none.`);
    return undefined;
  }
  const items = offered.map(({ version, from, isChosen }) => ({
    label: version.raw,
    description: isChosen ? `${from}, chosen now` : from,
  }));
  const title = `Versions of ${name} on offer`;
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.label;
}

async function show({ client }: AskedModule, question: Question): Promise<void> {
  await vscode.window.showTextDocument(whyUri(client, question), { preview: true });
}
