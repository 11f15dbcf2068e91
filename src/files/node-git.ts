import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { ok, type Result, refused } from '../base/result.ts';

/** How long one call of `git` may take, in milliseconds, and how many bytes it may write. */
const LONGEST = 60_000;
const LARGEST = 256 * 1024 * 1024;

/** What a repository could have `git` run or reach on its own is switched off. */
const distrust = [
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'safe.bareRepository=explicit',
    'protocol.allow=never',
  ].flatMap(it => ['-c', it]),
];

/** Runs the `git` at a path in a folder, without a shell; what the folder's repository says of hooks and helpers is not done. */
export function nodeGit(
  git: string,
  folder: string,
): (args: readonly string[], input?: Uint8Array) => Promise<Result<Uint8Array>> {
  return (args, input) =>
    new Promise(resolve => {
      const child = spawn(git, ['-C', folder, ...distrust, ...args], {
        shell: false,
        windowsHide: true,
        timeout: LONGEST,
        env: environment(),
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const out: Buffer[] = [];
      let size = 0;
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > LARGEST) child.kill();
        else out.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        if (err.length < 1000) err += chunk.toString();
      });
      // Whoever ends early does not read on.
      child.stdin.on('error', () => {});
      child.on('error', error => resolve(refused(`git cannot be run: ${error.message}`)));
      child.on('close', code => {
        if (size > LARGEST) resolve(refused('git has written more than can be held'));
        else if (code === 0) resolve(ok(Buffer.concat(out)));
        else resolve(refused(err.trim().split('\n')[0] || `git ended with ${code ?? 'a signal'}`));
      });
      child.stdin.end(input);
    });
}

/** The `git` of this machine, as an absolute path: one in the present folder is never taken for it. */
export function findGit(): string | undefined {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(isFile);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The environment without what steers `git`, such as another repository; nothing is asked for and nothing fetched. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^git_/i.test(name));
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    LC_ALL: 'C',
  };
}
