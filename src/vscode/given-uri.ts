import * as vscode from 'vscode';

/** The file that a command is given: itself, or as a line of a view that stands for a manifest. */
export function givenUri(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  const line = typeof given === 'object' && given !== null && 'manifest' in given ? given.manifest : undefined;
  return line instanceof vscode.Uri ? line : undefined;
}
