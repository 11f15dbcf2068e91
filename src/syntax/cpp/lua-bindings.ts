import { type Span, span } from '../../base/span.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { closingBracket, commaParts, maskedCpp } from './masked.ts';
import { type CppSignature, signatureOf } from './signature.ts';

/** What C++ gives to Lua by one call. */
export interface LuaBinding {
  readonly kind: 'singleton' | 'class' | 'global' | 'static' | 'method' | 'field';
  readonly name: string;
  /** Of the name alone. */
  readonly span: Span;
  /** The singleton or class that it is a member of. */
  readonly owner: string | undefined;
  /** Of a class: what it derives from. */
  readonly base: string | undefined;
  readonly signature: CppSignature | undefined;
  /** The function of a class that it calls, where it only names it. */
  readonly calls: CppFunction | undefined;
  /** What the preprocessor asks for. */
  readonly asks: readonly string[];
}

/** `&Class::function`. */
export interface CppFunction {
  readonly owner: string;
  readonly name: string;
}

/** The bindings of a C++ text, in its order, and the calls that bind something under a name that is worked out. */
export interface LuaBindings {
  readonly bindings: readonly LuaBinding[];
  readonly unread: readonly Span[];
}

/**
 * Reads the calls by which a client's C++ gives names to Lua. Never throws. Source: `luainterface.h` and `luafunctions.cpp`
 * of each client.
 */
export function luaBindings(text: string): LuaBindings {
  const bindings: LuaBinding[] = [];
  const unread: Span[] = [];
  const masked = maskedCpp(text);
  const conditionAt = follower(conditionsOf(masked));
  for (const match of masked.matchAll(calls)) {
    const [whole, name, template] = match;
    const before = masked.slice(Math.max(0, match.index - 16), match.index).trimEnd();
    const at = match.index + whole.length - 1;
    const asks = conditionAt(match.index);
    if (asks === undefined) continue;
    const close = closingBracket(masked, at);
    const types = template === undefined ? [] : typesIn(masked, match.index + whole.indexOf(template));
    const call = { ...callOf(text, masked, at, close), name, types };
    const found = bindingOf(call, () => isPushed(masked, match.index));
    if (found) bindings.push({ ...found, asks });
    // Without a receiver it is the interface itself, handing on what it was given.
    else if (/g_lua\s*(\.|->)$/.test(before) && name !== 'setGlobal') unread.push(span(match.index, close));
  }
  return { bindings, unread };
}

