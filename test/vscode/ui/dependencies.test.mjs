import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openSideBar, openWorkbench, runCommand, sample, shot } from './workbench.mjs';

/** The sample client where the console uses one module more at each moment. */
function uses(folder) {
  sample(folder);
  const file = path.join(folder, 'modules', 'game_console', 'console.lua');
  const text = fs
    .readFileSync(file, 'utf8')
    .replace('local lines = {}', 'local lines = { modules.client.isStarted() }')
    .replace('function init()', "function init()\n  modules.client_options.getOption('lines')")
    .replace('  table.insert', '  modules.game_minimap.reset()\n  table.insert');
  fs.writeFileSync(file, text);
}

test('below a module stands what it declares, and what it uses at load, in init and later', {
  timeout: 180_000,
}, async () => {
  const { page, close } = await openWorkbench({ fill: uses });
  try {
    await openSideBar(page);
    await page.getByRole('treeitem', { name: /^10 game_battle/ }).waitFor();
    await runCommand(page, 'OTClient Modules: Filter Modules');
    await page.locator('.quick-input-widget:visible input[type=text]').fill('game_console');
    await page.keyboard.press('Enter');
    const view = page.getByRole('tree', { name: 'Dependencies' });
    const line = name => view.getByRole('treeitem', { name, exact: true });
    const open = name => line(name).locator('.monaco-tl-twistie').click();
    // It is the only one.
    await view.locator('[role=treeitem][aria-setsize="1"]', { hasText: 'game_console' }).waitFor();
    await open('game_console, #8 · needs 1 · uses 3');
    await line('game_interface, #7 · needs 2').waitFor();
    await open('uses at load, 1 module');
    await open('uses in init, 1 module');
    await open('uses later, 1 module');
    await line('client_options, #6 · 1 use in init').waitFor();
    await line('game_minimap, not loaded · 1 use later').waitFor();
    await shot(page, 'uses');
    await line('client, #3 · 1 use at load').click();
    await page.locator('.monaco-editor .view-line', { hasText: 'modules.client.isStarted()' }).waitFor();
    await runCommand(page, 'OTClient Modules: Hide Later Uses');
    await line('uses later, 1 module').waitFor({ state: 'detached' });
    await line('uses in init, 1 module').waitFor();
  } finally {
    await close();
  }
});
