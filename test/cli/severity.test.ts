import { expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const faulty = {
  'modules/a/a.otmod':
    'Module\n  name: a\n  autoload: true\n  otuis: []\n  // otmod-disable-next-line nothing-such\n  dependencies: [ x ]\n',
  'modules/b/b.otmod': 'Module\n  name: b\n  autoload: true\n  dependencies: [ a ]\n',
};
const check = (...options: readonly string[]) => otmod(['check', onDisk(faulty), ...options]);

test('a code gets another severity, or is off, and the exit code follows', async () => {
  const all = ['--severity', 'unknown-key=off', '--severity', 'unused-suppression=off'];
  const { code, out } = await check(...all, '--severity', 'unknown-module=information');
  expect(out).toContain('information [unknown-module]');
  expect(out).not.toMatch(/unknown-key|unused-suppression/);
  expect(out).toContain('0 errors, 0 warnings, 2 notes');
  expect(code).toBe(0);
  expect((await check(...all, '--severity', 'unknown-module=hint', '--severity=unknown-module=warning')).code).toBe(1);
});

test('a severity switches on what is off by itself', async () => {
  const folder = onDisk({
    'modules/a/a.otmod': 'Module\n  name: a\n  autoload: true\n  scripts: [ a ]\n',
    'modules/a/a.lua': 'function f() modules.b.g() end\n',
    'modules/b/b.otmod': 'Module\n  name: b\n  autoload: true\n',
  });
  const code = 'undeclared-dependency';
  expect((await otmod(['check', folder])).out).not.toContain(code);
  expect((await otmod(['check', folder, `--severity=${code}=off`])).out).not.toContain(code);
  expect((await otmod(['check', folder, `--severity=${code}=error`])).out).toContain(`error [${code}]`);
});

test('what is worked out when it is asked for stays what it was', async () => {
  const own = /information \[fails-to-load\] (.*\n {4}.*\n)/;
  const [, before] = own.exec((await check()).out) ?? [];
  const [, after] =
    /error \[fails-to-load\] (.*\n {4}.*\n)/.exec((await check('--severity=fails-to-load=error')).out) ?? [];
  expect(before).toMatch(/"b" does not load/);
  expect(after).toBe(before);
});

test.each([
  [
    'unknown-module',
    'otmod: --severity takes CODE=S with S one of off, hint, information, warning, error, not "unknown-module"\n',
  ],
  [
    'unknown-module=no',
    'otmod: --severity takes CODE=S with S one of off, hint, information, warning, error, not "unknown-module=no"\n',
  ],
  ['unknwon-module=off', 'otmod: there is no code "unknwon-module"; did you mean "unknown-module"?\n'],
  ['=off', 'otmod: there is no code ""\n'],
])('--severity %s is a wrong use', async (given, err) => {
  expect(await check('--severity', given)).toEqual({ code: 2, out: '', err });
});
