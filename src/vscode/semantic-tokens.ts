import * as vscode from 'vscode';
import { tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { manifests, section, settings } from './names.ts';
import { snapshotChanges } from './snapshot-changes.ts';

/** Colours the words of manifests by what they mean. */
export function provideSemanticTokens(clients: Clients): vscode.Disposable {
  const changes = snapshotChanges(clients);
  const legend = new vscode.SemanticTokensLegend([...tokenTypes], [...tokenModifiers]);
  const provider: vscode.DocumentSemanticTokensProvider = {
    onDidChangeSemanticTokens: changes.event,
    provideDocumentSemanticTokens: (document, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const builder = new vscode.SemanticTokensBuilder(legend);
        const isOn = vscode.workspace.getConfiguration(section, document).get<boolean>(settings.semanticTokens);
        if (isOn === false) return builder.build();
        for (const { span, type, modifiers } of client.service.semanticTokens(view, path))
          builder.push(ranges.range(path, span), type, [...modifiers]);
        return builder.build();
      }),
  };
  return vscode.Disposable.from(
    changes,
    vscode.languages.registerDocumentSemanticTokensProvider(manifests, provider, legend),
  );
}
