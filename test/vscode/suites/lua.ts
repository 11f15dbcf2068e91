import * as vscode from 'vscode';
import { edit, equal, file, ready, revert } from './support.ts';

/** Modules and their members where Lua names them. */
export function lua(): void {
  suite('members of modules in Lua', () => {
    const battle = () => vscode.workspace.openTextDocument(file('modules/game_battle/battle.lua'));

    test('modules and members are offered while the script does not parse', async () => {
      await ready();
      const document = await battle();
      await edit(document, 'creatures = {}\n', 'creatures = {}\nif modules.\n');
      const modules = await offered(document, 'if modules.', '.');
      const health = modules.find(it => it.startsWith('game_healthinfo'));
      equal(/^game_healthinfo #\d+ Health and mana of the player$/.test(health ?? ''), true);
      await edit(document, 'if modules.\n', 'if modules.game_healthinfo.\n');
      equal(await offered(document, 'if modules.game_healthinfo.', '.'), [
        'getPercent modules/game_healthinfo/healthinfo.lua:16 ()',
        'init modules/game_healthinfo/healthinfo.lua:3 ()',
        'onHealthChange modules/game_healthinfo/healthinfo.lua:12 (player)',
        'terminate modules/game_healthinfo/healthinfo.lua:8 ()',
      ]);
      await revert(document);
    });

    test('a member leads to where it is made, and tells who uses it', async () => {
      await ready();
      const document = await battle();
      const links = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        placeOf(document, 'getPercent'),
      );
      const shown = links.map(it =>
        'targetUri' in it ? [it.targetUri.path, it.targetRange.start.line] : [it.uri.path, it.range.start.line],
      );
      equal(shown, [[file('modules/game_healthinfo/healthinfo.lua').path, 15]]);
      const [hover] = await hoversAt(document, 'getPercent');
      equal(hover?.includes('function modules.game_healthinfo.getPercent()'), true);
      equal(hover?.includes('Used by 1 module: `game_battle`.'), true);
      const [card] = await hoversAt(document, 'game_healthinfo.get');
      equal(card?.includes('Health and mana of the player'), true);
    });

    test('the arguments of a member have help', async () => {
      await ready();
      const document = await battle();
      await edit(document, 'creatures = {}\n', 'creatures = {}\nmodules.game_healthinfo.onHealthChange(\n');
      const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
        'vscode.executeSignatureHelpProvider',
        document.uri,
        behind(document, 'onHealthChange('),
        '(',
      );
      equal(
        help.signatures.map(it => it.label),
        ['onHealthChange(player)'],
      );
      equal(help.activeParameter, 0);
      await revert(document);
    });

    test('a member is found and renamed in scripts and handlers of all modules', async () => {
      await ready();
      const document = await battle();
      const at = placeOf(document, 'getPercent');
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        at,
      );
      const wanted = [
        'game_battle/battle.lua:21',
        'game_healthinfo/healthbar.otui:2',
        'game_healthinfo/healthinfo.lua:15',
      ];
      equal(found.map(it => `${shortPath(it.uri)}:${it.range.start.line}`).sort(), wanted);
      const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'getShare',
      );
      const edits = made.entries().flatMap(([uri, list]) => list.map(it => `${shortPath(uri)}:${it.range.start.line}`));
      equal(edits.sort(), wanted);
      const refused = await vscode.commands
        .executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, 'init')
        .then(
          () => 'nothing was refused',
          error => String(error instanceof Error ? error.message : error),
        );
      equal(refused.includes('has a member "init" already'), true);
    });
  });
}

/** Label, detail and signature of what is offered behind a text. */
async function offered(document: vscode.TextDocument, text: string, trigger: string): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    behind(document, text),
    trigger,
  );
  // Words of the document are offered by the editor itself.
  return list.items.flatMap(({ label, detail }) =>
    typeof label === 'string'
      ? []
      : [[label.label, label.description, detail, label.detail].filter(it => it).join(' ')],
  );
}

async function hoversAt(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    placeOf(document, text),
  );
  return hovers.flatMap(it => it.contents.map(part => (typeof part === 'string' ? part : part.value)));
}

function shortPath(uri: vscode.Uri): string {
  return uri.path.split('/').slice(-2).join('/');
}

function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`"${text}" is not in ${document.uri}`);
  return document.positionAt(at + 1);
}

function behind(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.offsetAt(placeOf(document, text)) - 1 + text.length);
}
