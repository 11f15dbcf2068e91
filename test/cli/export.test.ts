import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locked, onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const client = {
  'init.lua': '',
  'modules/a/a.otmod.jsonc': '{ "name": "a", "version": "1.0.0", "dependencies": ["virtual"] }\n',
  'modules/plugins/b/b.otmod.jsonc': '{ "name": "b", "provides": ["virtual"] }\n',
  'modules/plugins/b/b.otmod': 'Module\n  name: b\n',
};
const broken = { 'modules/c/c.otmod.jsonc': '{ "name": "c", "author": "\\u0007" }\n' };
const written = 'Module\n  name: a\n  version: 1.0.0\n  dependencies:\n    - b\n';

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('otmod export', () => {
  test('writes every .otmod of a folder that is not up to date', async () => {
    const folder = onDisk(client);
    const { code, out, err } = await otmod(['export', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^\S*modules\/a\/a\.otmod written\n\S*modules\/plugins\/b\/b\.otmod is up to date\n$/);
    expect(read(folder, 'modules/a/a.otmod')).toBe(written);
    expect((await otmod(['export', folder])).out).not.toContain('written');
  });

  test('single files find their client', async () => {
    const folder = onDisk(client);
    const { code, out } = await otmod(['export', join(folder, 'modules/a/a.otmod.jsonc')]);
    expect([code, out.split('\n').length]).toEqual([0, 2]);
    expect(read(folder, 'modules/a/a.otmod')).toBe(written);
  });

  test('writes nothing where it is only asked', async () => {
    const folder = onDisk(client);
    expect((await otmod(['export', folder, '--dry-run'])).out).toContain('modules/a/a.otmod would be written\n');
    const file = join(folder, 'modules/a/a.otmod.jsonc');
    expect((await otmod(['export', file, '--stdout'])).out).toBe(written);
    expect((await otmod(['export', folder, '--stdout'])).out).toMatch(/^\/\/ \S+a\.otmod\nModule\n/);
    expect(existsSync(join(folder, 'modules/a/a.otmod'))).toBe(false);
  });

  test('ends with 1 and the reason where one is refused, and exports the others', async () => {
    const folder = onDisk({ ...client, ...broken });
    const { code, err } = await otmod(['export', folder]);
    expect(code).toBe(1);
    expect(err).toMatch(/^\S*modules\/c\/c\.otmod\.jsonc: "\\u0007" cannot be the value of "author": .*\n$/);
    expect(existsSync(join(folder, 'modules/c/c.otmod'))).toBe(false);
    expect(read(folder, 'modules/a/a.otmod')).toBe(written);
  });

  test('tells it as JSON', async () => {
    const folder = onDisk({ ...client, ...broken });
    const { out } = await otmod(['export', folder, '--json', '--dry-run']);
    expect(JSON.parse(out)).toEqual({
      dryRun: true,
      files: [
        { from: expect.stringMatching(/a\.otmod\.jsonc$/), file: expect.stringMatching(/a\.otmod$/), state: 'written' },
        {
          from: expect.stringMatching(/c\.otmod\.jsonc$/),
          state: 'refused',
          reason: expect.stringContaining('author'),
        },
        {
          from: expect.stringMatching(/b\.otmod\.jsonc$/),
          file: expect.stringMatching(/b\.otmod$/),
          state: 'unchanged',
        },
      ],
    });
  });

  test('nothing is written outside of the folder, wherever links lead', async () => {
    const folder = onDisk({ ...client, 'modules/b/b.otmod.jsonc': '{ "name": "b" }' });
    const outside = onDisk({ 'b.otmod': 'Module\n  name: x\n' });
    symlinkSync(join(outside, 'b.otmod'), join(folder, 'modules/b/b.otmod'));
    symlinkSync(join(outside, 'new.otmod'), join(folder, 'modules/a/a.otmod'));
    for (const options of [[], ['--dry-run']]) {
      const { code, err } = await otmod(['export', folder, ...options]);
      expect(code).toBe(2);
      expect(err).toMatch(/a\.otmod\.jsonc: cannot write \S*a\.otmod: it lies outside of the folder\n/);
      expect(err).toMatch(/b\.otmod\.jsonc: cannot write \S*b\.otmod: it lies outside of the folder\n/);
    }
    expect(read(outside, 'b.otmod')).toBe('Module\n  name: x\n');
    expect(readdirSync(outside)).toEqual(['b.otmod']);
  });

  test('bytes that are no UTF-8 stay what they are', async () => {
    const folder = onDisk({
      'a.otmod.jsonc': '{ "name": "a", "version": "1.0.0" }',
      'a.otmod': Buffer.from('Module\n  name: a\n  author: J\xe4ger\n', 'latin1'),
    });
    expect((await otmod(['export', folder])).code).toBe(0);
    expect(readFileSync(join(folder, 'a.otmod'), 'latin1')).toBe(
      'Module\n  name: a\n  version: 1.0.0\n  author: J\xe4ger\n',
    );
  });

  test('where the disk refuses one it says so, and writes the others', async () => {
    const folder = onDisk({
      ...client,
      'modules/0/0.otmod.jsonc': '{ "name": "0" }',
      'modules/1/1.otmod.jsonc': '{ "name": "1" }',
    });
    mkdirSync(join(folder, 'modules/0/0.otmod'));
    chmodSync(join(folder, 'modules/a'), 0o777);
    locked(folder, 'modules/1', 0o555);
    const { code, err, out } = await otmod(['export', folder, '--json']);
    expect([code, err]).toEqual([2, '']);
    expect(JSON.parse(out)).toMatchObject({
      files: [
        { state: 'refused', reason: expect.stringMatching(/^cannot write \S*0\.otmod: it is a folder$/) },
        { state: 'refused', reason: expect.stringMatching(/^cannot write \S*1\.otmod: permission denied$/) },
        { state: 'written' },
        { state: 'unchanged' },
      ],
    });
    expect(read(folder, 'modules/a/a.otmod')).toBe(written);
  });

  test('a module alone is enough', async () => {
    const folder = onDisk({ 'x.otmod.jsonc': '{ "name": "x" }' });
    expect((await otmod(['export', folder])).code).toBe(0);
    expect(read(folder, 'x.otmod')).toBe('Module\n  name: x\n');
    expect((await otmod(['export', onDisk({})])).out).toBe('there is no advanced manifest\n');
  });

  test('is told apart from wrong use', async () => {
    const folder = onDisk(client);
    expect((await otmod(['export', join(folder, 'nowhere')])).code).toBe(2);
    expect((await otmod(['export', join(folder, 'init.lua')])).err).toContain('is no advanced manifest');
  });
});

test('otmod check says what the JSON Schema would say in an editor', async () => {
  const { code, out } = await otmod([
    'check',
    onDisk({ 'modules/a/a.otmod.jsonc': '{ "name": "a", "kind": 1, "x": 2, }' }),
  ]);
  expect(code).toBe(1);
  expect(out).toContain('[advanced-value]');
  expect(out).toContain('[advanced-unknown-key]');
});
