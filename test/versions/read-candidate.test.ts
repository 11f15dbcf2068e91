import { describe, expect, test } from 'vitest';
import { encode } from '../../src/base/bytes.ts';
import { parseVersion } from '../../src/base/version.ts';
import { clients } from '../../src/clients/clients.ts';
import { readCandidate } from '../../src/versions/read-candidate.ts';
import { manifest } from '../support/client.ts';

function read(files: Readonly<Record<string, string>>, name = 'box', version = '1.2.0') {
  const parsed = parseVersion(version);
  return readCandidate(
    {
      origin: { kind: 'store', store: 'store', folder: `${name}/${version}` },
      promised: parsed && { name, version: parsed },
      files: Object.keys(files),
      bytes: path => (path in files ? encode(files[path]) : undefined),
    },
    clients.mehah,
  );
}

const advanced = (version: string, name = 'box') => JSON.stringify({ name, version });

describe('a folder is a candidate', () => {
  test('with the version of the advanced manifest before that of the plain one', () => {
    const found = read({ 'box.otmod': manifest('box', 'version: 9'), 'box.otmod.jsonc': advanced('1.2.0') });
    expect(found.ok && [found.value.name, found.value.version?.raw, found.value.files]).toEqual([
      'box',
      '1.2.0',
      ['box.otmod', 'box.otmod.jsonc'],
    ]);
  });

  test('where a plain manifest states the version loosely, or none', () => {
    expect(read({ 'box.otmod': manifest('box', 'version: 1.2') }).ok).toBe(true);
    expect(read({ 'box.otmod': manifest('box') }).ok).toBe(true);
  });

  test('of two plain manifests, the one beside the advanced one counts', () => {
    const found = read({
      'a.otmod': manifest('other'),
      'b.otmod': manifest('box'),
      'b.otmod.jsonc': advanced('1.2.0'),
    });
    expect(found.ok && found.value.plain?.path).toBe('b.otmod');
  });
});

describe('a folder is none', () => {
  const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'There is no manifest in it.': { 'box.lua': '', 'sub/box.otmod': manifest('box') },
    'Its manifest states the name "other", not "box".': { 'box.otmod': manifest('other') },
    'Its manifest states the version 1.3.0, not 1.2.0.': { 'box.otmod.jsonc': advanced('1.3.0') },
    'Its manifest box.otmod.jsonc is broken.': { 'box.otmod.jsonc': '{ "name": "box"' },
    'Its manifest box.otmod is broken.': { 'box.otmod': 'Module\n\tname: box\n' },
    'Its manifest states no name.': { 'box.otmod.jsonc': '{ "version": "1.2.0" }' },
  };
  for (const [reason, files] of Object.entries(wrong)) {
    test(reason, () => expect(read(files)).toEqual({ ok: false, error: reason }));
  }
});
