import { readText } from '../../manifest/values.ts';

/**
 * Whether a word can stand as an item of a list, or as a value, as it is, and every client engine reads the very same word:
 * without quotes, escapes, list brackets, block signs and references.
 */
export function isPlain(word: string, form: 'inline' | 'dash' | 'value'): boolean {
  if (form === 'inline' ? !plainInline.test(word) : !plainLine.test(word)) return false;
  return readText(word) === word;
}

const plainLine = /^(?:[^\s"'~[|$]|[^\s"'~[|$][^\r\n\f\v]*[^\s])$/;
const plainInline = /^(?:[^\s"'~[\]|$,\\]|[^\s"'~[\]|$,\\][^\r\n\f\v",\\[\]]*[^\s",\\[\]])$/;
