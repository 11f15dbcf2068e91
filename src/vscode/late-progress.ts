import * as vscode from 'vscode';

/** Runs work, and shows a progress that can be cancelled once it has taken half a second. */
export async function withLateProgress<T>(
  title: string,
  scan: { cancelled: boolean },
  work: (report: (message: string) => void) => Promise<T>,
): Promise<T> {
  let report = (_message: string) => {};
  const running = work(message => report(message));
  const late = await Promise.race([
    running.then(() => false),
    new Promise<boolean>(done => setTimeout(() => done(true), 500)),
  ]);
  if (late) {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => {
        scan.cancelled = true;
      });
      report = message => progress.report({ message });
      await running.catch(() => {});
    });
  }
  return running;
}
