import { type Span, span, touches } from '../../base/span.ts';
import { globalNames, wordAt } from '../../syntax/lua/global-names.ts';
import type { CodeIndex } from '../../workspace/code-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { environments, whoseBare, whoseMember } from './environments.ts';
import { memberUsedAt } from './member-at.ts';
import { makerOf } from './member-definitions.ts';
import { luaRegionAt } from './regions.ts';

/** A global that modules make and that a place in Lua names. */
export interface GlobalHere {
  readonly name: string;
  /** Of the name alone, inside its quotes. */
  readonly span: Span;
}

/** The global that is named at an offset, bare, behind `_G` or behind a module; undefined where no module makes it. */
export function globalAt(snapshot: Snapshot, path: string, offset: number): GlobalHere | undefined {
  const { code } = snapshot;
  const text = snapshot.text(path) ?? '';
  const word = wordAt(text, offset);
  const name = word ? text.slice(word.start, word.end) : '';
  if (!word || makersOf(name, code).length === 0) return undefined;
  const region = luaRegionAt(snapshot, path, offset);
  if (!region) return undefined;
  const names = globalNames(text, name, region.span.start, region.span.end, region.form);
  if (!names) {
    const used = memberUsedAt(snapshot, path, offset);
    return used?.name === name && whoseMember(name, used.module, code) === 'global'
      ? { name, span: used.span }
      : undefined;
  }
  const here = span(offset, offset);
  const bare = whoseBare(name, environments(snapshot)(path), code) === 'global' ? names.bare : [];
  const members = names.members.filter(it => whoseMember(name, it.module, code) === 'global').map(it => it.span);
  const own = [...bare, ...names.shared, ...members].find(it => touches(it, here));
  return own && { name, span: own };
}

/** The modules, or files that are no module's, that make a global, without those that only go on with what is there. */
export function makersOf(name: string, code: CodeIndex): readonly string[] {
  const made = code.globals.get(name)?.filter(it => !it.isNil) ?? [];
  const first = made.filter(it => !it.yields && !it.follows);
  return [...new Set((first.length > 0 ? first : made).map(it => makerOf(it, code)))];
}
