// `npm start [-- FOLDER]`: a real VS Code with this extension on a folder, or on a throw-away copy of the sample client.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root, tempDir, vscodeVersion } from './install.mjs';
import { startServer, workbenchUrl } from './server.mjs';

const scratch = tempDir('otmod-start-');
const folder = process.argv[2] ? path.resolve(process.argv[2]) : sampleCopy();
if (!fs.existsSync(folder)) {
  console.error(`there is no folder ${folder}`);
  process.exit(2);
}
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const desktop = desktopCode();
if (desktop) await runDesktop(desktop);
else await serve();

function sampleCopy() {
  const copy = path.join(scratch, 'sample-client');
  fs.cpSync(path.join(root, 'media', 'sample-client'), copy, { recursive: true });
  return copy;
}

/** The `code` of a desktop VS Code, where there is one and a display to show it. */
function desktopCode() {
  const shown = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!shown || process.env.VSCODE_START === 'browser') return undefined;
  const names = process.platform === 'win32' ? ['code.cmd', 'codium.cmd'] : ['code', 'codium', 'code-insiders'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap(each => names.map(name => path.join(each, name))).find(file => fs.existsSync(file));
}

async function runDesktop(executable) {
  console.log(`Opening ${folder} in ${executable}; this ends when the window is closed.`);
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder];
  // A shell, which "code.cmd" needs, takes words apart at their spaces.
  const shell = process.platform === 'win32';
  const words = [executable, ...args].map(word => (shell ? `"${word}"` : word));
  const child = spawn(words[0], words.slice(1), { stdio: 'inherit', shell });
  process.exitCode = await new Promise(resolve => child.once('exit', code => resolve(code ?? 1)));
  fs.rmSync(scratch, { recursive: true, force: true });
}

async function serve() {
  const extensionsDir = path.join(scratch, 'extensions');
  fs.mkdirSync(extensionsDir);
  // A link in the extensions folder is an installed extension; "Developer: Reload Window" picks up a new build.
  const link = path.join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  fs.symlinkSync(root, link, process.platform === 'win32' ? 'junction' : 'dir');
  const token = randomBytes(12).toString('hex');
  const dataDir = path.join(scratch, 'user');
  const server = await startServer({
    dataDir,
    extensionsDir,
    port: process.env.PORT ?? '8000-8019',
    host: process.env.HOST,
    token,
    git: true,
  });
  const address = workbenchUrl(server, folder, { token });
  console.log(`VS Code ${vscodeVersion()} with ${manifest.displayName} is at\n\n  ${address}\n\nCtrl+C ends it.`);
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, async () => {
      if (ending) return;
      ending = true;
      await server.stop();
      fs.rmSync(scratch, { recursive: true, force: true });
      process.exit(0);
    });
  }
  const code = await server.exited;
  if (ending) return;
  console.error(`the server ended with ${code}`);
  process.exit(1);
}
