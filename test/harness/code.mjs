#!/usr/bin/env node
// Stands in for the VS Code desktop executable: takes the switches that @vscode/test-electron passes, runs the tests in
// the extension host of the VS Code from npm, and exits with their status.
import fs from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { launchBrowser } from './browser.mjs';
import { tempDir } from './install.mjs';
import { remoteUri, startServer, workbenchUrl } from './server.mjs';

const options = {};
const extensions = [];
const folders = [];
for (const word of process.argv.slice(2)) {
  const [, name, value = true] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  if (name === undefined) folders.push(word);
  else if (name === 'extensionDevelopmentPath') extensions.push(value);
  else options[name] = value;
}
const noise =
  /^(\[[\w:. -]+\] |Ignoring fetching additional|Updating additional builtin|Creating a socket|Resolv(ing|ed) connection token|Extension host \(|rejected promise not handled|stack trace: |.*(ERR|ERROR).*(Canceled|chat|gallery))/;
const verbose = Boolean(process.env.HARNESS_VERBOSE);
const longest = Number(process.env.HARNESS_TIMEOUT_MS ?? 180_000);

const scratch = tempDir();
const server = await startServer({
  dataDir: typeof options['user-data-dir'] === 'string' ? options['user-data-dir'] : path.join(scratch, 'data'),
  extensionsDir:
    typeof options['extensions-dir'] === 'string' ? options['extensions-dir'] : path.join(scratch, 'extensions'),
  trust: options['disable-workspace-trust'] === undefined,
  testDriver: true,
  onLog: verbose ? text => process.stderr.write(text) : undefined,
});
let browser;
const cleanUp = async () => {
  await browser?.close().catch(() => {});
  await server.stop();
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => cleanUp().then(() => process.exit(130)));
let status = 1;
try {
  browser = await launchBrowser();
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions });
  status = await runTests(await context.newPage());
} catch (error) {
  console.error('harness:', error.message);
  if (!verbose) console.error(server.log().slice(-4000));
} finally {
  await cleanUp();
}
process.exit(status);

/** Opens the workbench, which runs the tests and calls two functions of the page: one for its log, one at the end. */
async function runTests(page) {
  const done = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no result after ${longest} ms`)), longest);
    page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = util.format(...args);
      if (verbose || !noise.test(line)) (type === 'error' ? console.error : console.log)(line);
    });
    page.exposeFunction('codeAutomationExit', code => {
      clearTimeout(timer);
      resolve(code);
    });
    page.on('crash', () => reject(new Error('the page crashed')));
    server.exited.then(code => reject(new Error(`the server ended with ${code}`)));
  });
  done.catch(() => {});
  const payload = extensions.map(folder => ['extensionDevelopmentPath', remoteUri(server, folder)]);
  if (options.extensionTestsPath) payload.push(['extensionTestsPath', remoteUri(server, options.extensionTestsPath)]);
  await page.goto(workbenchUrl(server, folders[0], { payload }));
  return done;
}
