import { applyEdits, modify } from 'jsonc-parser';
import { withoutMark } from './parse.ts';
import type { JsonValue } from './tree.ts';

/**
 * A JSON text with another value at a path of keys and places, all else as it is, comments too. A place behind the last item
 * of an array, with `isNew`, adds one. The text must be JSON.
 */
export function setJsonValue(
  text: string,
  path: readonly (string | number)[],
  value: JsonValue,
  isNew: boolean = false,
): string {
  const [indent = '  '] = /(?<=^|\n)[ \t]+(?=["/])/.exec(text) ?? [];
  const edits = modify(withoutMark(text), [...path], value, {
    isArrayInsertion: isNew,
    formattingOptions: {
      insertSpaces: !indent.includes('\t'),
      tabSize: indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return applyEdits(text, edits);
}
