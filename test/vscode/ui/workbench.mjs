// A workbench in a browser, as a person sees it: the extension installed, a folder open.
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../harness/browser.mjs';
import { root, tempDir } from '../../harness/install.mjs';
import { startServer, workbenchUrl } from '../../harness/server.mjs';

const shots = path.join(root, 'out', 'screenshots');

/** Opens a folder that `fill` makes; close it with `close`. */
export async function openWorkbench({ fill, trust = false }) {
  fs.mkdirSync(shots, { recursive: true });
  const scratch = tempDir('otmod-ui-');
  const folder = path.join(scratch, 'workspace');
  fill(folder);
  const extensionsDir = path.join(scratch, 'extensions');
  fs.mkdirSync(extensionsDir);
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  fs.symlinkSync(root, path.join(extensionsDir, `${publisher}.${name}-${version}`), 'junction');
  const settings = { 'problems.showCurrentInStatus': true };
  const server = await startServer({ dataDir: path.join(scratch, 'user'), extensionsDir, trust, settings });
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(workbenchUrl(server, folder));
  await page.locator('.monaco-workbench').waitFor();
  const close = async () => {
    await browser.close();
    await server.stop();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, folder, close };
}

export function sample(folder) {
  fs.cpSync(path.join(root, 'media', 'sample-client'), folder, { recursive: true });
}

/** The sample client with a circle of three modules. */
export function circle(folder) {
  sample(folder);
  const file = path.join(folder, 'modules', 'client_styles', 'client_styles.otmod');
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text.replace('  scripts:', '  dependencies: [ client_options ]\n  scripts:'));
}

export async function openSideBar(page) {
  await page.locator('.activitybar').getByRole('tab', { name: 'OTClient' }).click();
}

export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget:visible input[type=text]');
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

export async function shot(page, name) {
  await page.screenshot({ path: path.join(shots, `${name}.png`) });
}
