import { closingBracket, commaParts } from './masked.ts';

/** What a C++ function takes at one place. */
export interface CppParameter {
  readonly name: string | undefined;
  readonly type: string;
  /** It has a value of its own, or is an object, which may be nil: what is not given is nil. Source: `luabinder.h`. */
  readonly optional: boolean;
}

/** What a C++ function takes and gives, as far as it stands where it is bound; types are those of Lua's language server. */
export interface CppSignature {
  readonly parameters: readonly CppParameter[];
  /** Undefined where it is not told. */
  readonly returns: string | undefined;
}

/**
 * The signature in an argument such as `[](const std::string& name) -> bool { … }` or
 * `static_cast<bool (Thing::*)(int) const>(&Thing::f)`; undefined where the argument only names a function.
 */
export function signatureOf(masked: string, start: number, end: number): CppSignature | undefined {
  const words = masked.slice(start, end);
  const lambda = /^\s*(?:(?:\w+\s*::\s*)*bind_\w+\s*\(\s*)?\[[^\]]*\]\s*([({])/.exec(words);
  if (lambda) {
    if (lambda[1] === '{') return { parameters: [], returns: undefined };
    const open = start + lambda[0].length - 1;
    const close = closingBracket(masked, open);
    if (readsStack(masked, open, close)) return undefined;
    const arrow = /^\s*(?:mutable\s*)?->\s*([^{]+)\{/.exec(masked.slice(close + 1, end));
    return { parameters: parametersOf(masked, open, close), returns: arrow ? returned(arrow[1]) : undefined };
  }
  const cast = /^\s*static_cast\s*<\s*([^()]*)\(\s*(?:\w+\s*::\s*)*\*\s*\)\s*\(/.exec(words);
  if (!cast) return undefined;
  const open = start + cast[0].length - 1;
  return { parameters: parametersOf(masked, open, closingBracket(masked, open)), returns: returned(cast[1]) };
}

/** The signature of a function that is declared with that type before its name; undefined where it reads Lua's stack itself. */
export function declaredSignature(masked: string, type: string, open: number, close: number): CppSignature | undefined {
  if (readsStack(masked, open, close)) return undefined;
  const returns = /^\s*auto\s*$/.test(type) ? undefined : returned(type);
  return { parameters: parametersOf(masked, open, close), returns };
}

/** Whether a function takes what it is given from Lua's stack by itself. */
function readsStack(masked: string, open: number, close: number): boolean {
  return /\b(LuaInterface|lua_State)\b/.test(masked.slice(open, close));
}

function parametersOf(masked: string, open: number, close: number): CppSignature['parameters'] {
  return typedParts(masked, open, close).flatMap(whole => {
    const words = whole.replace(/=[\s\S]*$/, '').trim();
    if (words === '' || words === 'void') return [];
    const named = /^([\s\S]*[\s&*>])([A-Za-z_]\w*)$/.exec(words);
    const isName =
      named !== null && !/^(const|unsigned|long|short|signed)?\s*$/.test(named[1].trim()) && !isTypeWord(named[2]);
    const type = isName ? named[1] : words;
    const optional = whole.includes('=') || objectOf(bareType(type)) !== undefined;
    return [{ name: isName ? named[2] : undefined, type: luaType(type), optional }];
  });
}

/** What stands between commas that are outside of angle brackets too. */
function typedParts(masked: string, open: number, close: number): readonly string[] {
  const parts: string[][] = [];
  let depth = 0;
  for (const { start, end } of commaParts(masked, open + 1, close)) {
    const words = masked.slice(start, end);
    if (depth > 0) parts[parts.length - 1].push(words);
    else parts.push([words]);
    const type = words.replace(/=[\s\S]*$/, '');
    depth += type.replaceAll(/[^<]/g, '').length - type.replaceAll(/->|[^>]/g, '').length;
  }
  return parts.map(it => it.join(','));
}

function isTypeWord(word: string): boolean {
  return /^(int|bool|char|long|short|float|double|const|auto|unsigned)$/.test(word);
}

function returned(type: string): string | undefined {
  if (/^\s*void\s*$/.test(type)) return '';
  // That is as many values as it has.
  return /^\s*(?:const\s+)?(?:std\s*::\s*)?tuple\s*</.test(type) ? undefined : luaType(type);
}

/** The type that a C++ type becomes in Lua. Source: `luavaluecasts.cpp` of each client. */
function luaType(type: string): string {
  const bare = bareType(type);
  if (/^(string|string_view|char)$/.test(bare)) return 'string';
  if (bare === 'bool') return 'boolean';
  if (/^(float|double)$/.test(bare)) return 'number';
  if (integers.test(bare)) return 'integer';
  const inner = /^(vector|list|deque|set|unordered_set)\s?<(.*)>$/.exec(bare);
  if (inner) {
    const item = luaType(inner[2]);
    return item.includes('|') ? `(${item})[]` : `${item}[]`;
  }
  return objectOf(bare) ?? 'any';
}

function bareType(type: string): string {
  return type
    .replaceAll(/\b(const|volatile|struct|class|enum|static|std|stdext)\b/g, ' ')
    .replaceAll(/::|[&*]/g, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ');
}

/** The class that a pointer leads to. */
function objectOf(bare: string): string | undefined {
  const found =
    /^(?:shared_ptr|shared_object_ptr|intrusive_ptr)\s?<\s?(\w+)\s?>$/.exec(bare) ?? /^([A-Z]\w*)Ptr$/.exec(bare);
  return found?.[1];
}

const integers =
  /^(Otc |Fw )\w+$|^((un)?signed )?(int|char|short|long)( long)?( int)?$|^unsigned$|^u?int(8|16|32|64)?(_t)?$|^(size_t|ticks_t|uint|ulong|ushort|uchar)$/;
