import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openSideBar, openWorkbench, sample, shot } from './workbench.mjs';

const limit = { timeout: 180_000 };

test('the menu of a module proposes a version with its reasons, and writes and stores it', limit, async () => {
  const { page, folder, close } = await openWorkbench({ fill: withStored });
  try {
    await openSideBar(page);
    const module = page.getByRole('treeitem', { name: /^\d+ game_battle, / });
    const proposed = page.locator('.quick-input-list .monaco-list-row').first();
    // A view that is drawn anew takes its menu away: what lies in the store must have been read.
    await page.locator('[id="status.problems"]', { hasText: /1\s*1/ }).waitFor();
    await fromMenu(page, module, 'Bump Version');
    await proposed.filter({ hasText: '2.0.0' }).filter({ hasText: 'major, proposed' }).waitFor();
    await proposed.filter({ hasText: 'since 1.0.0: "isInPeril" is gone; "isInDanger" is new' }).waitFor();
    await shot(page, 'bump-version');
    await page.keyboard.press('Enter');
    const line = page.locator('.monaco-editor .view-line', { hasText: 'version: 2.0.0' });
    await line.first().waitFor();
    await page.keyboard.press('Control+S');
    await page.getByRole('tab', { name: /game_battle\.otmod/ }).waitFor();
    await fromMenu(page, module, 'Store Version');
    await page.getByText('game_battle 2.0.0 was stored in .otmodules/store/game_battle/2.0.0.').first().waitFor();
    const stored = path.join(folder, '.otmodules', 'store', 'game_battle', '2.0.0', 'game_battle.otmod');
    assert.equal(fs.readFileSync(stored, 'utf8').includes('version: 2.0.0'), true);
  } finally {
    await close();
  }
});

async function fromMenu(page, line, command) {
  await line.click({ button: 'right' });
  // A menu takes no click in its first moments.
  await page.getByRole('menuitem', { name: command }).hover();
  await page.keyboard.press('Enter');
}

/** The sample client, in which one module was stored before one of its functions got another name. */
function withStored(folder) {
  sample(folder);
  const own = path.join(folder, 'modules', 'game_battle');
  const manifest = path.join(own, 'game_battle.otmod');
  fs.writeFileSync(manifest, `${fs.readFileSync(manifest, 'utf8')}  version: 1.0.0\n`);
  const stored = path.join(folder, '.otmodules', 'store', 'game_battle', '1.0.0');
  fs.cpSync(own, stored, { recursive: true });
  fs.cpSync(own, path.join(stored, '..', 'newest'), { recursive: true });
  const lua = path.join(stored, 'battle.lua');
  fs.writeFileSync(lua, fs.readFileSync(lua, 'utf8').replace('isInDanger', 'isInPeril'));
}
