import * as vscode from 'vscode';
import { edit, equal, file, fixes, problems, ready, revert, until, untilProblems } from './support.ts';

const write = (path: string, text: string) => vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
const manifest = (name: string, version: string, more = '') =>
  `{\n  "name": "${name}",\n  "version": "${version}"${more}\n}\n`;
const asking = (range: string) => `,\n  "dependencies": { "physics": "${range}" }`;

/** Versions that are chosen, and those that cannot be. */
export function resolving(): void {
  suite('resolving versions', () => {
    const hud = () => file('modules/hud/hud.otmod.jsonc');
    const boss = () => file('modules/boss/boss.otmod.jsonc');
    const lock = () => file('otmodules.lock');
    const untilOffered = async (count: number) => {
      const { clients } = await ready();
      const offered = () => clients.all[0].view?.snapshot.candidates.all.length === count;
      await until(offered, vscode.languages.onDidChangeDiagnostics, listener => {
        const off = clients.onDidChange(() => listener(undefined));
        return { dispose: () => off.dispose() };
      });
    };

    suiteSetup(async () => {
      await ready();
      for (const version of ['2.4.0', '3.0.0'])
        await write(`.otmodules/store/physics/${version}/physics.otmod.jsonc`, manifest('physics', version));
      await write('modules/hud/hud.otmod.jsonc', manifest('hud', '2.1.0', asking('^2.0.0')));
      await write('modules/boss/boss.otmod.jsonc', manifest('boss', '1.0.0', asking('^3.0.0')));
      await untilOffered(2);
    });

    suiteTeardown(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      for (const path of ['modules/hud', 'modules/boss', '.otmodules'])
        await vscode.workspace.fs.delete(file(path), { recursive: true });
    });

    test('every line of a conflict is marked and leads to the others', async () => {
      const document = await vscode.workspace.openTextDocument(hud());
      await untilProblems(hud(), ['error[version-conflict] "physics": "^2.0.0"'], document);
      await untilProblems(boss(), ['error[version-conflict]']);
      const [found] = vscode.languages.getDiagnostics(hud());
      const [related] = found.relatedInformation ?? [];
      equal(related?.location.uri.path, boss().path);
      equal(related?.location.range.start.line, 3);
    });

    test('the light-bulb offers ways out that were tried, which hover then shows as well', async () => {
      const document = await vscode.workspace.openTextDocument(hud());
      const offered = await fixes(document, '"physics"');
      const title = 'Widen "physics" in hud to "^2.0.0 || ^3.0.0" (physics 3.0.0, nothing else moves)';
      const fix = offered.find(it => it.title === title);
      const at = document.positionAt(document.getText().indexOf('"physics"') + 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', hud(), at);
      const shown = hovers.flatMap(it => it.contents.map(each => (typeof each === 'string' ? each : each.value)));
      equal(
        shown.some(it => it.includes('CONFLICT  physics') && it.includes('Verified fixes:')),
        true,
      );
      if (!fix?.edit) throw new Error(`not offered, but ${offered.map(it => it.title).join(', ')}`);
      await vscode.workspace.applyEdit(fix.edit);
      // What is stored only is still told, for information: the module manager takes it from there.
      await untilProblems(hud(), ['information[version-mismatch]']);
      await untilProblems(boss(), ['information[version-mismatch]']);
    });

    test('the last phase of the load order is that of the module manager', async () => {
      const { clients } = await ready();
      const [client] = clients.all;
      const view = await client.fresh();
      const phase = view && client.service.loadOrder(view).find(it => it.id === 'manager');
      equal(phase?.kind === 'phase' && phase.children.map(it => it.kind === 'module' && [it.name, it.detail]), [
        ['boss', 'module 1.0.0'],
        ['hud', 'module 2.1.0'],
      ]);
    });

    test('a lock is read when it comes, changes and goes on disk', async () => {
      await vscode.workspace.fs.writeFile(lock(), new TextEncoder().encode('{ "modules": { "physics": "9.0.0" } }\n'));
      await untilProblems(lock(), ['warning[locked-version]']);
      const document = await vscode.workspace.openTextDocument(lock());
      const titles = (await fixes(document, '9.0.0')).map(it => it.title);
      equal(titles.slice(0, 2), ['Lock "physics" to 3.0.0', 'Take "physics" out of the lock']);
      await vscode.workspace.fs.writeFile(lock(), new TextEncoder().encode('{ "modules": 1 }\n'));
      await untilProblems(lock(), ['error[lock-file]']);
      await vscode.workspace.fs.delete(lock());
      await untilProblems(lock(), []);
    });

    test('an order that the client does not honour', async () => {
      const beside = file('modules/game_battle/game_battle.otmod.jsonc');
      const text = manifest('game_battle', '1.0.0', ',\n  "loadBefore": ["corelib"]');
      await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(text));
      const isTold = () => problems(beside).includes('warning[order-not-honoured]');
      await until(isTold, vscode.languages.onDidChangeDiagnostics);
      const document = await vscode.workspace.openTextDocument(beside);
      await edit(document, 'loadBefore', 'loadAfter');
      await until(() => !isTold(), vscode.languages.onDidChangeDiagnostics);
      await revert(document);
      await vscode.workspace.fs.delete(beside);
      await untilProblems(beside, []);
    });
  });
}
