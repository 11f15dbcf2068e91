import { afterEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('"otmod %s" lists the commands', async word => {
    const { code, out, err } = await otmod([word]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ {2}check +\S.*\n {2}order +\S.*\n {2}parse +\S/m);
    expect(out).toContain('0 fine, 1 findings, 2 wrong use, 3 our fault');
  });

  test('without a command the list goes to the error output, as a wrong use', async () => {
    const { code, out, err } = await otmod([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: otmod COMMAND');
  });

  test.each(['check', 'order', 'parse'])('"otmod %s --help" names each of its options', async command => {
    const { code, out } = await otmod([command, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`usage: otmod ${command}`);
    expect(out).toMatch(/^ {2}--engine E/m);
    expect(out).toMatch(/^ {2}--format F/m);
    expect(out).toMatch(/^ {2}--json/m);
    expect((await otmod([command, '-h'])).out).toBe(out);
  });

  test('help wins over operands that are not there', async () => {
    expect((await otmod(['check', '/no/such/folder', '--help'])).code).toBe(0);
  });
});

test('the version is the one that was built in', async () => {
  vi.stubGlobal('OTMOD_VERSION', '9.8.7');
  expect(await otmod(['--version'])).toEqual({ code: 0, out: '9.8.7\n', err: '' });
});

describe('a wrong use is told in one line on the error output, with code 2', () => {
  test.each([
    [['chekc'], 'otmod: there is no command "chekc"; "otmod --help" lists them\n'],
    [['check', '--nix'], "otmod: check: Unknown option '--nix'\n"],
    [['order', '--engine'], "otmod: order: Option '--engine <value>' argument missing\n"],
    [['check', '/no/such/folder'], 'otmod: there is no folder /no/such/folder\n'],
    [['order', '/no/such/folder'], 'otmod: there is no folder /no/such/folder\n'],
    [['check', 'a', 'b'], 'otmod: check takes one folder\n'],
    [['order', 'a', 'b'], 'otmod: order takes one folder\n'],
    [['parse'], 'otmod: parse takes a file\n'],
    [['parse', '/no/such/file'], 'otmod: cannot read /no/such/file: there is no such file\n'],
    [['check', '--format', 'xml'], 'otmod: --format takes one of text, json, sarif, github, junit, not "xml"\n'],
    [['order', '--format', 'tree'], 'otmod: --format takes one of text, json, events, not "tree"\n'],
    [['parse', 'a', '--format', 'events'], 'otmod: --format takes one of tree, json, not "events"\n'],
    [
      ['order', '--engine', 'otcv9'],
      'otmod: --engine takes one of auto, mehah, opentibiabr, otcv8, edubart, not "otcv9"\n',
    ],
    [['order', '--boot', 'mine'], 'otmod: --boot takes one of auto, folder, upstream, not "mine"\n'],
    [['order', '--scripts', 'run'], 'otmod: --scripts takes one of off, check, not "run"\n'],
    [['order', '--steps', 'discover,jump'], 'otmod: --steps: not a step: "jump"\n'],
    [['order', '--then', 'auto:x'], 'otmod: --then: not a step: "auto:x"\n'],
    [['check', '--explain', 'no-such-code'], 'otmod: there is no code "no-such-code"\n'],
  ])('otmod %j', async (args, err) => {
    expect(await otmod(args)).toEqual({ code: 2, out: '', err });
  });

  test('a file where a folder is wanted', async () => {
    const folder = onDisk({ 'init.lua': '' });
    const err = `otmod: ${folder}/init.lua is not a folder\n`;
    expect(await otmod(['check', `${folder}/init.lua`])).toEqual({ code: 2, out: '', err });
    expect(await otmod(['order', `${folder}/init.lua`])).toEqual({ code: 2, out: '', err });
  });

  test('a folder where a file is wanted', async () => {
    const folder = onDisk({});
    const err = `otmod: cannot read ${folder}: it is a folder\n`;
    expect(await otmod(['parse', folder])).toEqual({ code: 2, out: '', err });
  });
});

test('what nobody foresaw is our fault: code 3 and where it happened', async () => {
  let err = '';
  const code = await main(['--help'], {
    stdout: {
      write() {
        throw new Error('the pipe is gone');
      },
    },
    stderr: { write: text => void (err += text) },
    stdin: (async function* () {})(),
  });
  expect(code).toBe(3);
  expect(err).toMatch(/^otmod: internal error, please report it: Error: the pipe is gone\n {4}at /);
});
