import type { Candidate, CandidateProblem, Candidates } from '../workspace/candidate.ts';
import type { CandidateSource } from './candidate-source.ts';

/**
 * Several sources as one, the first one first: of the same version from several of them the first counts, and so in the order
 * workspace, stores, repository.
 */
export function mergedSource(sources: readonly CandidateSource[]): CandidateSource {
  const owners = new WeakMap<Candidate, CandidateSource>();
  return {
    async list(cancelled = () => false) {
      const listed: Candidates[] = [];
      for (const source of sources) {
        const own = cancelled() ? undefined : await source.list(cancelled);
        if (!own) continue;
        for (const each of own.all) owners.set(each, source);
        listed.push(own);
      }
      return mergeCandidates(listed);
    },
    read: async (candidate, path) => owners.get(candidate)?.read(candidate, path),
  };
}

/** Lists of candidates as one, each version once and in the order that `Candidates` promises. */
export function mergeCandidates(lists: readonly Candidates[]): Candidates {
  const found = new Map<string, Candidate>();
  for (const candidate of lists.flatMap(it => it.all)) {
    const key = JSON.stringify([candidate.name, candidate.version?.format()]);
    if (!found.has(key)) found.set(key, candidate);
  }
  const problems: readonly CandidateProblem[] = lists.flatMap(it => it.problems);
  return { all: [...found.values()].sort(byNameAndVersion), problems };
}

function byNameAndVersion(a: Candidate, b: Candidate): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  if (!a.version || !b.version) return Number(b.version === undefined) - Number(a.version === undefined);
  return b.version.compare(a.version) || (a.version.format() < b.version.format() ? -1 : 1);
}