const calls =
  /\b(register(?:SingletonClass|Class(?:StaticFunction|MemberFunction|MemberField)?|GlobalFunction|Table|Method)|bind(?:GlobalFunction|SingletonFunction|ClassStaticFunction|ClassMember(?:Function|Field|GetField|SetField))|setGlobal|lua_setglobal|lua_register)\s*(<[^;(){}]*>)?\s*\(/g;

interface Named {
  readonly value: string;
  readonly span: Span;
}

interface Call {
  readonly name: string;
  /** The last names of the types in angle brackets. */
  readonly types: readonly Named[];
  /** The texts given first, and where each stands without its quotes. */
  readonly texts: readonly Named[];
  readonly signature: () => CppSignature | undefined;
  readonly pointer: CppFunction | undefined;
}

function callOf(text: string, masked: string, open: number, close: number): Omit<Call, 'name' | 'types'> {
  const parts = commaParts(masked, open + 1, close);
  const own = parts[0] && /^\s*L\w*\s*$/.test(masked.slice(parts[0].start, parts[0].end)) ? parts.slice(1) : parts;
  const texts: { value: string; span: Span }[] = [];
  for (const part of own) {
    const words = text.slice(part.start, part.end);
    const literal = /^\s*"([A-Za-z_]\w*)"\s*$/.exec(words) ?? classWord.exec(words);
    if (!literal) break;
    const start = part.start + words.lastIndexOf(literal[1]);
    texts.push({ value: literal[1], span: span(start, start + literal[1].length) });
  }
  const given = own[texts.length];
  const pointer = given && /^\s*&\s*(?:\w+\s*::\s*)*?(\w+)\s*::\s*(\w+)\s*$/.exec(masked.slice(given.start, given.end));
  return {
    texts,
    signature: () => given && signatureOf(masked, given.start, given.end),
    pointer: pointer ? { owner: pointer[1], name: pointer[2] } : undefined,
  };
}

/** The name of a class, as C++ works it out. */
const classWord = /^\s*(?:\w+::)*demangle_class\s*<\s*(?:\w+\s*::\s*)*(\w+)\s*>\s*\(\s*\)\s*$/;

/** The last name of each type between the angle brackets at an offset. */
function typesIn(masked: string, open: number): readonly Named[] {
  const close = masked.indexOf('>', open);
  return commaParts(masked, open + 1, close).flatMap(part => {
    const found = /(\w+)\s*$/.exec(masked.slice(part.start, part.end));
    if (!found) return [];
    const start = part.start + found.index;
    return [{ value: found[1], span: span(start, start + found[1].length) }];
  });
}

type Found = Omit<LuaBinding, 'asks'>;

function bindingOf(call: Call, isPushedBefore: () => boolean): Found | undefined {
  const [first] = call.texts;
  switch (call.name) {
    case 'registerSingletonClass':
    case 'registerTable':
      return first && { ...nothing, kind: 'singleton', name: first.value, span: first.span };
    case 'registerClass':
      return classOf(call);
    case 'bindGlobalFunction':
    case 'registerGlobalFunction':
    case 'lua_register':
      return (
        first && {
          ...nothing,
          kind: 'global',
          name: first.value,
          span: first.span,
          signature: call.signature(),
          calls: call.pointer,
        }
      );
    case 'setGlobal':
    case 'lua_setglobal':
      return first && isPushedBefore()
        ? { ...nothing, kind: 'global', name: first.value, span: first.span }
        : undefined;
    case 'registerMethod':
    case 'bindSingletonFunction':
    case 'bindClassStaticFunction':
    case 'registerClassStaticFunction':
      return memberOf(call, 'static');
    case 'bindClassMemberFunction':
    case 'registerClassMemberFunction':
      return memberOf(call, 'method');
    default:
      return memberOf(call, 'field');
  }
}

const nothing = { owner: undefined, base: undefined, signature: undefined, calls: undefined };

function classOf({ types, texts }: Call): Found | undefined {
  const [own, base] = types.length > 0 ? types : texts;
  if (!own) return undefined;
  const { value: name, span: place } = own;
  return { ...nothing, kind: 'class', name, span: place, base: base?.value ?? (name === ROOT ? undefined : ROOT) };
}

/** The class that all others derive from. */
const ROOT = 'LuaObject';

function memberOf(call: Call, kind: 'static' | 'method' | 'field'): Found | undefined {
  const [first, second] = call.texts;
  const owner = second ? first?.value : (call.types[0]?.value ?? call.pointer?.owner);
  const named = second ?? first;
  if (!named || owner === undefined) return undefined;
  const signature = kind === 'field' ? undefined : call.signature();
  // What is registered as it is reads Lua's stack itself.
  const calls = kind === 'field' || call.name.startsWith('register') ? undefined : call.pointer;
  return {
    ...nothing,
    kind,
    name: named.value,
    span: named.span,
    owner,
    signature: withoutSelf(call, signature),
    calls,
  };
}

/** Functions that are registered as they are take the object first. */
function withoutSelf({ name }: Call, signature: CppSignature | undefined): CppSignature | undefined {
  if (!signature || name !== 'registerClassMemberFunction') return signature;
  return { ...signature, parameters: signature.parameters.slice(1) };
}

/** Whether a function was pushed right before what stands at an offset. */
function isPushed(masked: string, at: number): boolean {
  return /push(?:C|Cpp|c)[Ff]unction\s*\([^;]*\)\s*;\s*$/.test(masked.slice(Math.max(0, at - 200), at));
}

/** Answers what is asked for at offsets that only grow. */
function follower(conditions: readonly Condition[]): (offset: number) => readonly string[] | undefined {
  let next = 0;
  let asks: readonly string[] | undefined = [];
  return offset => {
    for (; next < conditions.length && conditions[next].from <= offset; next++) asks = conditions[next].asks;
    return asks;
  };
}
