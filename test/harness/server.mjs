// A real VS Code server with its workbench, started for one run.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled, here, nodePath, tempDir, vscodeRoot } from './install.mjs';

/** User settings that keep a run quiet and quick. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'chat.agentHost.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** Writes the user settings of a run: whether folders must be trusted first, whether git looks at them. */
export function writeSettings(dataDir, { trust = false, git = false, settings = {} } = {}) {
  const file = path.join(dataDir, 'User', 'settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const asked = {
    'git.enabled': git,
    'security.workspace.trust.enabled': trust,
    'security.workspace.trust.startupPrompt': 'never',
  };
  fs.writeFileSync(file, JSON.stringify({ ...quietSettings, ...asked, ...settings }, null, 2));
}

/**
 * @param {{dataDir: string, extensionsDir?: string, host?: string, port?: number | string, token?: string,
 *          testDriver?: boolean, trust?: boolean, onLog?: (line: string) => void}} options `trust`: folders start untrusted
 */
export async function startServer(options) {
  ensureInstalled();
  if (!fs.existsSync(path.join(options.dataDir, 'User', 'settings.json'))) writeSettings(options.dataDir, options);
  const extensionsDir = options.extensionsDir ?? path.join(options.dataDir, 'extensions');
  fs.mkdirSync(extensionsDir, { recursive: true });
  const host = options.host ?? '127.0.0.1';
  const args = [
    ...['--require', path.join(here, 'watch-parent.cjs'), path.join(vscodeRoot, 'out', 'server-main.js')],
    ...[
      '--host',
      host,
      '--port',
      String(options.port ?? 0),
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
    ],
    ...[
      '--server-data-dir',
      path.join(options.dataDir, 'server'),
      '--user-data-dir',
      options.dataDir,
      '--extensions-dir',
      extensionsDir,
    ],
    ...(options.trust ? [] : ['--disable-workspace-trust']),
    ...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
    // Release builds honour the development and test paths of the address only with this switch.
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  // For its sockets, which it would leave behind in the folder for temporary files; their paths must be short.
  const runtimeDir = tempDir('vsh-');
  const env = {
    ...process.env,
    // Nothing to look up online, and no login shell to collect an environment from.
    EXTENSIONS_GALLERY: process.env.EXTENSIONS_GALLERY ?? '{}',
    VSCODE_CLI: '1',
    XDG_RUNTIME_DIR: runtimeDir,
    TMPDIR: runtimeDir,
  };
  const child = spawn(nodePath(), args, { cwd: here, stdio: ['ignore', 'pipe', 'pipe'], env });
  let log = '';
  const exited = new Promise(resolve => child.once('exit', resolve));
  const cleanUp = () => fs.rmSync(runtimeDir, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', cleanUp);
  const port = await new Promise((resolve, reject) => {
    const seen = data => {
      log += data;
      options.onLog?.(String(data));
      const listening = /Extension host agent listening on (\d+)/.exec(log);
      if (listening) resolve(Number(listening[1]));
    };
    child.stdout.on('data', seen);
    child.stderr.on('data', seen);
    child.once('error', reject);
    exited.then(code => reject(new Error(`the VS Code server ended with ${code}\n${log}`)));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 5000);
      await exited;
      clearTimeout(force);
    }
    cleanUp();
  };
  return { authority: `${host}:${port}`, stop, exited, log: () => log };
}

/** The address that opens a folder or a .code-workspace file; `payload` are options of the workbench. */
export function workbenchUrl(server, folder, { payload = [], token } = {}) {
  const query = new URLSearchParams();
  if (token) query.set('tkn', token);
  if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', toUriPath(folder));
  query.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
  return `http://${server.authority}/?${query}`;
}

export function remoteUri(server, file) {
  return `vscode-remote://${server.authority}${toUriPath(file)}`;
}

function toUriPath(file) {
  const slashed = path.resolve(file).split(path.sep).join('/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}
