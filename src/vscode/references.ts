import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { lookInSteps } from './look.ts';
import { codeDocuments, mentioningDocuments } from './names.ts';

/** Where a module is named, or a member of one, a global, a script or a file of widgets: from any such place in manifests, widgets and Lua. */
export function provideReferences(clients: Clients): vscode.Disposable {
  const provider: vscode.ReferenceProvider = {
    provideReferences: (document, position, { includeDeclaration }, token) =>
      lookInSteps(clients, document, token, function* ({ client, path, view, ranges }) {
        const offset = ranges.offset(path, position);
        const places = yield* client.service.references(view, path, offset, includeDeclaration);
        return places?.map(it => new vscode.Location(client.uriOf(it.path), ranges.range(it.path, it.span)));
      }),
  };
  return vscode.languages.registerReferenceProvider([...mentioningDocuments, ...codeDocuments], provider);
}
