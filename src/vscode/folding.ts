import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { documents } from './names.ts';

/** What an editor can fold in manifests and files of widgets. */
export function provideFolding(clients: Clients): vscode.Disposable {
  const provider: vscode.FoldingRangeProvider = {
    provideFoldingRanges: (document, _, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) =>
        client.service.foldingRanges(view, path).map(({ span, kind }) => {
          const { start, end } = ranges.range(path, span);
          const comment = kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined;
          return new vscode.FoldingRange(start.line, end.line, comment);
        }),
      ),
  };
  return vscode.languages.registerFoldingRangeProvider(documents, provider);
}
