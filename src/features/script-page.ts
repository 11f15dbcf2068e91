import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { firstFew, inlineCode, plainWords } from './markdown.ts';

/** What the client opens for the path of a script in its file system, as markdown. */
export function scriptPage(virtualPath: string, snapshot: Snapshot): string {
  const found = lookUp(snapshot.search, virtualPath);
  if (found.kind === 'missing') return `${inlineCode(found.virtualPath)} cannot be opened: ${found.reason}.`;
  const facts = snapshot.lua(found.path);
  const { error } = facts ?? {};
  const names = [...(facts?.globals ?? [])].flatMap(([name, { lastFunction }]) => (lastFunction ? [name] : []));
  return [
    inlineCode(found.path),
    ...(error ? [`Does not compile: line ${error.line}: ${plainWords(error.message)}.`] : []),
    ...(names.length > 0 ? [`Defines ${firstFew(names, 8)}.`] : []),
  ].join('\n\n');
}
