import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { jsonLines, otmod } from '../support/otmod.ts';
import { writeFiles } from '../support/write-files.ts';

const a = (...lines: readonly string[]) => ['Module', '  name: a', '  autoload: true', ...lines, ''].join('\n');
const path = 'modules/a/a.otmod';
const own = 'otmod-baseline.json';

async function withBaseline(...lines: readonly string[]): Promise<string> {
  const folder = onDisk({ [path]: a(...lines) });
  expect((await otmod(['check', folder, '--write-baseline'])).code).toBe(0);
  return folder;
}

test('a baseline is written into the folder, one finding a line, without line numbers', async () => {
  const folder = onDisk({ [path]: a('  otuis: []', '  dependencies: [ x ]', '  otuis: []') });
  expect(await otmod(['check', folder, '--write-baseline'])).toEqual({
    code: 0,
    out: `wrote 3 findings to ${own}\n`,
    err: '',
  });
  const rows = [
    '{"code":"unknown-key","file":"modules/a/a.otmod","message":"No client reads the key \\"otuis\\".","count":2}',
    '{"code":"unknown-module","file":"modules/a/a.otmod","message":"No module is called \\"x\\".","count":1}',
  ];
  expect(readFileSync(join(folder, own), 'utf8')).toBe(
    `{\n  "version": 1,\n  "findings": [\n    ${rows.join(',\n    ')}\n  ]\n}\n`,
  );
});

test('what it knows does not count, wherever it has moved', async () => {
  const folder = await withBaseline('  otuis: []', '  dependencies: [ x ]');
  writeFiles(folder, [[path, a('  version: 1', '', '  dependencies:', '    - x', '  otuis: []')]]);
  const { code, out } = await otmod(['check', folder]);
  expect(out).toMatch(/^1 module, .*: 0 errors, 0 warnings\n2 known findings in otmod-baseline\.json\n$/);
  expect(code).toBe(0);
});

test('one more of the same kind is new', async () => {
  const folder = await withBaseline('  otuis: []');
  writeFiles(folder, [[path, a('  otuis: []', '  reloadable: true', '  otuis: []')]]);
  const { code, out } = await otmod(['check', folder]);
  expect(out.match(/\[unknown-key\]/g)?.length).toBe(1);
  expect(out).toContain('1 known finding in');
  expect(code).toBe(1);
});

test('what follows for other modules may change', async () => {
  const folder = await withBaseline('  dependencies: [ x ]');
  const b = 'Module\n  name: b\n  autoload: true\n  dependencies: [ a ]\n';
  writeFiles(folder, [['modules/b/b.otmod', b]]);
  const { out } = await otmod(['check', folder]);
  expect(out).not.toContain('[unknown-module]');
  expect(out).toContain('[fails-to-load]');
});

test('findings that are gone are mentioned', async () => {
  const folder = await withBaseline('  otuis: []', '  dependencies: [ x ]', '  otuis: []');
  writeFiles(folder, [[path, a('  otuis: []')]]);
  expect((await otmod(['check', folder])).out).toContain(
    `1 known finding in ${own}; 2 findings of it are gone, run --write-baseline\n`,
  );
});

test('other formats hold what is new, and say the rest on the error output', async () => {
  const folder = await withBaseline('  otuis: []');
  const { out, err } = await otmod(['check', folder, '--json', '--engine', 'mehah']);
  expect(jsonLines(out)).toEqual([{ engine: 'mehah', diagnostics: [], baseline: { known: 1, gone: 0 } }]);
  expect(err).toBe(`1 known finding in ${own}\n`);
});

test('without one nothing is said of it, and --no-baseline does not look', async () => {
  const folder = onDisk({ [path]: a('  otuis: []') });
  expect((await otmod(['check', folder, '--json'])).out).not.toContain('baseline');
  await otmod(['check', folder, '--write-baseline']);
  expect((await otmod(['check', folder])).code).toBe(0);
  const { code, out } = await otmod(['check', folder, '--no-baseline']);
  expect(code).toBe(1);
  expect(out).not.toContain('known finding');
});

test('another file can be named, to write and to read', async () => {
  const folder = onDisk({ [path]: a('  otuis: []') });
  const other = join(folder, 'known.json');
  expect((await otmod(['check', folder, `--write-baseline=${other}`])).out).toBe(`wrote 1 finding to ${other}\n`);
  expect(existsSync(join(folder, own))).toBe(false);
  expect((await otmod(['check', folder])).code).toBe(1);
  expect((await otmod(['check', folder, '--baseline', other])).code).toBe(0);
  writeFileSync(other, '');
  expect((await otmod(['check', folder, '--write-baseline', '--baseline', other])).code).toBe(0);
  expect((await otmod(['check', folder, '--baseline', other])).code).toBe(0);
});

test('severities are those of the command line', async () => {
  const folder = onDisk({ [path]: a('  otuis: []') });
  const { out } = await otmod(['check', folder, '--write-baseline', '--severity', 'unknown-key=off']);
  expect(out).toContain('wrote 0 findings');
  expect(readFileSync(join(folder, own), 'utf8')).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  expect((await otmod(['check', folder])).code).toBe(1);
});

describe('a baseline that cannot be read is one line and code 2', () => {
  test.each([
    '',
    'nonsense',
    '[]',
    'null',
    '{"version": 2, "findings": []}',
    '{"version": 1}',
    '{"version": 1, "findings": [null]}',
    '{"version": 1, "findings": [{"code": "a", "file": "b", "message": "c", "count": 0}]}',
    '{"version": 1, "findings": [{"code": "a", "file": "b", "message": 1, "count": 1}]}',
  ])('%j', async text => {
    const folder = onDisk({ [path]: a(), [own]: text });
    const err = `otmod: ${own} is no baseline; "otmod check --write-baseline" writes one\n`;
    expect(await otmod(['check', folder])).toEqual({ code: 2, out: '', err });
  });

  test('one that is named and not there, or is a folder', async () => {
    const folder = onDisk({ [path]: a(), [`${own}/x`]: '' });
    const missing = join(folder, 'no.json');
    expect((await otmod(['check', folder, '--baseline', missing])).err).toBe(
      `otmod: cannot read the baseline ${missing}: there is no such file\n`,
    );
    expect(await otmod(['check', folder])).toEqual({
      code: 2,
      out: '',
      err: `otmod: cannot read the baseline ${own}\n`,
    });
    const { code, err } = await otmod(['check', folder, '--write-baseline']);
    expect([code, err]).toEqual([2, `otmod: cannot write the baseline ${own}: it is a folder\n`]);
  });
});

test('findings in Lua have their severity, and their place in a baseline, as all others', async () => {
  const init = "g_modules.discoverModules()\ng_modules.ensureModuleLoaded('gone')\n";
  const folder = onDisk({ [path]: a(), 'init.lua': init });
  const { code, out } = await otmod(['check', folder, '--engine', 'mehah']);
  expect([code, out]).toEqual([1, expect.stringContaining('init.lua:2:31: error [unknown-boot-module]')]);
  const milder = await otmod(['check', folder, '--engine', 'mehah', '--severity', 'unknown-boot-module=hint']);
  expect([milder.code, milder.out]).toEqual([0, expect.stringContaining('init.lua:2:31: hint [unknown-boot-module]')]);
  await otmod(['check', folder, '--engine', 'mehah', '--write-baseline']);
  writeFiles(folder, [['init.lua', `-- more\n${init}`]]);
  expect((await otmod(['check', folder, '--engine', 'mehah'])).code).toBe(0);
});
