import { expect, test } from 'vitest';
import { clients } from '../../src/clients/clients.ts';
import { memorySource } from '../../src/versions/memory-source.ts';
import { mergedSource } from '../../src/versions/merged-source.ts';
import type { Candidate, CandidateOrigin } from '../../src/workspace/candidate.ts';
import { manifest } from '../support/client.ts';

const workspace: CandidateOrigin = { kind: 'workspace', folder: 'modules/box' };
const store: CandidateOrigin = { kind: 'store', store: '.otmodules/store', folder: 'box/1.0.0' };
const git: CandidateOrigin = { kind: 'git', ref: 'box@v1.0.0', commit: 'a'.repeat(40), folder: 'modules/box' };

function sourceOf(origin: CandidateOrigin, ...versions: readonly string[]) {
  const folders = versions.map(version => {
    const lines = version === '' ? [] : [`version: ${version}`, `author: ${origin.kind}`];
    return { origin, promised: undefined, texts: new Map([['box.otmod', manifest('box', ...lines)]]) };
  });
  return memorySource(folders, clients.mehah);
}

const shown = ({ version, origin }: Candidate) => `${version?.raw ?? 'none'} ${origin.kind}`;

test('the same version from several places comes from the first, and the highest stands first', async () => {
  const source = mergedSource([
    sourceOf(workspace, '1.0.0'),
    sourceOf(store, '1.0.0', '0.9.0', '1.10.0'),
    sourceOf(git, '0.9.0', '1.2.0-beta.1', '1.2.0'),
  ]);
  const { all } = await source.list();
  expect(all.map(shown)).toEqual(['1.10.0 store', '1.2.0 git', '1.2.0-beta.1 git', '1.0.0 workspace', '0.9.0 store']);
});

test('a module of the workspace without a version stands before all versions', async () => {
  const { all } = await mergedSource([sourceOf(workspace, ''), sourceOf(store, '1.0.0')]).list();
  expect(all.map(shown)).toEqual(['none workspace', '1.0.0 store']);
});

test('files are read from the source that listed the candidate', async () => {
  const source = mergedSource([sourceOf(workspace, '2.0.0'), sourceOf(store, '1.0.0')]);
  const { all } = await source.list();
  const texts = await Promise.all(all.map(it => source.read(it, 'box.otmod')));
  expect(texts.map(it => new TextDecoder().decode(it))).toEqual([
    manifest('box', 'version: 2.0.0', 'author: workspace'),
    manifest('box', 'version: 1.0.0', 'author: store'),
  ]);
  expect(await source.read(all[0], 'missing.lua')).toBeUndefined();
});

test('what is listed no more once somebody has cancelled is left out', async () => {
  const { all } = await mergedSource([sourceOf(workspace, '1.0.0')]).list(() => true);
  expect(all).toEqual([]);
});
