import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names.ts';
import { edit, equal, file, ready, revert } from './support.ts';

/** Going from place to place. */
export function navigation(): void {
  suite('going from place to place', () => {
    const open = (path: string) => vscode.workspace.openTextDocument(file(path));
    const ask = <T>(command: string, ...rest: readonly unknown[]) =>
      vscode.commands.executeCommand<T>(`vscode.execute${command}`, ...rest);
    const at = (document: vscode.TextDocument, text: string) =>
      document.positionAt(document.getText().indexOf(text) + 1);

    /** `path:line:character` of each place that is gone to from a text, lines from 1. */
    async function definitions(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
      const links = await ask<vscode.LocationLink[]>('DefinitionProvider', document.uri, at(document, text));
      return links.map(({ targetUri, targetRange: { start } }) => {
        return `${vscode.workspace.asRelativePath(targetUri)}:${start.line + 1}:${start.character}`;
      });
    }

    test('modules, scripts and functions are found from a manifest', async () => {
      await ready();
      const options = await open('modules/client_options/client_options.otmod');
      equal(await definitions(options, 'client_topmenu'), ['modules/client_topmenu/client_topmenu.otmod:2:8']);
      equal(await definitions(options, 'options\n  @onLoad'), ['modules/client_options/options.lua:1:0']);
      equal(await definitions(options, 'init()'), ['modules/client_options/options.lua:4:9']);
      equal(await definitions(options, 'client_options'), ['modules/client_options/client_options.otmod:2:8']);
    });

    test('scripts and a website that was typed a moment ago are links', async () => {
      await ready();
      const options = await open('modules/client_options/client_options.otmod');
      await edit(options, '  sandboxed', '  website: https://example.com/a?b=c\n  sandboxed');
      const links = await ask<vscode.DocumentLink[]>('LinkProvider', options.uri);
      const own = links.map(({ range, target }) => `${options.getText(range)} → ${target?.toString(true)}`);
      equal(own, [
        'https://example.com/a?b=c → https://example.com/a?b=c',
        `options → ${file('modules/client_options/options.lua').toString(true)}`,
      ]);
      await revert(options);
    });

    test('lines above the name count who needs it, and can be switched off', async () => {
      await ready();
      const corelib = await open('modules/corelib/corelib.otmod');
      const lenses = () => ask<vscode.CodeLens[]>('CodeLensProvider', corelib.uri, 9);
      const titles = async () => (await lenses()).map(it => it.command?.title);
      equal(await titles(), ['1 module needs this', '#1 in the load order']);
      const settings = vscode.workspace.getConfiguration('otclientModules');
      await settings.update('codeLens', false, vscode.ConfigurationTarget.Global);
      equal(await titles(), []);
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
      equal((await titles()).length, 2);
    });

    test('a click on them shows the places, and the module in the load order', async () => {
      await ready();
      const corelib = await open('modules/corelib/corelib.otmod');
      const editor = await vscode.window.showTextDocument(corelib);
      const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', corelib.uri, 9);
      for (const { command } of lenses) {
        equal(command !== undefined, true);
        if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      }
      equal(vscode.window.activeTextEditor === editor || vscode.window.visibleTextEditors.includes(editor), true);
      await vscode.commands.executeCommand(commands.showLoadOrder);
    });

    test('the outline is Module, its keys and their items', async () => {
      await ready();
      const options = await open('modules/client_options/client_options.otmod');
      const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', options.uri);
      equal(
        symbols.map(it => [it.name, it.detail, it.kind]),
        [['Module', 'client_options', vscode.SymbolKind.Module]],
      );
      equal(
        symbols[0]?.children.find(it => it.name === 'scripts')?.children.map(it => [it.name, it.kind]),
        [['options', vscode.SymbolKind.File]],
      );
      const styles = await open('modules/client_styles/styles/buttons.otui');
      const widgets = await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', styles.uri);
      equal(
        widgets.map(it => `${it.name} ${it.detail}`),
        ['SampleButton < UIButton', 'TopMenuButton < SampleButton'],
      );
    });

    test('modules are found by a few letters of their names', async () => {
      await ready();
      const symbols = await ask<vscode.SymbolInformation[]>('WorkspaceSymbolProvider', 'gmbat');
      const own = symbols.filter(it => it.kind === vscode.SymbolKind.Module);
      equal(
        own.map(it => `${it.name} ${it.containerName}`),
        ['game_battle modules/game_battle'],
      );
    });

    test('lists are folded, selections grow, names are marked', async () => {
      await ready();
      const options = await open('modules/client_options/client_options.otmod');
      const folds = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', options.uri);
      equal(
        folds.map(it => [it.start, it.end]),
        [
          [0, 10],
          [5, 6],
          [7, 8],
        ],
      );
      const position = at(options, 'client_topmenu');
      const [first] = await ask<vscode.SelectionRange[]>('SelectionRangeProvider', options.uri, [position]);
      const grown: string[] = [];
      for (let range: vscode.SelectionRange | undefined = first; range; range = range.parent)
        grown.push(options.getText(range.range));
      // The editor adds steps of its own.
      const steps = ['client_topmenu', '- client_topmenu', 'dependencies:\n    - client_topmenu'];
      equal(
        grown.filter(it => steps.includes(it)),
        steps,
      );
      const marks = await ask<vscode.DocumentHighlight[]>('DocumentHighlights', options.uri, position);
      equal(
        marks.map(it => options.getText(it.range)),
        ['client_topmenu'],
      );
    });
  });
}
