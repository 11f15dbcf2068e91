import { closingBracket, commaParts } from './masked.ts';

/** What a C++ function takes and gives, as far as it stands where it is bound; types are those of Lua's language server. */
export interface CppSignature {
  readonly parameters: readonly { readonly name: string | undefined; readonly type: string }[];
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
    // It takes what it is given from Lua's stack by itself.
    if (/\b(LuaInterface|lua_State)\b/.test(masked.slice(open, close))) return undefined;
    const arrow = /^\s*(?:mutable\s*)?->\s*([^{]+)\{/.exec(masked.slice(close + 1, end));
    return { parameters: parametersOf(masked, open, close), returns: arrow ? returned(arrow[1]) : undefined };
  }
  const cast = /^\s*static_cast\s*<\s*([^()]*)\(\s*(?:\w+\s*::\s*)*\*\s*\)\s*\(/.exec(words);
  if (!cast) return undefined;
  const open = start + cast[0].length - 1;
  return { parameters: parametersOf(masked, open, closingBracket(masked, open)), returns: returned(cast[1]) };
}

function parametersOf(masked: string, open: number, close: number): CppSignature['parameters'] {
  return commaParts(masked, open + 1, close).flatMap(part => {
    const words = masked
      .slice(part.start, part.end)
      .replace(/=[\s\S]*$/, '')
      .trim();
    if (words === '' || words === 'void') return [];
    const named = /^([\s\S]*[\s&*>])([A-Za-z_]\w*)$/.exec(words);
    const isName =
      named !== null && !/^(const|unsigned|long|short|signed)?\s*$/.test(named[1].trim()) && !isTypeWord(named[2]);
    return [{ name: isName ? named[2] : undefined, type: luaType(isName ? named[1] : words) }];
  });
}

function isTypeWord(word: string): boolean {
  return /^(int|bool|char|long|short|float|double|const|auto|unsigned)$/.test(word);
}

function returned(type: string): string | undefined {
  return /^\s*void\s*$/.test(type) ? '' : luaType(type);
}

/** The type that a C++ type becomes in Lua. Source: `luavaluecasts.cpp` of each client. */
function luaType(type: string): string {
  const bare = type
    .replaceAll(/\b(const|volatile|struct|class|enum|static|std|stdext)\b/g, ' ')
    .replaceAll(/::|[&*]/g, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ');
  if (/^(string|string_view|char)$/.test(bare)) return 'string';
  if (bare === 'bool') return 'boolean';
  if (/^(float|double)$/.test(bare)) return 'number';
  if (integers.test(bare)) return 'integer';
  const inner = /^(vector|list|deque|set|unordered_set)\s?<(.*)>$/.exec(bare);
  if (inner) {
    const item = luaType(inner[2]);
    return item.includes('|') ? `(${item})[]` : `${item}[]`;
  }
  const object =
    /^(?:shared_ptr|shared_object_ptr|intrusive_ptr)\s?<\s?(\w+)\s?>$/.exec(bare) ?? /^([A-Z]\w*)Ptr$/.exec(bare);
  return object ? object[1] : 'any';
}

const integers =
  /^(Otc |Fw )\w+$|^((un)?signed )?(int|char|short|long)( long)?( int)?$|^unsigned$|^u?int(8|16|32|64)?(_t)?$|^(size_t|ticks_t|uint|ulong|ushort|uchar)$/;
