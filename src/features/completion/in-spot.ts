import type { CompletionItem } from './completion-item.ts';
import { inSnippet } from './completion-item.ts';
import type { ItemSpot } from './spot.ts';

/** How a word is put into a list; the cursor stays before a bracket that comes with it. */
export function inSpot(
  word: string,
  spot: ItemSpot,
): Pick<CompletionItem, 'span' | 'text' | 'isSnippet' | 'filterText' | 'commitCharacters'> {
  const { span, before, after, mark, form } = spot;
  const isSnippet = after !== '';
  return {
    span,
    text: isSnippet ? `${inSnippet(before + word)}$0${inSnippet(after)}` : before + word,
    isSnippet,
    filterText: mark + word,
    commitCharacters: form === 'inline' ? [','] : [],
  };
}
