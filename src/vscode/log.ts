import * as vscode from 'vscode';

/** The one log channel of the extension. */
export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('OTClient Modules', { log: true });

  info(message: string): void {
    this.#channel.info(message);
  }

  /** Something went wrong that should not have: written whole, and told in one line with a way to the log. */
  failed(what: string, error: unknown): void {
    this.#channel.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    vscode.window.showErrorMessage(`OTClient Modules: ${what} failed.`, 'Show Log').then(choice => {
      if (choice) this.show();
    });
  }

  show(): void {
    this.#channel.show();
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
