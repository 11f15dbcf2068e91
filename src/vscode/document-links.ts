import * as vscode from 'vscode';
import type { DocumentLink } from '../features/document-links.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { advancedDocuments, documents } from './names.ts';

/** Links from a manifest to its scripts and its website. */
export function provideDocumentLinks(clients: Clients): vscode.Disposable {
  const provider: vscode.DocumentLinkProvider = {
    provideDocumentLinks: (document, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) =>
        client.service.documentLinks(view, path).map(({ span, target, tooltip }) => {
          const link = new vscode.DocumentLink(ranges.range(path, span), uriOf(target, client));
          link.tooltip = tooltip;
          return link;
        }),
      ),
  };
  return vscode.languages.registerDocumentLinkProvider([...documents, ...advancedDocuments], provider);
}

function uriOf(target: DocumentLink['target'], client: Client): vscode.Uri {
  return target.kind === 'web' ? vscode.Uri.parse(target.url, true) : client.uriOf(target.path);
}
