import * as vscode from 'vscode';
import type { Stepwise } from '../base/stepwise.ts';
import type { TextEdit } from '../base/text-change.ts';
import type { Clients } from './clients.ts';
import { type Looked, look, lookInSteps } from './look.ts';
import { languageId, manifests } from './names.ts';

/** Widget files are left to whoever has claimed them: two formatters for one document make the editor ask. */
const formatted = [...manifests, { language: languageId, pattern: '**/*.otui' }] as const;

/** Gives documents, selections and new lines their form. */
export function provideFormatting(clients: Clients): vscode.Disposable {
  const converted = ({ path, ranges }: Looked, edits: readonly TextEdit[]) =>
    edits.map(({ span, text }) => new vscode.TextEdit(ranges.range(path, span), text));
  const whenDone = function* (looked: Looked, steps: Stepwise<readonly TextEdit[]>) {
    return converted(looked, yield* steps);
  };
  const provider: vscode.DocumentFormattingEditProvider &
    vscode.DocumentRangeFormattingEditProvider &
    vscode.OnTypeFormattingEditProvider = {
    provideDocumentFormattingEdits: (document, _, token) =>
      lookInSteps(clients, document, token, looked =>
        whenDone(looked, looked.client.service.format(looked.view, looked.path)),
      ),
    provideDocumentRangeFormattingEdits: (document, range, _, token) =>
      lookInSteps(clients, document, token, looked => {
        const { client, view, path, ranges } = looked;
        return whenDone(looked, client.service.formatRange(view, path, ranges.span(path, range)));
      }),
    provideOnTypeFormattingEdits: (document, position, typed, _, token) =>
      look(clients, document, token, looked => {
        const { client, view, path, ranges } = looked;
        return converted(looked, client.service.formatOnType(view, path, ranges.offset(path, position), typed));
      }),
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(formatted, provider),
    vscode.languages.registerDocumentRangeFormattingEditProvider(formatted, provider),
    vscode.languages.registerOnTypeFormattingEditProvider(formatted, provider, '\n'),
  );
}
