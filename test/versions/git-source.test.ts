import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../src/base/bytes.ts';
import { ok, refused } from '../../src/base/result.ts';
import { clients } from '../../src/clients/clients.ts';
import { type GitRunner, parseBatch, parseTree } from '../../src/versions/git-runner.ts';
import { gitSource } from '../../src/versions/git-source.ts';
import type { Candidates } from '../../src/workspace/candidate.ts';
import { type Files, manifest } from '../support/client.ts';

const commit = (digit: string) => digit.repeat(40);

/** A `git` that answers with what it has written for commits of these files, and notes what it was asked. */
function recorded(commits: Readonly<Record<string, Files>>, tags: string) {
  const asked: string[] = [];
  const blobs = new Map<string, string>();
  const idOf = (text: string) => {
    const known = [...blobs].find(([, own]) => own === text)?.[0];
    const id = known ?? (blobs.size + 1).toString(16).padStart(40, '0');
    blobs.set(id, text);
    return id;
  };
  for (const files of Object.values(commits)) for (const text of Object.values(files)) idOf(text);
  const run: GitRunner = async (args, input) => {
    asked.push(args.join(' '));
    const [command] = args;
    if (command === 'for-each-ref') return ok(encode(tags));
    if (command === 'rev-parse') {
      const [ref] = (args.at(-1) ?? '').split('^');
      return ref in commits ? ok(encode(`${ref}\n`)) : refused('unknown');
    }
    if (command === 'ls-tree') {
      const rows = Object.entries(commits[args[3]] ?? {}).map(([path, text]) => `100644 blob ${idOf(text)}\t${path}\0`);
      return ok(
        encode(
          `${rows.join('')}120000 blob ${commit('e')}\tmodules/link\x00160000 commit ${commit('f')}\tmodules/sub\0`,
        ),
      );
    }
    const answers = decode(input ?? new Uint8Array())
      .trim()
      .split('\n')
      .map(id => {
        const text = blobs.get(id);
        return text === undefined ? `${id} missing\n` : `${id} blob ${encode(text).length}\n${text}\n`;
      });
    return ok(encode(answers.join('')));
  };
  return { run, asked };
}

const tag = (name: string, id: string) => `${name}\0commit\0${id}\0\0\n`;
const annotated = (name: string, id: string) => `${name}\0tag\0${commit('9')}\0commit\0${id}\n`;
const shown = ({ all }: Candidates) =>
  all.map(({ name, version, origin }) => {
    const where = origin.kind === 'git' ? `${origin.ref} ${origin.commit[0]} ${origin.folder}` : origin.kind;
    return `${name} ${version?.raw} ${where}`;
  });

const old = { 'modules/box/box.otmod': manifest('box', 'version: 1.0.0'), 'modules/box/box.lua': 'x = 1\n' };
const now = {
  'modules/box/box.otmod': manifest('box', 'version: 1.2.0'),
  'modules/box/box.lua': 'x = "ü"\n',
  'modules/lid/lid.otmod.jsonc': '{ "name": "lid", "version": "0.1.0" }',
  'modules/bad/bad.otmod.jsonc': '{ "name": ',
  '.otmodules/store/box/0.9.0/box.otmod': manifest('box', 'version: 0.9.0'),
};

describe('a repository offers', () => {
  const tags = tag('box@v1.2.0', commit('b')) + annotated('box@1.0.0', commit('a')) + tag('v3', commit('b'));

  test('the versions of its tags, with and without v, annotated or not', async () => {
    const { run } = recorded({ [commit('a')]: old, [commit('b')]: now }, tags);
    const listed = await gitSource(run, clients.mehah).list();
    expect(shown(listed)).toEqual(['box 1.2.0 box@v1.2.0 b modules/box', 'box 1.0.0 box@1.0.0 a modules/box']);
    expect(listed.problems).toEqual([]);
  });

  test('every module at the commits that are asked for, and says which are broken', async () => {
    const { run } = recorded({ [commit('a')]: old, [commit('b')]: now }, '');
    const listed = await gitSource(run, clients.mehah, [commit('b'), commit('c')]).list();
    expect(shown(listed)).toEqual([`box 1.2.0 ${commit('b')} b modules/box`, `lid 0.1.0 ${commit('b')} b modules/lid`]);
    expect(listed.problems.map(it => `${it.origin.folder}: ${it.message}`)).toEqual([
      'modules/bad: Its manifest bad.otmod.jsonc is broken.',
    ]);
  });

  test('nothing for a tag of a module or version that its commit does not have, and tells the latter', async () => {
    const { run } = recorded({ [commit('a')]: old }, tag('box@1.1.0', commit('a')) + tag('other@1.0.0', commit('a')));
    const listed = await gitSource(run, clients.mehah).list();
    expect([listed.all, listed.problems.map(it => it.message)]).toEqual([
      [],
      ['Its manifest states the version 1.0.0, not 1.1.0.'],
    ]);
  });

  test('files as bytes, read once', async () => {
    const { run, asked } = recorded({ [commit('a')]: old, [commit('b')]: now }, tags);
    const source = gitSource(run, clients.mehah);
    const [first] = (await source.list()).all;
    expect(decode((await source.read(first, 'box.lua')) ?? new Uint8Array())).toBe('x = "ü"\n');
    const before = asked.length;
    expect(await source.read(first, 'box.lua')).toBeDefined();
    expect(await source.read(first, 'link')).toBeUndefined();
    expect(asked.length).toBe(before);
  });

  test('nothing where there is no repository, or no git', async () => {
    const listed = await gitSource(async () => refused('not a git repository'), clients.mehah, ['main']).list();
    expect(listed).toEqual({ all: [], problems: [] });
  });
});

test('trees are read with any bytes in paths, and without links and other repositories', () => {
  const id = commit('1');
  const bytes = new Uint8Array([...encode(`100644 blob ${id}\ta\nb/`), 0xff, 0, ...encode(`120000 blob ${id}\tc\0`)]);
  expect(parseTree(bytes, decode)).toEqual([{ path: 'a\nb/\udcff', id }]);
});

test('batches are read to their end, whatever is missing or cut off', () => {
  const [a, b, c] = [commit('1'), commit('2'), commit('3')];
  const bytes = encode(`${a} blob 3\n\n\n\n\n${b} missing\n${c} blob 5\nab`);
  expect([...parseBatch(bytes, [a, b, c])]).toEqual([[a, encode('\n\n\n')]]);
});
