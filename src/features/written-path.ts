import type { PathMention } from '../workspace/mention.ts';
import type { Located } from '../workspace/mention-index.ts';
import { isGlob } from '../workspace/script-paths.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isPlain } from './completion/written.ts';

/** A path as text that may stand in the place of another one; undefined where nothing there means that very path. */
export function writtenInPlace(path: string, mention: Located<PathMention>, snapshot: Snapshot): string | undefined {
  // No client opens such a file.
  if (/[:\\\p{Cc}]/u.test(path)) return undefined;
  if (mention.call === 'scripts' && !isGlob(mention.value) && !isScript(path, snapshot)) return undefined;
  if (mention.path.endsWith('.otmod.jsonc')) {
    const value = mention.form === 'lua' ? inLua(path, mention, snapshot) : path;
    return value === undefined ? undefined : JSON.stringify(value).slice(1, -1);
  }
  switch (mention.form) {
    case 'lua':
      if (mention.path.endsWith('.lua')) return inLua(path, mention, snapshot);
      // The quotes around the Lua would have to be told from those in it.
      return /["'<>&{}]/.test(path) ? undefined : inLua(path, mention, snapshot);
    case 'inline':
    case 'line':
      return inList(path, mention, snapshot);
    case 'other':
      return inPage(path, mention, snapshot);
  }
}

/** Whether an item of `scripts` is one Lua file for the client. */
function isScript(item: string, { engine }: Snapshot): boolean {
  const name = item.slice(item.lastIndexOf('/') + 1);
  if (engine.scriptPaths === 'replace' && isGlob(item)) return false;
  return name.endsWith('.lua') || !name.includes('.');
}

function inLua(path: string, { span, path: file }: Located<PathMention>, { text }: Snapshot): string | undefined {
  const quote = text(file)?.[span.start - 1];
  if (quote === '[') return path.includes(']') ? undefined : path;
  return quote === '"' || quote === "'" ? path.replaceAll(quote, `\\${quote}`) : undefined;
}

function inList(path: string, { span, path: file, form }: Located<PathMention>, { text }: Snapshot) {
  if (text(file)?.[span.start - 1] === '"')
    return (form === 'inline' ? /[",[\]]/ : /"/).test(path) || path !== path.trim() ? undefined : path;
  return isPlain(path, form === 'inline' ? 'inline' : 'dash') ? path : undefined;
}

function inPage(path: string, { span, path: file }: Located<PathMention>, { text }: Snapshot): string | undefined {
  const before = text(file)?.[span.start - 1] ?? '';
  return (/["']/.test(before) ? /["'<>&{}]/ : /["'<>&{}();\s]/).test(path) ? undefined : path;
}
