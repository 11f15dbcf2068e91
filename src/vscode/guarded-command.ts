import * as vscode from 'vscode';
import type { Log } from './log.ts';

/** Registers a command; what goes wrong in it is logged and told. `what` is what it does: `fixing`. */
export function guardedCommand(
  log: Log,
  command: string,
  what: string,
  run: (...given: readonly unknown[]) => Promise<unknown>,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, (...given: readonly unknown[]) =>
    run(...given).catch(error => log.failed(what, error)),
  );
}
