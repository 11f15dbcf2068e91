import * as vscode from 'vscode';
import { generatedWidgets } from '../../support/generate.ts';
import { equal, file, ready, until } from './support.ts';

/** Not a test but a measurement, of the generated client that `run.mjs measure` opens; it prints and always passes. */
export function measure(): void {
  suite('a client of 1,000 modules', () => {
    test('is opened, read and checked', async () => {
      const { clients, activation } = await ready();
      const lag = watchLag();
      const start = performance.now();
      await clients.rescan();
      const time = performance.now() - start;
      console.log(`    activation ${activation.toFixed(1)} ms (bar 50 ms)`);
      console.log(`    from a look at the folder to order and problems ${time.toFixed(0)} ms (bar 1000 ms)`);
      console.log(`    longest time in which nothing else could run ${lag.stop().toFixed(0)} ms (bar 50 ms)`);
      equal(clients.all.length, 1);
    });

    test('follows a keystroke', async () => {
      const { clients } = await ready();
      const uri = file('modules/game_m00123/game_m00123.otmod');
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      const lag = watchLag();
      const times: number[] = [];
      for (let i = 0; i < 20; i++) {
        const before = clients.all[0].view;
        const start = performance.now();
        await editor.edit(edit => edit.insert(document.positionAt(document.getText().indexOf('Generated')), 'x'));
        await until(
          () => clients.all[0].view !== before,
          listener => clients.onDidChange(() => listener(undefined)),
        );
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      console.log(`    keystroke to view, typing rest of 120 ms included, median ${times[10].toFixed(0)} ms`);
      console.log(`    longest time in which nothing else could run ${lag.stop().toFixed(0)} ms (bar 50 ms)`);
    });

    test('shows long lists, and formats', async () => {
      const { clients } = await ready();
      const own = file('modules/gamelib/gamelib.otmod');
      const far = file('modules/game_m00999/game_m00999.otmod');
      const path = file('modules/gamelib/widgets.otui');
      await vscode.workspace.fs.writeFile(path, new TextEncoder().encode(generatedWidgets(62_000)));
      const document = await vscode.workspace.openTextDocument(path);
      await vscode.languages.setTextDocumentLanguage(document, 'otml');
      await clients.fresh(path);
      const { executeCommand } = vscode.commands;
      const asked: Readonly<Record<string, () => Thenable<unknown>>> = {
        'Load Order': () => executeCommand('otclientModules.loadOrder.focus'),
        'a module in it': () => executeCommand('otclientModules.showLoadOrder', far),
        Dependencies: () => executeCommand('otclientModules.dependencies.focus'),
        'the other way round': () => executeCommand('otclientModules.dependencies.showNeededBy'),
        'the dependents of one': () => executeCommand('otclientModules.showDependents', own),
        'formatting of a long file': () => executeCommand('vscode.executeFormatDocumentProvider', path, {}),
        'names of modules': () => executeCommand('vscode.executeWorkspaceSymbolProvider', 'game'),
      };
      for (const [what, ask] of Object.entries(asked)) {
        const lag = watchLag();
        await ask();
        console.log(
          `    ${what}: longest time in which nothing else could run ${lag.stop().toFixed(0)} ms (bar 50 ms)`,
        );
      }
      await executeCommand('otclientModules.dependencies.showNeeds');
    });
  });
}

/** How long the extension host was held at a time, as a timer sees it. */
function watchLag(): { stop(): number } {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}
