import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names.ts';
import { edit, equal, file, fixes, ready, revert, untilProblems } from './support.ts';

/** Hearing no more of what is found. */
export function suppressing(): void {
  suite('silencing findings', () => {
    const minimap = () => file('modules/game_minimap/game_minimap.otmod');
    const found = 'error[unknown-module] game_intreface';

    test('the light-bulb suppresses a finding, and the comment is found once the finding is mended', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      await untilProblems(document.uri, [found], document);
      const actions = await fixes(document, 'game_intreface', 'quickfix');
      const titles = actions.map(it => it.title);
      equal(titles.slice(-2), ['Suppress "unknown-module" for this line', 'Turn "unknown-module" off in the settings']);
      equal(titles.slice(0, 1), ['Write "game_interface"']);
      const suppress = actions.find(it => it.title.startsWith('Suppress'));
      equal(suppress?.isPreferred ?? false, false);
      equal(await vscode.workspace.applyEdit(suppress?.edit ?? new vscode.WorkspaceEdit()), true);
      equal(document.getText().includes('    // otmod-disable-next-line unknown-module\n    - game_intreface\n'), true);
      await untilProblems(document.uri, []);
      await edit(document, 'game_intreface', 'game_interface');
      await untilProblems(
        document.uri,
        ['hint[unused-suppression] // otmod-disable-next-line unknown-module'],
        document,
      );
      const remove = (await fixes(document, 'otmod-disable-next-line', 'quickfix')).find(it =>
        it.title.startsWith('Remove'),
      );
      equal(await vscode.workspace.applyEdit(remove?.edit ?? new vscode.WorkspaceEdit()), true);
      equal(document.getText().includes('otmod-disable'), false);
      await untilProblems(document.uri, []);
      await revert(document);
      await untilProblems(document.uri, [found], document);
    });

    test('where no comment can do it, the setting is offered alone, and turns the check off', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      await edit(document, '  scripts:', '\tscripts:');
      await untilProblems(document.uri, [found, 'error[tab-indentation] \t'], document);
      const actions = await fixes(document, '\tscripts:', 'quickfix');
      equal(
        actions.some(it => it.title.startsWith('Suppress')),
        false,
      );
      const off = actions.find(it => it.title === 'Turn "tab-indentation" off in the settings')?.command;
      equal(off?.command, commands.turnOffCheck);
      await vscode.commands.executeCommand(off?.command ?? '', ...(off?.arguments ?? []));
      await untilProblems(document.uri, [found], document);
      const own = vscode.workspace.getConfiguration('otclientModules');
      equal(own.inspect('checks')?.workspaceValue, { 'tab-indentation': 'off' });
      await own.update('checks', undefined, vscode.ConfigurationTarget.Workspace);
      await untilProblems(document.uri, [found, 'error[tab-indentation] \t'], document);
      await edit(document, '\tscripts:', '  scripts:');
      await untilProblems(document.uri, [found], document);
      await revert(document);
    });

    test('what is found in Lua is mended and silenced there', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(file('init.lua'));
      await edit(document, "ensureModuleLoaded('client')", "ensureModuleLoaded('clinet')");
      const unknown = 'error[unknown-boot-module] clinet';
      await untilProblems(document.uri, [unknown], document);
      const actions = await fixes(document, 'clinet', 'quickfix');
      equal(
        actions.map(it => it.title),
        [
          'Write "client"',
          'Suppress "unknown-boot-module" for this line',
          'Turn "unknown-boot-module" off in the settings',
        ],
      );
      equal(await vscode.workspace.applyEdit(actions[1].edit ?? new vscode.WorkspaceEdit()), true);
      equal(
        document
          .getText()
          .includes("\n-- otmod-disable-next-line unknown-boot-module\ng_modules.ensureModuleLoaded('cl"),
        true,
      );
      await untilProblems(document.uri, []);
      await edit(document, 'clinet', 'client');
      const unused = '-- otmod-disable-next-line unknown-boot-module';
      await untilProblems(document.uri, [`hint[unused-suppression] ${unused}`], document);
      equal((await fixes(document, unused, 'quickfix'))[0].title, 'Remove the comment');
      await revert(document);
      await untilProblems(document.uri, []);
    });

    test('a comment for nothing is found in widgets, and removed', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(file('modules/client_styles/styles/buttons.otui'));
      const comment = '// otmod-disable-next-line unknown-module';
      const [first] = document.getText().split('\n');
      await edit(document, first, `${comment}\n${first}`);
      await untilProblems(document.uri, [`hint[unused-suppression] ${comment}`], document);
      const [remove] = await fixes(document, comment, 'quickfix');
      equal(await vscode.workspace.applyEdit(remove.edit ?? new vscode.WorkspaceEdit()), true);
      equal(document.getText().startsWith(first), true);
      await untilProblems(document.uri, []);
      await revert(document);
    });

    test('what has no effect is removed after a look', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      await edit(document, '  sandboxed: true\n', '  sandboxed: true\n  autoload-priority: 5\n');
      const actions = await fixes(document, 'Module', 'source');
      const titles = actions.map(it => it.title).filter(it => it.startsWith('Remove what'));
      equal(titles, ['Remove what has no effect: "autoload-priority"']);
      await revert(document);
      await untilProblems(document.uri, [found], document);
    });
  });
}
