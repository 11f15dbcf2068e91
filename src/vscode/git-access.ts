import * as vscode from 'vscode';
import { ok, type Result, refused } from '../base/result.ts';
import type { GitRunner } from '../versions/git-runner.ts';
import type { Client } from './client.ts';

/** The part of the Git extension's API that is asked: where its `git` is. */
interface GitApi {
  getAPI(version: 1): { readonly git: { readonly path: string } };
}

/** The `git` that reads the repository of a client folder, or why there is none, in a few words. */
export async function gitOf({ base }: Client): Promise<Result<GitRunner>> {
  if (typeof process === 'undefined' || process.versions?.node === undefined)
    return refused('versions in git are not looked at on the web');
  if (base.scheme !== 'file') return refused('versions in git are not looked at in virtual workspaces');
  if (!vscode.workspace.isTrusted) return refused('versions in git are not looked at without trust in the workspace');
  // The web has no processes: this is never loaded there.
  const { findGit, nodeGit } = await import('../files/node-git.ts');
  const path = pathOfExtension() ?? findGit();
  return path === undefined ? refused('there is no git') : ok(nodeGit(path, base.fsPath));
}

/** The path that VS Code's own Git extension has found; undefined where it is off. */
function pathOfExtension(): string | undefined {
  const extension = vscode.extensions.getExtension<GitApi>('vscode.git');
  if (!extension?.isActive) return undefined;
  try {
    return extension.exports.getAPI(1).git.path;
  } catch {
    // It throws where git is switched off.
    return undefined;
  }
}
