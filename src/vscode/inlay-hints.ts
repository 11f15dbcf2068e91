import * as vscode from 'vscode';
import type { HintTopic, InlayHint } from '../features/inlay-hints.ts';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { allManifests, section, settings } from './names.ts';
import { snapshotChanges } from './snapshot-changes.ts';

const settingOf: Readonly<Record<HintTopic, string>> = {
  loadPosition: settings.hintLoadPosition,
  defaults: settings.hintDefaults,
  unresolved: settings.hintUnresolved,
  ignored: settings.hintIgnored,
  globMatches: settings.hintGlobMatches,
};

/** Shows beside the text of manifests what is not written there. */
export function provideInlayHints(clients: Clients): vscode.Disposable {
  const changes = snapshotChanges(clients);
  const provider: vscode.InlayHintsProvider<Hint> = {
    onDidChangeInlayHints: changes.event,
    provideInlayHints: (document, range, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const own = vscode.workspace.getConfiguration(section, document);
        return client.service
          .inlayHints(view, path, ranges.span(path, range))
          .filter(({ topic }) => own.get<boolean>(settingOf[topic]) !== false)
          .map(hint => {
            const { offset } = hint;
            return new Hint(ranges.range(path, { start: offset, end: offset }).start, hint);
          });
      }),
    resolveInlayHint: hint => {
      // A plain text: names come from files that anybody may have written.
      hint.tooltip = hint.own.tooltip();
      return hint;
    },
  };
  return vscode.Disposable.from(changes, vscode.languages.registerInlayHintsProvider(allManifests, provider));
}

class Hint extends vscode.InlayHint {
  override paddingLeft = true;

  constructor(
    position: vscode.Position,
    readonly own: InlayHint,
  ) {
    super(position, own.label);
  }
}
