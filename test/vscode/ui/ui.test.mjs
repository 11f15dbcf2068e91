import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { circle, openSideBar, openWorkbench, runCommand, sample, shot } from './workbench.mjs';

const limit = { timeout: 180_000 };

test('the side bar shows the load order, a click opens the manifest, the light-bulb mends it', limit, async () => {
  const { page, close } = await openWorkbench({ fill: sample });
  try {
    await openSideBar(page);
    const minimap = page.getByRole('treeitem', { name: /game_minimap, dependency/ });
    await minimap.waitFor();
    await page.getByRole('treeitem', { name: /^4 client_styles, load-later of client/ }).waitFor();
    await page.locator('.statusbar').getByText('mehah').waitFor();
    await minimap.click();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Shift+M');
    await page.getByRole('treeitem', { name: /No module is called "game_intreface"/ }).waitFor();
    await shot(page, 'load-order');
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.monaco-editor .view-line', { hasText: 'game_intreface' }).click();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget', { hasText: 'Write "game_interface"' }).waitFor();
    await shot(page, 'light-bulb');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line', { hasText: '- game_interface' }).waitFor();
    await page.getByRole('treeitem', { name: /^11 game_minimap, load-later of game_interface/ }).waitFor();
  } finally {
    await close();
  }
});

test('a cycle is marked on every line of it', limit, async () => {
  const { page, close } = await openWorkbench({ fill: circle });
  try {
    await openSideBar(page);
    await page
      .getByRole('treeitem', { name: /client_styles, / })
      .first()
      .click();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Shift+M');
    const row = page.getByRole('treeitem', { name: /depend on each other \(client_options/ });
    await row.first().waitFor();
    await shot(page, 'cycle');
    assert.ok((await row.count()) >= 1);
  } finally {
    await close();
  }
});

test('an untrusted folder is read and checked', limit, async () => {
  const { page, close } = await openWorkbench({ fill: sample, trust: true });
  try {
    await openSideBar(page);
    await page.locator('.statusbar').getByText('Restricted Mode').waitFor();
    await page.getByRole('treeitem', { name: /^10 game_battle/ }).waitFor();
    await page.keyboard.press('Control+Shift+M');
    await page.getByRole('treeitem', { name: /No module is called "game_intreface"/ }).waitFor();
    await shot(page, 'untrusted');
  } finally {
    await close();
  }
});

test('a folder without modules is welcomed, and the dependencies can be turned and filtered', limit, async () => {
  const { page, folder, close } = await openWorkbench({ fill: each => fs.mkdirSync(each) });
  try {
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'nothing here yet\n');
    await openSideBar(page);
    // The extension starts with its view.
    await page.getByRole('button', { name: 'Open Sample Workspace' }).waitFor();
    await shot(page, 'welcome');
    sample(folder);
    await page.getByRole('treeitem', { name: /^10 game_battle/ }).waitFor();
    await runCommand(page, 'OTClient Modules: Show What Needs Each Module');
    await page.getByRole('treeitem', { name: /^client_topmenu, #5 · needed by 2/ }).waitFor();
    await runCommand(page, 'OTClient Modules: Filter Modules');
    const input = page.locator('.quick-input-widget:visible input[type=text]');
    await input.fill('topmenu');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: /^gamelib/ }).waitFor({ state: 'detached' });
    await shot(page, 'dependencies');
  } finally {
    await close();
  }
});
