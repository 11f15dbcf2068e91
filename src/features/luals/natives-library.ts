import type { Stepwise } from '../../base/stepwise.ts';
import { isStandardName } from '../../syntax/lua/standard-names.ts';
import type { NativeGlobal, NativeMember, NativeSignature, Natives } from '../../workspace/natives.ts';
import type { Declared } from './declared-signatures.ts';
import { fieldOf, functionAt, globalOf, inComment, isWord } from './lua-words.ts';

/**
 * The text of `natives.lua` without its head: what the client's C++ binds and no description in the folder tells, as it is
 * `declared`. What is not always compiled and `isMade` by modules, as a substitute, is told by those.
 */
export function* nativesLibrary(
  { globals }: Natives,
  declared: Declared,
  isMade: (name: string) => boolean,
): Stepwise<string> {
  const lines: string[] = [''];
  for (const native of globals.values()) {
    const isSubstituted = native.asks.length > 0 && isMade(native.name);
    if (!isStandardName(native.name) && !isSubstituted) lines.push(...globalLines(native, declared));
    yield;
  }
  return `${lines.join('\n').replace(/\n+$/, '')}\n`;
}

function isDescribed({ places }: { readonly places: NativeGlobal['places'] }): boolean {
  return places.some(it => it.by === 'meta');
}

function globalLines(native: NativeGlobal, declared: Declared): readonly string[] {
  const { name, kind, base, members } = native;
  const place = globalOf(name);
  const own = isDescribed(native) ? [] : [...asked(native.asks), ...declaration(native, place, declared)];
  if (kind === 'function' || kind === 'constant') return own;
  const head = own.length === 0 || !isWord(name) ? own : [...own.slice(0, -2), classLine(name, base), ...own.slice(-2)];
  const inside = [...members.values()].filter(it => !isDescribed(it)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...head, ...inside.flatMap(it => memberLines(place, it, declared))];
}

function classLine(name: string, base: string | undefined): string {
  return base === undefined ? `---@class ${name}` : `---@class ${name} : ${base}`;
}

function declaration(native: NativeGlobal, place: string, declared: Declared): readonly string[] {
  switch (native.kind) {
    case 'function':
      return functionLines(place, native, declared, false);
    case 'constant':
      return ['---@type any', `${place} = nil`, ''];
    default:
      return [`${place} = {}`, ''];
  }
}

function memberLines(owner: string, member: NativeMember, declared: Declared): readonly string[] {
  const place = fieldOf(owner, member.name);
  const head = asked(member.asks);
  if (member.kind === 'field') return [...head, `---@type ${member.returns ?? 'any'}`, `${place} = nil`, ''];
  return [...head, ...functionLines(place, member, declared, member.kind === 'method')];
}

/** A function of which nobody says how it is called takes and gives anything. */
function functionLines(
  place: string,
  native: NativeSignature,
  declared: Declared,
  isMethod: boolean,
): readonly string[] {
  const known = native.parameters === undefined && native.calls ? declared(native.calls) : undefined;
  const { parameters, returns } = known ?? native;
  const given = parameters?.map(({ name, type, optional }, i) => ({
    name: name !== undefined && isWord(name) ? name : `arg${i + 1}`,
    type: type ?? 'any',
    mark: optional ? '?' : '',
  }));
  const names = given?.map(it => it.name) ?? ['...'];
  return [
    ...(given?.map(({ name, type, mark }) => `---@param ${name}${mark} ${type}`) ?? ['---@param ... any']),
    ...(returns === '' ? [] : [`---@return ${returns ?? 'any ...'}`]),
    functionAt(place, isMethod ? ['self', ...names] : names),
    '',
  ];
}

function asked(asks: readonly string[]): readonly string[] {
  return asks.map(it => `--- Only where the client is compiled with \`${inComment(it).replaceAll('`', "'")}\``);
}
