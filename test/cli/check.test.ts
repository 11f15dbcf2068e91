import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../src/checks/checks.ts';
import { locked, onDisk } from '../support/disk.ts';
import { jsonLines, otmod } from '../support/otmod.ts';

const sound = { 'modules/corelib/corelib.otmod': 'Module\n  name: corelib\n  autoload: true\n' };
const faulty = {
  ...sound,
  'modules/game_a/game_a.otmod': 'Module\n  name: game_a\n  autoload: true\n  dependencies: [ corelib, corelbi ]\n',
};
const message = 'No module is called "corelbi". "game_a" does not load.';

const twice = {
  'modules/a/a.otmod': 'Module\n  name: same\n  autoload: true\n',
  'mods/b/b.otmod': 'Module\n  name: same\n  autoload: true\n',
};

describe('exit code', () => {
  test('0 where nothing is wrong', async () => {
    expect((await otmod(['check', onDisk(sound)])).code).toBe(0);
  });

  test('1 where an error is found', async () => {
    expect((await otmod(['check', onDisk(faulty)])).code).toBe(1);
  });

  test('0 where only hints are found', async () => {
    const folder = onDisk({
      'modules/folder/a.otmod': 'Module\n  name: other\n  autoload: true\n  reloadable: false\n',
    });
    const { code, out } = await otmod(['check', folder, '--engine', 'edubart']);
    expect(out).toContain('hint [folder-name]');
    expect(code).toBe(0);
  });
});

describe('--format text', () => {
  test('is the default: one line for each finding, then a line that sums up', async () => {
    const { out, err } = await otmod(['check', onDisk(faulty), '--engine', 'mehah']);
    expect(err).toBe('');
    expect(out).toBe(
      `modules/game_a/game_a.otmod:4:28: error [unknown-module] ${message}\n` +
        '2 modules, client engine mehah (chosen): 1 error, 0 warnings\n',
    );
  });

  test('shows related places below a finding', async () => {
    const { out } = await otmod(['check', onDisk(twice)]);
    expect(out).toMatch(/^\S+:2:9: \w+ \[duplicate-module\] .*\n {4}m\w+\/\w\/\w\.otmod:2:9: /m);
  });

  test('has colours on a terminal alone', async () => {
    const folder = onDisk(faulty);
    expect((await otmod(['check', folder], { isTTY: true })).out).toContain('\u001b[31merror\u001b[0m');
    expect((await otmod(['check', folder])).out).not.toContain('\u001b');
    expect((await otmod(['check', folder, '--json'], { isTTY: true })).out).not.toContain('\u001b');
  });

  test('counts nothing in a folder without modules', async () => {
    const { code, out } = await otmod(['check', onDisk({}), '--engine', 'otcv8']);
    expect(out).toBe('0 modules, client engine otcv8 (chosen): 0 errors, 0 warnings\n');
    expect(code).toBe(0);
  });

  test('says why it took the folder for that of an engine', async () => {
    const folder = onDisk({ ...sound, 'init.lua': "g_app.setName('OTCv8')\n" });
    expect((await otmod(['check', folder])).out).toContain('client engine otcv8 (init.lua names OTCv8)');
  });
});

describe('--format json', () => {
  test('has the engine and the diagnostics, positions from 1, files below the folder', async () => {
    const { out } = await otmod(['check', onDisk(faulty), '--format', 'json']);
    expect(jsonLines(out)).toEqual([
      {
        engine: 'mehah',
        diagnostics: [
          {
            code: 'unknown-module',
            severity: 'error',
            message,
            file: 'modules/game_a/game_a.otmod',
            line: 4,
            column: 28,
            endLine: 4,
            endColumn: 35,
            related: [],
            fixes: ['Write "corelib"', 'Remove "corelbi" from the list', 'Create the module "corelbi"'],
          },
        ],
      },
    ]);
  });

  test('is what --json stands for', async () => {
    const folder = onDisk(faulty);
    expect(await otmod(['check', folder, '--json'])).toEqual(await otmod(['check', folder, '--format', 'json']));
  });

  test('has related places, positions from 1 too', async () => {
    const { out } = await otmod(['check', onDisk(twice), '--json']);
    const related = { message: expect.any(String), file: expect.stringMatching(/^mod/), line: 2, column: 9 };
    const found = { code: 'duplicate-module', related: expect.arrayContaining([related]) };
    expect(jsonLines(out)).toEqual([
      { engine: 'mehah', diagnostics: expect.arrayContaining([expect.objectContaining(found)]) },
    ]);
  });

  test('sorts the files by code unit, whatever order the disk has', async () => {
    const text = 'Module\n  name: x\n  autoload: maybe\n';
    const folder = onDisk({ 'modules/b/b.otmod': text, 'modules/B/B.otmod': text, 'modules/a/a.otmod': text });
    const { out } = await otmod(['check', folder, '--json']);
    const files = [...out.matchAll(/"code":"unreadable-boolean".*?"file":"([^"]+)"/g)].map(([, file]) => file);
    expect(files).toEqual(['modules/B/B.otmod', 'modules/a/a.otmod', 'modules/b/b.otmod']);
  });
});

