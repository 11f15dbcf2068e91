import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/checks.ts';
import { subCommandPages } from '../../src/contributions/command-line.ts';
import { commandPages } from '../../src/contributions/commands.ts';
import { settingPages } from '../../src/contributions/settings.ts';
import { reference } from '../../src/features/reference.ts';
import { advancedFields } from '../../src/manifest/advanced-fields.ts';
import { fields } from '../../src/manifest/fields.ts';
import { otmod } from '../support/otmod.ts';

const lines = reference().split('\n');

describe('the reference', () => {
  test('has every setting, command, key, code and sub-command', () => {
    for (const { key } of settingPages) expect(lines).toContain(`### \`otclientModules.${key}\``);
    for (const { title, doc } of Object.values(commandPages)) expect(lines).toContain(`- **${title}**: ${doc}`);
    for (const { key } of fields) expect(lines.some(it => it.startsWith(`| \`${key}\` |`))).toBe(true);
    for (const { key } of advancedFields) expect(lines.some(it => it.startsWith(`- **\`${key}\`** (`))).toBe(true);
    for (const { code } of checks) expect(lines).toContain(`### ${code}`);
    for (const { name, help } of subCommandPages) {
      expect(lines).toContain(`### \`otmod ${name}\``);
      expect(reference()).toContain(help);
    }
  });

  test('has what stands inside of the keys of advanced manifests', () => {
    expect(lines).toContain(
      '  - `plugin`: Registered, configured and loaded on demand; `init(config)` and `cleanup()` stand in for `onLoad` and `onUnload`.',
    );
    expect(reference()).toMatch(
      /^ {4}- `"type": "oauth2"`: .*\n {6}- \*\*`config\.grant`\*\* \(a text, default `"clientCredentials"`\)/m,
    );
  });

  test('is what "otmod docs" prints', async () => {
    expect(await otmod(['docs'])).toEqual({ code: 0, out: reference(), err: '' });
    expect((await otmod(['docs', 'x'])).code).toBe(2);
    expect((await otmod(['docs', '--format', 'html'])).code).toBe(2);
  });
});

test('the command line is the one that the pages tell of', async () => {
  const { out } = await otmod(['--help']);
  const listed = [...out.matchAll(/^ {2}([\w-]+) +(.*)$/gm)].map(([, name, summary]) => [name, summary]);
  expect(listed).toEqual(subCommandPages.map(({ name, summary }) => [name, summary]));
});
