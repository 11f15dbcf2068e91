import { applyEdits, modify } from 'jsonc-parser';
import type { JsonValue } from './tree.ts';

/**
 * A JSON text with another value at a path of keys and places, all else as it is, comments too. A new key comes first, where no
 * comment behind a value can get lost, and so does a new item of an array at place 0 with `isNew`. The text must be JSON.
 */
export function setJsonValue(
  text: string,
  path: readonly (string | number)[],
  value: JsonValue,
  isNew: boolean = false,
): string {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const source = text.slice(mark);
  const [indent = '  '] = /(?<=^|\n)[ \t]+(?=["/])/.exec(text) ?? [];
  const edits = modify(source, [...path], value, {
    isArrayInsertion: isNew,
    getInsertionIndex: () => 0,
    formattingOptions: {
      insertSpaces: !indent.includes('\t'),
      tabSize: indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return text.slice(0, mark) + applyEdits(source, edits);
}