test('--format sarif: a run with a rule for each code that was found, and a result for each finding', async () => {
  const { code, out } = await otmod(['check', onDisk(faulty), '--format', 'sarif']);
  expect(code).toBe(1);
  const region = { startLine: 4, startColumn: 28, endLine: 4, endColumn: 35 };
  expect(jsonLines(out)).toEqual([
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'otmod',
              rules: [
                {
                  id: 'unknown-module',
                  shortDescription: { text: 'A dependency names a module that does not exist.' },
                  help: { text: expect.any(String), markdown: expect.any(String) },
                },
              ],
            },
          },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'unknown-module',
              level: 'error',
              message: { text: message },
              locations: [{ physicalLocation: { artifactLocation: { uri: 'modules/game_a/game_a.otmod' }, region } }],
              relatedLocations: [],
            },
          ],
        },
      ],
    },
  ]);
});

test('--format github: one workflow command for each finding', async () => {
  const { out } = await otmod(['check', onDisk(faulty), '--format', 'github']);
  const place = 'file=modules/game_a/game_a.otmod,line=4,col=28,endLine=4,endColumn=35';
  expect(out).toBe(`::error ${place},title=unknown-module::${message}\n`);
});

test('--format junit: a suite for each file, a case for each finding', async () => {
  const { out } = await otmod(['check', onDisk(faulty), '--format', 'junit']);
  const place = 'modules/game_a/game_a.otmod:4:28';
  const escaped = message.replaceAll('"', '&quot;');
  expect(out).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="modules/game_a/game_a.otmod" tests="1" failures="1">
    <testcase classname="modules/game_a/game_a.otmod" name="unknown-module ${place}"><failure type="error" message="${escaped}">${place} ${escaped}</failure></testcase>
  </testsuite>
</testsuites>
`);
});

test('--engine reads the folder as another engine does', async () => {
  const folder = onDisk({ 'modules/a/a.otmod': 'Module\n  # a comment?\n  name: a\n  autoload: true\n' });
  expect((await otmod(['check', folder, '--engine', 'mehah'])).code).toBe(0);
  expect((await otmod(['check', folder, '--engine', 'edubart'])).out).toContain('client engine edubart (chosen)');
});

test('--explain prints the page of a code and reads no folder', async () => {
  const { code, out } = await otmod(['check', '/no/such/folder', '--explain', 'too-deep']);
  expect([code, out]).toEqual([0, pageOf('too-deep')]);
});

test('a script that is missing is found, and so is one that is no Lua', async () => {
  const folder = onDisk({
    'modules/a/a.otmod': 'Module\n  name: a\n  autoload: true\n  scripts: [ here, gone ]\n',
    'modules/a/here.lua': 'local x = = 1\n',
  });
  const { out } = await otmod(['check', folder]);
  expect(out).toContain('error [missing-script]');
  expect(out).toContain('error [script-syntax]');
});

describe('a part of a client', () => {
  test.each(['modules', 'mods'])('a folder called "%s" is checked as that of a client, files below it', async part => {
    const folder = onDisk({ [`${part}/a/a.otmod`]: 'Module\n  name: a\n  autoload: maybe\n' });
    const { out } = await otmod(['check', join(folder, part), '--engine', 'otcv8']);
    expect(out).toMatch(/^a\/a\.otmod:3:13: error \[unreadable-boolean\]/);
    expect(out).toContain('1 module,');
  });

  test('a folder of another name is not, for OTCv8 does not look there', async () => {
    const folder = onDisk({ 'extra/a/a.otmod': 'Module\n  name: a\n  autoload: maybe\n' });
    const { out } = await otmod(['check', join(folder, 'extra'), '--engine', 'otcv8']);
    expect(out).toContain('0 modules,');
  });

  test('a folder with a manifest of its own is checked as one module', async () => {
    const folder = onDisk({ 'modules/a/a.otmod': 'Module\n  name: a\n  autoload: maybe\n', 'modules/b/b.otmod': '' });
    const { out } = await otmod(['check', join(folder, 'modules', 'a')]);
    expect(out).toMatch(/^a\.otmod:3:13: error \[unreadable-boolean\]/);
    expect(out).toContain('1 module,');
  });
});

test('a file that cannot be read is one line on stderr, and what was read is checked all the same', async () => {
  const folder = onDisk({
    'modules/a/a.otmod': 'Module\n  name: a\n  autoload: maybe\n',
    'modules/b/b.otmod': `Module\n  name: b\n${'// x\n'.repeat(1_000_000)}`,
  });
  const { code, out, err } = await otmod(['check', folder]);
  expect([code, err]).toEqual([2, 'otmod: cannot read modules/b/b.otmod\n']);
  expect(out).toContain('error [unreadable-boolean]');
});

describe('a folder that cannot be read', () => {
  const sealed = { 'modules/a/a.otmod': 'Module\n  name: a\n  autoload: maybe\n', 'modules/b/b.otmod': 'Module\n' };

  test('is one line on stderr where it is a part of the client: what is in it is not checked', async () => {
    const folder = onDisk(sealed);
    locked(folder, 'modules/b');
    const { code, out, err } = await otmod(['check', folder]);
    expect([code, err]).toEqual([2, 'otmod: cannot read modules/b\n']);
    expect(out).toContain('error [unreadable-boolean]');
  });

  test('is a wrong use where it is the client: nothing was checked', async () => {
    const folder = onDisk(sealed);
    locked(folder, 'modules');
    const { code, out, err } = await otmod(['check', join(folder, 'modules')]);
    expect([code, out, err]).toEqual([2, '', `otmod: cannot read the folder ${join(folder, 'modules')}\n`]);
  });
});
