import { counted } from '../../base/text.ts';
import type { LuaDefinition } from '../../syntax/lua/code.ts';
import { memberOf } from '../../workspace/member.ts';
import type { Located } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { firstFew, inlineCode, luaLine, plainWords } from '../markdown.ts';
import { placeWords } from '../place-words.ts';
import { commentAbove } from './comment-above.ts';
import { isLuaName } from './key-written.ts';
import { definitionsOf, makerOf, parametersOf, placeNow } from './member-definitions.ts';

/**
 * What is known of a member as markdown: what it is, the comment above it, where it is made and who uses it; or why it is not
 * there. Undefined where nothing is known of it.
 */
export function memberPage(module: string, name: string, snapshot: Snapshot): string | undefined {
  const { code } = snapshot;
  const member = memberOf(code, module, name);
  const title = (line: string) => luaLine(line);
  const whole = isLuaName(name) ? `modules.${module}.${name}` : `modules.${module}['${name}']`;
  switch (member.kind) {
    case 'unknown':
      return undefined;
    case 'native':
      return `${title(whole)}\n\n${inlineCode(name)} is made by Lua or by the client itself.`;
    case 'missing':
      return `${title(whole)}\n\nNothing gives ${inlineCode(module)} a member ${inlineCode(name)}: it is nil.`;
    case 'local':
      return `${title(whole)}\n\n${inlineCode(name)} is a local variable of ${plainWords(placeWords(snapshot)(member.local))}: other modules cannot see it, here it is nil.`;
    default: {
      const all = definitionsOf(code, module, name);
      const [first] = all;
      return [
        title(signature(whole, first, snapshot)),
        memberNotes(first, snapshot),
        madeIn(all, member.kind, module, snapshot),
        usedBy(module, name, snapshot),
      ]
        .filter(it => it !== '')
        .join('\n\n');
    }
  }
}

/** The comment above a definition, as markdown. */
export function memberNotes(definition: Located<LuaDefinition>, snapshot: Snapshot): string {
  const text = snapshot.text(definition.path) ?? '';
  return notesShown(commentAbove(text, placeNow(definition, snapshot).start));
}

/** The lines of a comment as markdown in which they mean nothing. */
export function notesShown(lines: readonly string[]): string {
  return lines
    .map(line => (line === '' ? '\n\n' : `${plainWords(line)}\\\n`))
    .join('')
    .replaceAll(/\\\n(?=\n|$)/g, '\n')
    .trim();
}

function signature(whole: string, definition: Located<LuaDefinition>, snapshot: Snapshot): string {
  const parameters = parametersOf(definition, snapshot);
  if (parameters) return `function ${whole}(${parameters.join(', ')})`;
  return definition.kind === 'value' ? whole : `${whole} = {}`;
}

function madeIn(
  all: readonly Located<LuaDefinition>[],
  kind: 'defined' | 'given' | 'global',
  module: string,
  snapshot: Snapshot,
): string {
  const tell = placeWords(snapshot);
  const places = all.map(it => plainWords(tell({ path: it.path, span: placeNow(it, snapshot) })));
  const [first] = all;
  const more = places.length > 1 ? `, and at ${counted(places.length - 1, 'more place')}` : '';
  switch (kind) {
    case 'defined':
      return `Made in ${places[0]}${more}.`;
    case 'given':
      return `Given by ${inlineCode(makerOf(first, snapshot.code))} in ${places[0]}${more}.`;
    case 'global':
      return snapshot.code.modules.get(module)?.members.has(first.name) || makerOf(first, snapshot.code) === module
        ? `A global of all, made in ${places[0]}${more}.`
        : `No member of its own, but a global of all, made by ${inlineCode(makerOf(first, snapshot.code))} in ${places[0]}${more}.`;
  }
}

const FEW = 6;

/** More uses than these are not looked at: a hover answers at once. */
const MOST = 1000;

function usedBy(module: string, name: string, { code }: Snapshot): string {
  const uses = code.usesOfMember(module, name);
  const users = new Set<string>();
  for (const { from } of uses.slice(0, MOST)) if (from !== undefined && from !== module) users.add(from);
  if (users.size === 0) return 'No other module uses it.';
  const over = uses.length > MOST ? 'over ' : '';
  return `Used by ${over}${counted(users.size, 'module')}: ${firstFew([...users], FEW)}.`;
}
