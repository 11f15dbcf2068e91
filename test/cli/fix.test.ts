import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { jsonLines, otmod } from '../support/otmod.ts';

const b = { 'modules/b/b.otmod': 'Module\n  name: b\n  autoload: true\n' };
const path = 'modules/a/a.otmod';
const broken = ['Module', "  name: 'a'", '  autoLoad: yes', '  dependencies: [ b, b, bb ]', ''].join('\n');
const read = (folder: string, of = path) => readFileSync(join(folder, of), 'utf8');

test('makes the safe fixes of all manifests until there is none left, and tells them file by file', async () => {
  const folder = onDisk({ ...b, [path]: broken, 'modules/c/c.otmod': 'Module\n  name: c\n  autoload: True\n' });
  const { code, out, err } = await otmod(['fix', folder]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(
    [
      path,
      '  Remove the quotes [single-quotes]',
      '  Write "autoload" [unknown-key]',
      '  Remove the second one [duplicate-item]',
      '  Write "b" [unknown-module]',
      '  Write true [unreadable-boolean]',
      '  Remove the second one [duplicate-item]',
      'modules/c/c.otmod',
      '  Write true [unreadable-boolean]',
      '7 fixes in 2 files; 0 errors and 0 warnings remain',
      '',
    ].join('\n'),
  );
  expect(read(folder)).toBe('Module\n  name: a\n  autoload: true\n  dependencies: [ b ]\n');
  expect(await otmod(['fix', folder])).toEqual({
    code: 0,
    out: 'nothing to fix; 0 errors and 0 warnings remain\n',
    err: '',
  });
  expect(readdirSync(join(folder, 'modules/a'))).toEqual(['a.otmod']);
});

test('ends with 1 where something is left that needs a decision', async () => {
  const folder = onDisk({ [path]: 'Module\n  name: a\n  autoload: True\n  dependencies: [ nowhere_near ]\n' });
  const { code, out } = await otmod(['fix', folder]);
  expect(code).toBe(1);
  expect(out).toContain('1 fix in 1 file; 1 error and 0 warnings remain\n');
  expect((await otmod(['fix', folder, '--severity', 'unknown-module=hint'])).code).toBe(0);
});

test('--code mends findings of these codes alone', async () => {
  const folder = onDisk({ ...b, [path]: broken });
  await otmod(['fix', folder, '--code', 'single-quotes', '--code=unknown-module']);
  expect(read(folder)).toBe('Module\n  name: a\n  autoLoad: yes\n  dependencies: [ b, b, b ]\n');
  expect((await otmod(['fix', folder, '--code', 'nix'])).err).toBe('otmod: there is no code "nix"\n');
});

test('what is off is not mended', async () => {
  const folder = onDisk({ ...b, [path]: broken });
  const off = ['--severity', 'single-quotes=hint', '--severity', 'single-quotes=off', '--severity=unknown-key=off'];
  await otmod(['fix', folder, ...off]);
  expect(read(folder)).toBe("Module\n  name: 'a'\n  autoLoad: yes\n  dependencies: [ b ]\n");
});

test('suppressed findings are left as they are, and so are comments that another engine may need', async () => {
  const lines = (...own: readonly string[]) => ['Module', '  name: a', '  autoload: true', ...own, ''].join('\n');
  const kept = ['  // otmod-disable-next-line duplicate-item', '  dependencies: [ b, b ]'];
  const folder = onDisk({ ...b, [path]: lines('  // otmod-disable-next-line unknown-key', '  version: 1', ...kept) });
  expect((await otmod(['fix', folder])).code).toBe(0);
  expect(read(folder)).toBe(lines('  // otmod-disable-next-line unknown-key', '  version: 1', ...kept));
});

test('bytes that are no UTF-8, line ends and the mode of the file stay; the byte order mark goes', async () => {
  const text = 'Module\r\n  name: a\r\n  // \xe9\r\n  autoload: True\r\n';
  const bytes = Buffer.from(`\xef\xbb\xbf${text}`, 'latin1');
  const folder = onDisk({ [path]: bytes });
  chmodSync(join(folder, path), 0o664);
  expect((await otmod(['fix', folder])).code).toBe(0);
  expect(readFileSync(join(folder, path)).toString('latin1')).toBe(text.replace('True', 'true'));
  expect(statSync(join(folder, path)).mode & 0o777).toBe(0o664);
});

test('--dry-run shows a diff and changes nothing', async () => {
  const folder = onDisk({ ...b, [path]: broken });
  const { code, out } = await otmod(['fix', folder, '--dry-run']);
  expect(out).toBe(
    [
      `--- a/${path}`,
      `+++ b/${path}`,
      '@@ -1,4 +1,4 @@',
      ' Module',
      "-  name: 'a'",
      '-  autoLoad: yes',
      '-  dependencies: [ b, b, bb ]',
      '+  name: a',
      '+  autoload: true',
      '+  dependencies: [ b ]',
      '6 fixes in 1 file to be made; 0 errors and 0 warnings would remain',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
  expect(read(folder)).toBe(broken);
});

test('--json has what was done, and what is left', async () => {
  const folder = onDisk({ [path]: 'Module\n  name: a\n  autoload: True\n' });
  const { out } = await otmod(['fix', folder, '--json', '--engine', 'otcv8']);
  expect(jsonLines(out)).toEqual([
    {
      engine: 'otcv8',
      dryRun: false,
      changes: [{ kind: 'changed', file: path }],
      fixes: [{ file: path, code: 'unreadable-boolean', title: 'Write true' }],
      remaining: { error: 0, warning: 0, information: 0, hint: 0 },
    },
  ]);
});

test('a part of a client is mended in its own place', async () => {
  const folder = onDisk({ [path]: 'Module\n  name: a\n  autoload: True\n' });
  const { out } = await otmod(['fix', join(folder, 'modules')]);
  expect(out).toMatch(/^a\/a\.otmod\n/);
  expect(read(folder)).toContain('autoload: true');
});

describe('outside of the folder nothing is written', () => {
  const text = 'Module\n  name: a\n  autoload: True\n';

  test('a link to a file outside is left alone', async () => {
    const outside = onDisk({ 'a.otmod': text });
    const folder = onDisk({ 'modules/a/readme.txt': '', ...b });
    symlinkSync(join(outside, 'a.otmod'), join(folder, path));
    const { code, out } = await otmod(['fix', folder]);
    expect(out).toBe('nothing to fix; 1 error and 0 warnings remain\n');
    expect(code).toBe(1);
    expect(read(outside, 'a.otmod')).toBe(text);
  });

  test('a link to a folder outside is left alone', async () => {
    const outside = onDisk({ 'a/a.otmod': text });
    const folder = onDisk({ 'init.lua': '' });
    symlinkSync(outside, join(folder, 'modules'));
    expect((await otmod(['fix', folder])).code).toBe(1);
    expect(read(outside, 'a/a.otmod')).toBe(text);
  });

  test('a link to a file inside stays a link, and the file is mended', async () => {
    const folder = onDisk({ 'shared/a.txt': text, 'modules/a/readme.txt': '' });
    symlinkSync(join(folder, 'shared/a.txt'), join(folder, path));
    expect((await otmod(['fix', folder])).code).toBe(0);
    expect(read(folder, 'shared/a.txt')).toContain('autoload: true');
    expect(existsSync(join(folder, path))).toBe(true);
  });
});

test('one folder is mended at a time, and it must be there', async () => {
  expect((await otmod(['fix', 'a', 'b'])).err).toBe('otmod: fix takes one folder\n');
  expect((await otmod(['fix', '/no/such/folder'])).code).toBe(2);
});
