import { encode } from '../base/bytes.ts';
import type { CandidateProblem } from '../workspace/candidate.ts';
import type { CandidateSource } from './candidate-source.ts';
import { mergeCandidates } from './merged-source.ts';
import { type CandidateFolder, type Engine, readCandidate } from './read-candidate.ts';

/** A source of versions that are held in memory: the text of each file by its path, for each place. */
export function memorySource(
  folders: readonly (Pick<CandidateFolder, 'origin' | 'promised'> & { readonly texts: ReadonlyMap<string, string> })[],
  engine: Engine,
): CandidateSource {
  const problems: CandidateProblem[] = [];
  const all = folders.flatMap(({ origin, promised, texts }) => {
    const bytes = (path: string) => {
      const text = texts.get(path);
      return text === undefined ? undefined : encode(text);
    };
    const read = readCandidate({ origin, promised, files: [...texts.keys()], bytes, texts }, engine);
    if (!read.ok) problems.push({ origin, message: read.error });
    return read.ok ? [read.value] : [];
  });
  return {
    list: async () => mergeCandidates([{ all, problems }]),
    async read({ texts }, path) {
      const text = texts?.get(path);
      return text === undefined ? undefined : encode(text);
    },
  };
}
