import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openSideBar, openWorkbench, sample, shot } from './workbench.mjs';

const limit = { timeout: 180_000 };

test('F2 in an advanced manifest renames the module in every file, and its own files', limit, async () => {
  const { page, folder, close } = await openWorkbench({ fill: withAdvanced });
  try {
    await openSideBar(page);
    await page.getByRole('treeitem', { name: /^\d+ game_healthinfo, / }).waitFor();
    await openFile(page, 'game_healthinfo.otmod.jsonc');
    await rename(page, '"name": "game_healthinfo"', 'game_vitals', 'Enter');
    await page.getByRole('treeitem', { name: /^\d+ game_vitals, / }).waitFor();
    await page.getByRole('tab', { name: /game_vitals\.otmod\.jsonc/ }).waitFor();
    await line(page, '"name": "game_vitals"').waitFor();
    await shot(page, 'renamed');
    const own = path.join(folder, 'modules', 'game_vitals');
    assert.deepEqual(fs.readdirSync(own).sort(), [
      'game_vitals.otmod',
      'game_vitals.otmod.jsonc',
      'healthbar.otui',
      'healthinfo.lua',
    ]);
    assert.equal(fs.existsSync(path.join(folder, 'modules', 'game_healthinfo')), false);
    await openFile(page, 'battle.lua');
    await line(page, 'modules.game_vitals').first().waitFor();
    assert.equal(await line(page, 'game_healthinfo').count(), 0);
  } finally {
    await close();
  }
});

test('a rename can be looked at before it is made: all of it is ticked', limit, async () => {
  const { page, folder, close } = await openWorkbench({ fill: withAdvanced });
  try {
    await openSideBar(page);
    await page.getByRole('treeitem', { name: /^\d+ game_healthinfo, / }).click();
    await rename(page, 'name: game_healthinfo', 'game_vitals', 'Control+Enter');
    const preview = page.locator('.bulk-edit-panel');
    await preview.locator('[aria-label^="Renaming modules/game_healthinfo to modules/game_vitals"]').waitFor();
    await preview.locator('[aria-label="modules/game_battle/battle.lua, making text edits"]').waitFor();
    assert.ok((await preview.locator('.edit-checkbox').count()) > 4);
    assert.equal(await preview.locator('.edit-checkbox:not(.checked)').count(), 0);
    await shot(page, 'rename-preview');
    assert.equal(fs.existsSync(path.join(folder, 'modules', 'game_healthinfo')), true);
    await preview.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('treeitem', { name: /^\d+ game_vitals, / }).waitFor();
    assert.equal(fs.existsSync(path.join(folder, 'modules', 'game_vitals', 'game_vitals.otmod.jsonc')), true);
    await openFile(page, 'battle.lua');
    await line(page, 'modules.game_vitals').first().waitFor();
    assert.equal(await line(page, 'game_healthinfo').count(), 0);
  } finally {
    await close();
  }
});

/** The sample client, in which one module has an advanced manifest as well. */
function withAdvanced(folder) {
  sample(folder);
  const file = path.join(folder, 'modules', 'game_healthinfo', 'game_healthinfo.otmod.jsonc');
  fs.writeFileSync(file, '{\n  "name": "game_healthinfo",\n  "version": "1.0.0"\n}\n');
}

async function openFile(page, name) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget:visible input[type=text]').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: new RegExp(name.replaceAll('.', '\\.')) }).waitFor();
}

function line(page, text) {
  return page.locator('.monaco-editor .view-line', { hasText: text });
}

/** Renames what a line ends with, but for a closing quote or comma. */
async function rename(page, text, name, key) {
  await line(page, text).click();
  await page.keyboard.press('End');
  if (text.endsWith('"')) for (const _ of '",') await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill(name);
  await page.keyboard.press(key);
}
