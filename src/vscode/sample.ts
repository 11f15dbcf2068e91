import * as vscode from 'vscode';

/** Opens a copy of the sample client in a new window; a copy from before is kept unless it is to be thrown away. */
export async function openSample(context: vscode.ExtensionContext): Promise<vscode.Uri | undefined> {
  const source = vscode.Uri.joinPath(context.extensionUri, 'media', 'sample-client');
  const target = vscode.Uri.joinPath(context.globalStorageUri, 'sample-client');
  const { fs } = vscode.workspace;
  const there = await fs.stat(target).then(
    () => true,
    () => false,
  );
  const fresh = !there || (await askToStartOver());
  if (fresh === undefined) return undefined;
  if (fresh) {
    await fs.createDirectory(context.globalStorageUri);
    await fs.copy(source, target, { overwrite: true });
  }
  const options = { forceNewWindow: (vscode.workspace.workspaceFolders?.length ?? 0) > 0 };
  await vscode.commands.executeCommand('vscode.openFolder', target, options);
  return target;
}

/** Whether a copy from before is to be thrown away; undefined for neither. */
async function askToStartOver(): Promise<boolean | undefined> {
  const again = 'Start Over';
  const choice = await vscode.window.showInformationMessage(
    'There is a sample workspace from before.',
    { modal: true, detail: 'Your changes in it are kept if you continue with it.' },
    'Continue',
    again,
  );
  return choice === undefined ? undefined : choice === again;
}
