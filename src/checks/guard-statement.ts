import { parseLua } from '../syntax/lua/parse.ts';
import type { ModuleUse } from '../workspace/code-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Fix, perhaps, replace } from './check.ts';

/**
 * The fix that makes sure of what is used, around a statement that stands alone on its line; `isHalf`: the module may be there
 * before its scripts have run.
 */
export function guardStatement(use: ModuleUse, isHalf: boolean, snapshot: Snapshot): readonly Fix[] {
  const { path, module, member, moduleSpan } = use;
  const text = path.endsWith('.lua') ? (snapshot.text(path) ?? '') : '';
  const start = text.lastIndexOf('\n', moduleSpan.start - 1) + 1;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  const statement = line.trim();
  const known = `modules.${module}`;
  if (!statement.startsWith(`${known}.`) || parseLua(statement).kind !== 'chunk') return [];
  const condition = isHalf && member !== undefined ? `${known} and ${known}.${member}` : known;
  const from = start + line.indexOf(statement);
  const guarded = `if ${condition} then ${statement} end`;
  return [
    perhaps(
      `Do it only where "${module}" is there`,
      replace(path, { start: from, end: from + statement.length }, guarded),
    ),
  ];
}
