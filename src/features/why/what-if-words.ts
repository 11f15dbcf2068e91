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
  const lost = before.filter(it => !after.includes(it));
  const gained = after.filter(it => !before.includes(it));
  const parts = [
    ...(lost.length > 0 ? [`${few(lost)} ${lost.length === 1 ? 'loads' : 'load'} no more`] : []),
    ...(gained.length > 0 ? [`${few(gained)} ${gained.length === 1 ? 'loads' : 'load'} too`] : []),
  ];
  if (parts.length > 0) return `${upperFirst(listing(parts))}.`;
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

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
