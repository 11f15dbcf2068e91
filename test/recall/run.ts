import { load } from '../../src/files/load.ts';
import { nodeFiles } from '../../src/files/node-files.ts';
import { type LanguageService, languageService, type View } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { random } from '../support/generate.ts';
import { type Kind, type Mutation, mutationsOf } from './mutations.ts';

/**
 * `npm run recall -- [--seed N] [--count N] FOLDER…`: makes mistakes in client folders, one at a time and in memory only,
 * and counts how many are told at every place where they bite.
 */
main(process.argv.slice(2)).then(
  kept => {
    process.exitCode = kept ? 0 : 1;
  },
  error => {
    console.error(error);
    process.exitCode = 3;
  },
);

const BAR = 0.95;

async function main(given: readonly string[]): Promise<boolean> {
  const { folders, seed, count } = read(given);
  if (folders.length === 0) throw new Error('usage: npm run recall -- [--seed N] [--count N] FOLDER…');
  const pool: { readonly service: LanguageService; readonly mutation: Mutation }[] = [];
  for (const folder of folders) {
    const service = languageService(defaultSettings);
    await load(nodeFiles(folder), service.folder, () => false);
    const kinds = mutationsOf(service.view());
    for (const [kind, all] of kinds) {
      console.log(`${folder}: ${all.length} ${kind}`);
      for (const mutation of all) pool.push({ service, mutation });
    }
  }
  const next = random(seed);
  const picked = spread(pool, count, next);
  const tally = new Map<Kind, { told: number; all: number }>();
  for (const { service, mutation } of picked) {
    const missed = missedBy(service, mutation);
    const counts = tally.get(mutation.kind) ?? { told: 0, all: 0 };
    tally.set(mutation.kind, { told: counts.told + (missed.length === 0 ? 1 : 0), all: counts.all + 1 });
    for (const each of missed) console.log(`missed: ${mutation.what}\n    at ${each}`);
  }
  let [told, all] = [0, 0];
  for (const [kind, counts] of tally) {
    console.log(`${kind.padEnd(14)} ${counts.told} of ${counts.all}`);
    told += counts.told;
    all += counts.all;
  }
  console.log(`${told} of ${all} told at every place: ${((100 * told) / all).toFixed(1)} % (bar ${BAR * 100} %)`);
  return told >= BAR * all;
}

/** As many of each kind as can be, picked at random. */
function spread<T extends { readonly mutation: Mutation }>(pool: readonly T[], count: number, next: () => number): T[] {
  const kinds = [...new Set(pool.map(it => it.mutation.kind))].map(kind =>
    pool.filter(it => it.mutation.kind === kind),
  );
  const queues = kinds.map(all =>
    all
      .map(it => ({ it, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ it }) => it),
  );
  const picked: T[] = [];
  while (picked.length < count && queues.some(queue => queue.length > 0)) {
    for (const queue of queues) {
      const one = picked.length < count ? queue.pop() : undefined;
      if (one) picked.push(one);
    }
  }
  return picked;
}

/** The places of a mutation at which nothing is told that was not told before. */
function missedBy(service: LanguageService, { files, expected }: Mutation): readonly string[] {
  const { folder } = service;
  const before = found(service.view());
  const texts = new Map([...files.keys()].map(path => [path, folder.text(path)]));
  const set = (all: ReadonlyMap<string, string | undefined>) => {
    for (const [path, text] of all) {
      if (text === undefined && files.get(path) === undefined && all === files) folder.removeFile(path);
      else folder.putFile(path, text);
    }
  };
  set(files);
  const view = service.view();
  const after = found(view);
  const missed = expected.filter(({ path, start, end }) => {
    const known = new Set(before.get(path)?.map(it => it.text));
    return !after.get(path)?.some(it => it.start < end && start < it.end && !known.has(it.text));
  });
  const told = missed.map(({ path, start: offset }) => {
    const text = view.snapshot.text(path) ?? '';
    const line = text.slice(0, offset).split('\n').length;
    return `${path}:${line} ${text.split('\n')[line - 1]?.trim()}`;
  });
  set(texts);
  return told;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function found({ diagnostics }: View): ReadonlyMap<string, readonly Found[]> {
  return new Map(
    [...diagnostics].map(([path, list]) => [
      path,
      list.map(({ span: { start, end }, code, message }) => ({ start, end, text: `${start} ${code} ${message}` })),
    ]),
  );
}

function read(given: readonly string[]) {
  const folders: string[] = [];
  const numbers = { seed: 1, count: 500 };
  for (let i = 0; i < given.length; i++) {
    if (given[i] === '--seed') numbers.seed = Number(given[++i]);
    else if (given[i] === '--count') numbers.count = Number(given[++i]);
    else folders.push(given[i]);
  }
  return { folders, ...numbers };
}
