import { expect, test } from 'vitest';
import { versionChoices, whyNoProposal } from '../../src/features/version-choices.ts';
import { box, proposed, version } from '../support/versions.ts';

const lua = (text: string, own = '1.2.0') => box({ version: own }, { 'box.lua': text });
const shown = (present: string | undefined, proposal?: ReturnType<typeof proposed>) =>
  versionChoices(present === undefined ? undefined : version(present), proposal).map(
    it => `${it.isProposed ? '* ' : ''}${it.version.raw} ${it.level}: ${it.detail}`,
  );

test('the proposed version comes first with its reasons, then the others, each once', () => {
  const proposal = proposed(lua('function a() end'), lua('function b1() end c = 1 d = 1 e = 1'));
  expect(shown('1.2.0', proposal)).toEqual([
    '* 2.0.0 major: since 1.2.0: "a" is gone; "b1" is new; "c" is new; 2 more',
    '1.2.1 patch: nothing that others notice',
    '1.3.0 minor: something new',
  ]);
  expect(whyNoProposal(version('1.2.0'), proposal)).toBeUndefined();
});

test('where nothing is proposed all three are offered, and it says why', () => {
  const same = proposed(lua(''), lua(''));
  expect(shown('1.2.0', same).map(it => it.split(' ')[0])).toEqual(['1.2.1', '1.3.0', '2.0.0']);
  expect(whyNoProposal(version('1.2.0'), same)).toBe('Nothing has changed since 1.2.0.');
  const raised = proposed(lua('a = 1'), lua('', '2.0.0'));
  expect(whyNoProposal(version('2.0.0'), raised)).toBe(
    '2.0.0 is high enough for what has changed since 1.2.0: "a" is gone.',
  );
  expect(whyNoProposal(version('1.2.0'), undefined)).toBe(
    'No version up to 1.2.0 is stored or tagged that it could be compared with.',
  );
});

test('a module without a version may begin with one', () => {
  expect(shown(undefined)).toEqual(['1.0.0 undefined: its first version']);
  expect(whyNoProposal(undefined, undefined)).toBe('It states no version yet.');
});
