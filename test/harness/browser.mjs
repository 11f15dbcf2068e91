// The browser that shows the workbench.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled, mods, require } from './install.mjs';

/** Starts a headless browser that reaches nothing but this machine. */
export async function launchBrowser(options = {}) {
  ensureInstalled();
  const { chromium: driver } = require('playwright-core');
  const { executablePath, env } = await chromium();
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1';
  // --no-sandbox: the tests may run as root.
  return driver.launch({
    executablePath,
    env,
    headless: true,
    ...options,
    args: ['--no-sandbox', '--disable-dev-shm-usage', offline],
  });
}

/** A Chromium: $CHROMIUM_PATH, or the one inside @sparticuz/chromium, or one on the PATH. */
async function chromium() {
  const env = { ...process.env };
  if (process.env.CHROMIUM_PATH) {
    return { executablePath: process.env.CHROMIUM_PATH, env };
  }
  let pack;
  try {
    pack = path.dirname(require.resolve('@sparticuz/chromium/package.json'));
  } catch {
    pack = path.join(mods, '@sparticuz', 'chromium');
  }
  if (process.platform === 'linux' && process.arch === 'x64' && fs.existsSync(path.join(pack, 'bin', 'chromium.br'))) {
    const version = JSON.parse(fs.readFileSync(path.join(pack, 'package.json'), 'utf8')).version;
    const dir = path.join(mods, '.chromium', version);
    const exe = path.join(dir, 'chromium');
    if (!fs.existsSync(exe)) {
      inflateChromium(path.join(pack, 'bin'), dir);
    }
    let missing = '';
    try {
      missing = execFileSync('ldd', [exe], { encoding: 'utf8' })
        .split('\n')
        .filter(l => l.includes('not found'))
        .join(' ');
    } catch {
      /* no ldd */
    }
    if (missing) {
      env.LD_LIBRARY_PATH = [path.join(dir, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
    }
    // the same fonts everywhere: screenshots do not depend on what the machine has
    if (!process.env.HARNESS_SYSTEM_FONTS) {
      env.FONTCONFIG_FILE = path.join(dir, 'fonts.conf');
    }
    return { executablePath: exe, env };
  }
  for (const name of [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
  ]) {
    for (const p of (process.env.PATH ?? '').split(path.delimiter)) {
      const exe = path.join(p, name);
      if (fs.existsSync(exe)) {
        return { executablePath: exe, env };
      }
    }
  }
  for (const exe of [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]) {
    if (fs.existsSync(exe)) {
      return { executablePath: exe, env };
    }
  }
  throw new Error('no Chromium found; set CHROMIUM_PATH');
}

function inflateChromium(bin, dir) {
  const zlib = require('node:zlib');
  const tmp = `${dir}.${process.pid}`;
  fs.mkdirSync(tmp, { recursive: true });
  const read = f => zlib.brotliDecompressSync(fs.readFileSync(path.join(bin, f)));
  fs.writeFileSync(path.join(tmp, 'chromium'), read('chromium.br'), { mode: 0o755 });
  for (const f of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
    execFileSync('tar', ['-x', '-C', tmp], { input: read(f) });
  }
  const dejavu = path.join(mods, 'dejavu-fonts-ttf', 'ttf');
  fs.writeFileSync(
    path.join(tmp, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${path.join(dir, 'fonts')}</dir><dir>${dejavu}</dir><cachedir>${path.join(dir, 'fontcache')}</cachedir>
<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
</fontconfig>\n`,
  );
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  try {
    fs.renameSync(tmp, dir);
  } catch (e) {
    fs.rmSync(tmp, { recursive: true, force: true });
    if (!fs.existsSync(path.join(dir, 'chromium'))) {
      throw e;
    }
  }
}
