import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { jsonLines, otmod } from '../support/otmod.ts';

const text = 'Module\n  name: "a"\n  scripts: [ x, y ]\n  null: ~\n  plain\n  @onLoad: |\n    f()\n    g()\n';
const parsed = async (content: string | Uint8Array, ...args: readonly string[]) => {
  const file = join(onDisk({ 'a.otmod': content }), 'a.otmod');
  const { code, out } = await otmod(['parse', file, ...args]);
  return { code, out: out.replaceAll(file, 'FILE') };
};

describe('--format tree', () => {
  test('is the default: the nodes as the engine holds them, values not unquoted', async () => {
    expect(await parsed(text)).toEqual({
      code: 0,
      out: 'Module\n  name: "a"\n  scripts\n    - x\n    - y\n  null: ~\n  plain\n  @onLoad: "f()\\ng()\\n"\n',
    });
  });

  test("has the engine's error instead where it refuses the file", async () => {
    const error = "OTML error in 'FILE' at line 2: must indent every 2 spaces\n";
    expect(await parsed('a\n b\n')).toEqual({ code: 1, out: error });
  });

  test('says that the client crashes where it does', async () => {
    expect(await parsed('  a\n', '--engine', 'mehah')).toEqual({ code: 1, out: 'the client crashes\n' });
  });

  test('names each file where there are several', async () => {
    const folder = onDisk({ 'a.otmod': 'a: 1\n', 'b.otui': 'b: 2\n' });
    const files = [join(folder, 'a.otmod'), join(folder, 'b.otui')];
    const { out } = await otmod(['parse', ...files]);
    expect(out).toBe(`${files[0]}:\na: 1\n${files[1]}:\nb: 2\n`);
  });

  test('leaves alone what is encrypted or binary', async () => {
    const words = 'encrypted or binary: no text to show\n';
    expect(await parsed('ENC3\u0001abc')).toEqual({ code: 0, out: words });
    expect(await parsed(Uint8Array.of(0x1b, 0x5b, 0x33, 0x31, 0x6d, 0, 0, 0xff))).toEqual({ code: 0, out: words });
  });

  test('has what the client logs and goes on from', async () => {
    const { code, out } = await parsed('a: $b\n', '--engine', 'opentibiabr');
    expect([code, out]).toEqual([0, 'error: Undefined OTML variable: b\na: $b\n']);
  });
});

describe('--format json', () => {
  test('has tag, value, flags, line and children of each node', async () => {
    const { code, out } = await parsed(text, '--format', 'json');
    expect(code).toBe(0);
    const items = [
      ['', 'x', '', null, []],
      ['', 'y', '', null, []],
    ];
    const inner = [
      ['name', '"a"', 'u', 2, []],
      ['scripts', '', 'u', 3, items],
      ['null', '', 'un', 4, []],
      ['plain', '', '', 5, []],
      ['@onLoad', 'f()\ng()\n', 'u', 6, []],
    ];
    expect(jsonLines(out)).toEqual([{ ok: [['Module', '', '', 1, inner]] }]);
  });

  test('has the error with the path as it was given', async () => {
    const { code, out } = await parsed('a\n\tb\n', '--json');
    const error = "OTML error in 'FILE' at line 2: indentation with tabs are not allowed";
    expect([code, jsonLines(out)]).toEqual([1, [{ error }]]);
  });

  test('has a crash, however the client ends', async () => {
    for (const engine of ['edubart', 'otcv8', 'mehah']) {
      expect(await parsed('  a\n', '--json', '--engine', engine)).toEqual({ code: 1, out: '{"crash":true}\n' });
    }
  });

  test('keeps bytes that are not UTF-8 as lone surrogates, and a byte order mark', async () => {
    const { out } = await parsed(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff, 0x0a), '--json');
    expect(out).toBe('{"ok":[["\ufeffa\\udcff","","",1,[]]]}\n');
  });

  test('has one line for each file, in order, and code 1 if any of them is refused', async () => {
    const folder = onDisk({ good: 'a\n', bad: ' a\n' });
    const { code, out } = await otmod(['parse', '--json', join(folder, 'bad'), join(folder, 'good')]);
    expect(code).toBe(1);
    expect(jsonLines(out)).toEqual([{ error: expect.stringContaining('line 1') }, { ok: [['a', '', '', 1, []]] }]);
  });
});

describe('--stdin-list', () => {
  test('reads paths from standard input, one a line, after those of the command line', async () => {
    const folder = onDisk({ a: 'a\n', 'b b': 'b\n', ç: 'c\n' });
    const list = Buffer.from(`${folder}/b b\r\n\n${folder}/ç`);
    const middle = list.length - 1;
    const stdin = [list.subarray(0, middle), list.subarray(middle)];
    const { code, out } = await otmod(['parse', '--stdin-list', '--json', join(folder, 'a')], { stdin });
    expect(code).toBe(0);
    expect(jsonLines(out)).toEqual(['a', 'b', 'c'].map(tag => ({ ok: [[tag, '', '', 1, []]] })));
  });

  test('is a wrong use where nothing is listed', async () => {
    expect(await otmod(['parse', '--stdin-list'])).toEqual({ code: 2, out: '', err: 'otmod: parse takes a file\n' });
  });

  test('standard input is not read without it', async () => {
    const folder = onDisk({ a: 'a\n' });
    expect((await otmod(['parse', join(folder, 'a')], { stdin: ['/no/such/file\n'] })).out).toBe('a\n');
  });
});

describe('--engine', () => {
  const comment = '# a comment\n';

  test('chooses who reads the file', async () => {
    expect((await parsed(comment, '--json', '--engine', 'mehah')).out).toBe('{"ok":[]}\n');
    expect((await parsed(comment, '--json', '--engine', 'edubart')).out).toBe('{"ok":[["# a comment","","",1,[]]]}\n');
  });

  test('auto looks at the client folder around the first file', async () => {
    const folder = onDisk({ 'init.lua': "g_resources.setLayout('retro')\n", 'modules/a/a.otmod': comment });
    const { out } = await otmod(['parse', join(folder, 'modules', 'a', 'a.otmod')]);
    expect(out).toBe('# a comment\n');
  });

  test('auto is Redemption where no client folder is around', async () => {
    expect(await parsed(comment)).toEqual({ code: 0, out: '' });
  });
});

test('a file that cannot be read ends the run with code 2, and names it', async () => {
  const folder = onDisk({ a: 'a\n' });
  const { code, out, err } = await otmod(['parse', '--json', join(folder, 'a'), join(folder, 'gone')]);
  expect([code, err]).toEqual([2, `otmod: cannot read ${join(folder, 'gone')}: there is no such file\n`]);
  expect(jsonLines(out)).toHaveLength(1);
});
