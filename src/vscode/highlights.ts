import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { mentioningDocuments } from './names.ts';

/** Marks the other places of the module or key under the cursor. */
export function provideHighlights(clients: Clients): vscode.Disposable {
  const provider: vscode.DocumentHighlightProvider = {
    provideDocumentHighlights: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) =>
        client.service.highlights(view, path, ranges.offset(path, position)).map(({ span, kind }) => {
          const own = kind === 'write' ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read;
          return new vscode.DocumentHighlight(ranges.range(path, span), own);
        }),
      ),
  };
  return vscode.languages.registerDocumentHighlightProvider(mentioningDocuments, provider);
}
