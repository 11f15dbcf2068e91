import * as vscode from 'vscode';
import type { Severity } from '../checks/check.ts';
import { isEngineId } from '../clients/clients.ts';
import type { ClientSettings } from '../workspace/client-settings.ts';
import { section, settings } from './names.ts';

/** What the settings say of the client folders in a workspace folder; a word that is not known counts as the default. */
export function readSettings(folder: vscode.WorkspaceFolder): ClientSettings {
  const own = vscode.workspace.getConfiguration(section, folder);
  const engine = own.get<string>(settings.engine) ?? 'auto';
  const boot = own.get<string>(settings.boot) ?? 'auto';
  return {
    engine: isEngineId(engine) ? engine : 'auto',
    boot: boot === 'folder' || boot === 'upstream' ? boot : 'auto',
    scripts: 'check',
    caseMatters,
    optIn: Object.keys(own.get<Record<string, unknown>>(settings.checks) ?? {})
      .filter(code => (severityOf(code, folder) ?? 'off') !== 'off')
      .sort(),
  };
}

/** The client runs where the extension host does; of a web host nothing is known. */
const caseMatters = typeof process === 'undefined' || (process.platform !== 'win32' && process.platform !== 'darwin');

/** The severity that a person gave to a code, `off`, or undefined where the check's own holds. */
export function severityOf(code: string, folder: vscode.WorkspaceFolder): Severity | 'off' | undefined {
  const own = vscode.workspace.getConfiguration(section, folder).get<Record<string, unknown>>(settings.checks);
  const word = own?.[code];
  return severities.find(it => it === word);
}

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
