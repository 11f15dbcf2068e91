import { expect, test } from 'vitest';
import { type Candidates, noCandidates } from '../../src/workspace/candidate.ts';
import { clientFolder, modules, snapshotOf } from '../support/client.ts';

test('versions that are offered come into the next snapshot, and change no other', () => {
  const folder = clientFolder(modules({ box: [] }));
  const before = snapshotOf(folder);
  const candidates: Candidates = {
    all: [],
    problems: [{ origin: { kind: 'store', store: 'store', folder: 'box/1' }, message: 'It is broken.' }],
  };
  folder.offer(candidates);
  const after = snapshotOf(folder);
  expect([before.candidates, after.candidates]).toEqual([noCandidates, candidates]);
  expect(after.files).toBe(before.files);
  expect(after.filesVersion).toBe(before.filesVersion);
});
