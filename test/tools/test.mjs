// `npm test`: everything, one step after the other; all of them run even where one fails, and the last line counts them.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const npm = name => ['npm', 'run', '-s', name];
const steps = [
  { title: 'lint', command: npm('lint') },
  { title: 'types', command: npm('types') },
  { title: 'unit, property and conformance tests', command: npm('test:unit') },
  { title: 'grammar', command: npm('test:grammar') },
  { title: 'build', command: npm('build') },
  { title: 'inside VS Code', command: ['node', 'test/vscode/run.mjs'] },
  {
    title: 'inside the oldest VS Code',
    command: ['node', 'test/vscode/run.mjs', 'main'],
    where: isLinux,
    env: { VSCODE_TEST: 'least' },
  },
  { title: 'in the workbench', command: ['node', '--test', '--test-reporter=spec', 'test/vscode/ui/'], where: isLinux },
];

function isLinux() {
  return process.platform === 'linux' && process.arch === 'x64' && process.env.VSCODE_TEST !== 'desktop';
}

const failed = [];
let passed = 0;
for (const { title, command, where, env } of steps) {
  if (where && !where()) continue;
  console.log(`\n##### ${title}`);
  const [program, ...args] = command;
  const start = Date.now();
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  console.log(`##### ${title}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(0)} s`);
  if (status === 0) passed++;
  else failed.push(title);
}
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
