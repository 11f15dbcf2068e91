import type { Span } from '../../base/span.ts';

/** Something that can be put where the cursor is. */
export interface CompletionItem {
  readonly label: string;
  readonly kind:
    | 'manifest'
    | 'key'
    | 'value'
    | 'module'
    | 'script'
    | 'pattern'
    | 'device'
    | 'function'
    | 'table'
    | 'range'
    | 'member';
  /** What is called with it, right behind the label: `(a, b)`. */
  readonly signature: string;
  /** A few words beside the label. */
  readonly note: string;
  /** A line above the documentation. */
  readonly detail: string;
  /** Markdown; worked out when somebody looks at the item. */
  readonly documentation: () => string;
  /** What is replaced, on one line, the cursor in it: the half-written word, with wrong indentation before it. */
  readonly span: Span;
  readonly text: string;
  /** `text` is a snippet: `$0` is where the cursor ends, `${1:word}` a word to type over. */
  readonly isSnippet: boolean;
  readonly sortText: string;
  readonly filterText: string;
  /** Characters that take the item and are typed behind it. */
  readonly commitCharacters: readonly string[];
  /** There is something to complete where the cursor ends. */
  readonly goesOn: boolean;
}

/** What is offered, best first. */
export interface Completion {
  readonly items: readonly CompletionItem[];
  /** There are more, to be asked for again as the word grows. */
  readonly incomplete: boolean;
}

export const nothing: Completion = { items: [], incomplete: false };

/** An item by what it does not share with most others: no snippet, no note, sorted by its label. */
export function item(
  own: Pick<CompletionItem, 'label' | 'kind' | 'span' | 'text'> & Partial<CompletionItem>,
): CompletionItem {
  return {
    signature: '',
    note: '',
    detail: '',
    documentation: () => '',
    isSnippet: false,
    sortText: own.label,
    filterText: own.label,
    commitCharacters: [],
    goesOn: false,
    ...own,
  };
}

/** The items in the order in which an editor lists them where nothing is typed. */
export function sorted(items: readonly CompletionItem[]): readonly CompletionItem[] {
  return [...items].sort((a, b) => compare(a.sortText, b.sortText) || compare(a.label, b.label));
}

/** A text as it stands in a snippet. */
export function inSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
