import * as vscode from 'vscode';
import { Clients } from './vscode/clients.ts';
import { showDependenciesView } from './vscode/dependencies-view.ts';
import { showEngineChoice } from './vscode/engine-choice.ts';
import { registerExport } from './vscode/export-command.ts';
import { followFileMoves } from './vscode/file-moves.ts';
import { provideLanguageFeatures } from './vscode/language-features.ts';
import { showLoadOrderView } from './vscode/load-order-view.ts';
import { Log } from './vscode/log.ts';
import { registerLuaLibrary } from './vscode/lua-library.ts';
import { contextKeys } from './vscode/names.ts';
import { adoptPlainOtui } from './vscode/neighbours.ts';
import { OfferedVersions } from './vscode/offered-versions.ts';
import { providePages, registerReference } from './vscode/pages.ts';
import { showProblems } from './vscode/problems.ts';
import { registerTurnOffCheck } from './vscode/turn-off-check.ts';
import { registerVersionCommands } from './vscode/version-commands.ts';
import { registerWhatIf } from './vscode/what-if.ts';
import { registerWhyCommands } from './vscode/why-commands.ts';
import { provideWhyPages } from './vscode/why-pages.ts';
import { registerWorkspaceCommands } from './vscode/workspace-commands.ts';

/** What tests and other extensions may ask of the running extension. */
export interface Api {
  /** Settles when the client folders of the workspace have been read and checked for the first time. */
  readonly ready: Promise<void>;
  readonly clients: Clients;
  /** How long activation took, in milliseconds. */
  readonly activation: number;
}

export function activate(context: vscode.ExtensionContext): Api {
  const start = Date.now();
  const log = new Log();
  const clients = new Clients(log);
  const versions = new OfferedVersions(clients, log);
  const tell = () => void vscode.commands.executeCommand('setContext', contextKeys.state, clients.state);
  context.subscriptions.push(
    log,
    clients,
    clients.onDidChange(tell),
    showProblems(clients),
    showLoadOrderView(clients, log),
    showDependenciesView(clients),
    showEngineChoice(clients),
    provideLanguageFeatures(clients, log),
    followFileMoves(clients, log),
    registerExport(clients, log),
    providePages(),
    registerReference(),
    adoptPlainOtui(),
    registerWorkspaceCommands(clients, log, context),
    registerTurnOffCheck(clients, log),
    registerLuaLibrary(clients, log, context),
    versions,
    registerVersionCommands(clients, versions, log),
    provideWhyPages(clients, log),
    registerWhyCommands(clients, log),
    registerWhatIf(clients, log),
  );
  const ready = clients.rescan().then(
    () => {},
    error => log.failed('reading the workspace', error),
  );
  const activation = Date.now() - start;
  log.info(`activated in ${activation} ms`);
  return { ready, clients, activation };
}
