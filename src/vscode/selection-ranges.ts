import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { documents } from './names.ts';

/** What *Expand Selection* takes, step by step, in manifests and files of widgets. */
export function provideSelectionRanges(clients: Clients): vscode.Disposable {
  const provider: vscode.SelectionRangeProvider = {
    provideSelectionRanges: (document, positions, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) =>
        positions.map(position => {
          const spans = client.service.selectionRanges(view, path, ranges.offset(path, position));
          return nested(spans.map(it => ranges.range(path, it))) ?? at(position);
        }),
      ),
  };
  return vscode.languages.registerSelectionRangeProvider(documents, provider);
}

/** Each range with the next one around it. */
function nested(ranges: readonly vscode.Range[]): vscode.SelectionRange | undefined {
  return ranges.reduceRight<vscode.SelectionRange | undefined>(
    (around, range) => (around ? new vscode.SelectionRange(range, around) : new vscode.SelectionRange(range)),
    undefined,
  );
}

function at(position: vscode.Position): vscode.SelectionRange {
  return new vscode.SelectionRange(new vscode.Range(position, position));
}
