import test from 'node:test';
import { openSideBar, openWorkbench, sample, shot } from './workbench.mjs';

test('the lines above a name lead to who needs the module, and to its place', { timeout: 180_000 }, async () => {
  const { page, close } = await openWorkbench({ fill: sample });
  try {
    await openSideBar(page);
    await page.getByRole('treeitem', { name: /^5 client_topmenu, / }).click();
    await page.locator('.codelens-decoration a', { hasText: '2 modules need this' }).click();
    await page.locator('.peekview-widget').waitFor();
    await page.locator('.peekview-widget').getByText('client_options.otmod').first().waitFor();
    await shot(page, 'needed-by');
    await page.keyboard.press('Escape');
    const other = page.getByRole('treeitem', { name: /^1 corelib, / });
    await other.click({ modifiers: ['Alt'] });
    await page.getByRole('tab', { name: /client_topmenu.otmod/ }).click();
    await page.locator('.codelens-decoration a', { hasText: '#5 in the load order' }).click();
    await page.locator('.monaco-list-row.selected', { hasText: 'client_topmenu' }).waitFor();
    await shot(page, 'place-in-load-order');
  } finally {
    await close();
  }
});
