import * as vscode from 'vscode';
import type { DocumentSymbol, SymbolKind } from '../features/document-symbols.ts';
import type { Clients } from './clients.ts';
import type { Ranges } from './convert.ts';
import { look } from './look.ts';
import { documents } from './names.ts';

/** The outline and the breadcrumbs of manifests and files of widgets. */
export function provideDocumentSymbols(clients: Clients): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: (document, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) =>
        client.service.documentSymbols(view, path).map(it => convert(it, path, ranges)),
      ),
  };
  return vscode.languages.registerDocumentSymbolProvider(documents, provider, { label: 'OTML' });
}

const kinds: Readonly<Record<SymbolKind, vscode.SymbolKind>> = {
  module: vscode.SymbolKind.Module,
  file: vscode.SymbolKind.File,
  text: vscode.SymbolKind.String,
  boolean: vscode.SymbolKind.Boolean,
  number: vscode.SymbolKind.Number,
  list: vscode.SymbolKind.Array,
  device: vscode.SymbolKind.EnumMember,
  event: vscode.SymbolKind.Event,
  key: vscode.SymbolKind.Property,
  style: vscode.SymbolKind.Class,
  widget: vscode.SymbolKind.Object,
  variable: vscode.SymbolKind.Variable,
};

function convert(symbol: DocumentSymbol, path: string, ranges: Ranges): vscode.DocumentSymbol {
  const { name, detail, kind, span, selection, children } = symbol;
  const converted = new vscode.DocumentSymbol(
    name,
    detail,
    kinds[kind],
    ranges.range(path, span),
    ranges.range(path, selection),
  );
  converted.children = children.map(it => convert(it, path, ranges));
  return converted;
}
