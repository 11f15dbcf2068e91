import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { workspaceEdit } from './convert.ts';
import { look, lookInSteps } from './look.ts';
import { codeDocuments, mentioningDocuments } from './names.ts';

/**
 * Renames a module, a member of one, or a global that modules make, from any place that names it. Where the place names none the editor goes on to the next provider, so
 * that in Lua everything else is left to whoever knows Lua.
 */
export function provideRename(clients: Clients): vscode.Disposable {
  const provider: vscode.RenameProvider = {
    async prepareRename(document, position, token) {
      const prepared = await look(clients, document, token, ({ client, path, view, ranges }) => {
        const found = client.service.prepareRename(view, path, ranges.offset(path, position));
        return found.ok
          ? { range: ranges.range(path, found.value.span), placeholder: found.value.name }
          : new Error(found.error);
      });
      if (prepared instanceof Error) throw prepared;
      return prepared;
    },
    async provideRenameEdits(document, position, newName, token) {
      const renamed = await lookInSteps(clients, document, token, function* ({ client, path, view, ranges }) {
        const found = yield* client.service.rename(view, path, ranges.offset(path, position), newName);
        if (!found.ok) return new Error(found.error);
        const { edits, warnings } = found.value;
        return { edit: workspaceEdit(edits, client, ranges, undefined), warnings };
      });
      if (renamed instanceof Error) throw renamed;
      // In the preview of the rename there is no room for them.
      if (renamed && renamed.warnings.length > 0) void vscode.window.showWarningMessage(renamed.warnings.join(' '));
      return renamed?.edit;
    },
  };
  return vscode.languages.registerRenameProvider([...mentioningDocuments, ...codeDocuments], provider);
}
