import * as vscode from 'vscode';
import type { Signature } from '../features/lua/signature-help.ts';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { codeDocuments, documents } from './names.ts';

/** The parameters of a module's member while its arguments are written. */
export function provideSignatureHelp(clients: Clients): vscode.Disposable {
  const provider: vscode.SignatureHelpProvider = {
    provideSignatureHelp: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const found = client.service.signatureHelp(view, path, ranges.offset(path, position));
        if (!found) return undefined;
        const help = new vscode.SignatureHelp();
        help.signatures = found.signatures.map(shown);
        help.activeSignature = found.activeSignature;
        help.activeParameter = found.activeParameter;
        return help;
      }),
  };
  return vscode.languages.registerSignatureHelpProvider([...documents, ...codeDocuments], provider, '(', ',');
}

function shown({ label, parameters, documentation }: Signature): vscode.SignatureInformation {
  const signature = new vscode.SignatureInformation(label, new vscode.MarkdownString(documentation));
  signature.parameters = parameters.map(
    it => new vscode.ParameterInformation([it.span.start, it.span.end], new vscode.MarkdownString(it.documentation)),
  );
  return signature;
}
