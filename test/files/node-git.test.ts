import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decode } from '../../src/base/bytes.ts';
import { clients } from '../../src/clients/clients.ts';
import { findGit, nodeGit } from '../../src/files/node-git.ts';
import { gitSource } from '../../src/versions/git-source.ts';
import { manifest } from '../support/client.ts';
import { onDisk } from '../support/disk.ts';
import { writeFiles } from '../support/write-files.ts';

const git = findGit() ?? 'git';

/** Runs `git` in a folder as somebody with a name and no settings of their own. */
function inFolder(folder: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync(git, ['-C', folder, ...who, ...args], { env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
}

test('the real git offers the versions of tags and commits of a folder in a repository, and runs nothing of it', async () => {
  const folder = onDisk({});
  const client = join(folder, 'client');
  writeFiles(
    client,
    Object.entries({
      'modules/box/box.otmod': manifest('box', 'version: 1.0.0'),
      'modules/box/ü b.lua': 'x = 1\r\n',
    }),
  );
  inFolder(folder, 'init', '-q');
  inFolder(folder, 'add', '.');
  inFolder(folder, 'commit', '-qm', 'one');
  inFolder(folder, 'tag', 'box@v1.0.0');
  writeFiles(client, Object.entries({ 'modules/box/box.otmod': manifest('box', 'version: 1.1.0') }));
  inFolder(folder, 'commit', '-qam', 'two');
  inFolder(folder, 'tag', '-a', '-m', 'two', 'box@1.1.0');
  writeFiles(client, Object.entries({ 'modules/box/box.otmod': manifest('box', 'version: 1.2.0') }));
  inFolder(folder, 'commit', '-qam', 'three');
  const trap = join(folder, 'trap.sh');
  writeFileSync(trap, `#!/bin/sh\ntouch ${join(folder, 'trapped')}\n`);
  chmodSync(trap, 0o755);
  inFolder(folder, 'config', 'core.fsmonitor', trap);
  inFolder(folder, 'config', 'core.pager', trap);

  const source = gitSource(nodeGit(git, client), clients.mehah, ['HEAD', '--all', 'nowhere']);
  const { all, problems } = await source.list();
  const shown = all.map(({ version, origin, files }) => [version?.raw, origin.kind === 'git' && origin.ref, files]);
  const files = ['box.otmod', 'ü b.lua'];
  expect(shown).toEqual([
    ['1.2.0', 'HEAD', files],
    ['1.1.0', 'box@1.1.0', files],
    ['1.0.0', 'box@v1.0.0', files],
  ]);
  expect(problems).toEqual([]);
  expect(all.map(it => it.origin.folder)).toEqual(['modules/box', 'modules/box', 'modules/box']);
  expect(decode((await source.read(all[2], 'ü b.lua')) ?? new Uint8Array())).toBe('x = 1\r\n');
  expect(decode((await source.read(all[2], 'box.otmod')) ?? new Uint8Array())).toContain('1.0.0');
  // The index is what a monitor would be asked for.
  expect((await nodeGit(git, client)(['status', '--porcelain'])).ok).toBe(true);
  expect(() => execFileSync('ls', [join(folder, 'trapped')], { stdio: 'ignore' })).toThrow();
});

test('a git that is not there, and a folder that is no repository, are refusals', async () => {
  const folder = onDisk({});
  expect((await nodeGit(join(folder, 'no-git'), folder)(['version'])).ok).toBe(false);
  const answer = await nodeGit(git, folder)(['rev-parse', '--git-dir']);
  expect(answer).toEqual({ ok: false, error: expect.stringContaining('not a git repository') });
});
