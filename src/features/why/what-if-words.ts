import { counted, listing } from '../../base/text.ts';
import { movedWords } from './moved.ts';
import type { Consequences, Side } from './what-if.ts';

/** What changes come to, in a few sentences. */
export function consequencesInWords({ before, after, moved }: Consequences): string {
  const sentences = [orderWords(before.order, after.order)];
  if (after.conflict !== undefined && before.conflict === undefined)
    sentences.push(`No versions suit each other then: ${after.conflict}.`);
  else if (before.conflict !== undefined && after.conflict === undefined)
    sentences.push('Versions suit each other then.');
  if (moved.length > 0) sentences.push(`Other versions are chosen: ${few(moved.map(movedWords))}.`);
  sentences.push(problemWords(before, after));
  return sentences.join(' ');
}

/** Whether changes bring something to mend: a problem that was not there, a module that loads no more. */
export function isWorse({ before, after }: Consequences): boolean {
  const isBad = after.problems.some(it => it.severity === 'error' || it.severity === 'warning');
  return isBad || (after.conflict !== undefined && before.conflict === undefined);
}

function orderWords(before: readonly string[], after: readonly string[]): string {
  const [old, now] = [new Set(before), new Set(after)];
  const lost = [...old].filter(it => !now.has(it));
  const gained = [...now].filter(it => !old.has(it));
  const sentences = [
    ...(lost.length > 0 ? [`Loaded no more: ${few(lost)}.`] : []),
    ...(gained.length > 0 ? [`Loaded then: ${few(gained)}.`] : []),
  ];
  if (sentences.length > 0) return sentences.join(' ');
  const isSame = before.length === after.length && before.every((it, i) => it === after[i]);
  return isSame ? 'The load order stays as it is.' : 'The same modules load, in another order.';
}

function problemWords({ problems: lost }: Side, { problems: gained }: Side): string {
  if (lost.length + gained.length === 0) return 'No problem comes or goes.';
  const comes =
    gained.length === 0 ? [] : [`${counted(gained.length, 'problem')} ${gained.length === 1 ? 'comes' : 'come'}`];
  const goes = lost.length === 0 ? [] : [`${counted(lost.length, 'problem')} ${lost.length === 1 ? 'goes' : 'go'}`];
  return `${listing([...comes, ...goes])}.`;
}

function few(words: readonly string[]): string {
  return listing(words.length > FEW ? [...words.slice(0, FEW), `${words.length - FEW} more`] : words);
}

const FEW = 4;
