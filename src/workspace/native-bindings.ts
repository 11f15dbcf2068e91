import { luaBindings } from '../syntax/cpp/lua-bindings.ts';
import { docComments } from '../syntax/lua/doc-comment.ts';
import { luaFacts } from '../syntax/lua/facts.ts';
import { isGenerated } from './generated-mark.ts';
import type { NativeGlobal, NativeMember, NativeParameter, NativePlace, Natives } from './natives.ts';

/** What one file says of the client's natives. */
export interface NativeFile {
  readonly path: string;
  readonly globals: readonly NativeGlobal[];
  /** Each with the singleton or class that it belongs to. */
  readonly members: readonly (readonly [owner: string, member: NativeMember])[];
  readonly unread: readonly NativePlace[];
}

/** Whether a file of that path binds natives in C++; they lie there in every known client. */
export function isBindingFile(path: string): boolean {
  return /^src\/(.*\/)?(luafunctions[^/]*|luainterface)\.cpp$/.test(path);
}

/** Whether a file of that path may describe natives for Lua's language server. Modules describe themselves. */
export function mayDescribeNatives(path: string): boolean {
  return path.endsWith('.lua') && !/^(modules|mods|data|layouts|src|\.otmodules)\//.test(path);
}

/** Reads a file of bindings or of descriptions. */
export function nativeFile(path: string, text: string): NativeFile {
  if (isBindingFile(path)) return bindingsIn(path, text);
  const isDescription = /^[\uFEFF\s]*---@meta\b/.test(text) && !isGenerated(text);
  return isDescription ? descriptionsIn(path, text) : { path, globals: [], members: [], unread: [] };
}

function bindingsIn(path: string, text: string): NativeFile {
  const { bindings, unread } = luaBindings(text);
  const globals: NativeGlobal[] = [];
  const members: (readonly [string, NativeMember])[] = [];
  for (const { kind, name, span, owner, base, signature, calls, asks } of bindings) {
    const common = {
      name,
      parameters: signature?.parameters,
      returns: signature?.returns,
      calls,
      asks,
      places: [{ path, span, by: 'cpp' as const }],
    };
    switch (kind) {
      case 'global':
        globals.push({ ...common, kind: 'function', base, members: none });
        break;
      case 'singleton':
      case 'class':
        globals.push({ ...common, kind, base, members: none });
        break;
      default:
        if (owner !== undefined) members.push([owner, { ...common, kind: kind === 'static' ? 'function' : kind }]);
    }
  }
  return { path, globals, members, unread: unread.map(place => ({ path, span: place, by: 'cpp' })) };
}

const none: ReadonlyMap<string, NativeMember> = new Map();

/** Source: the annotations that Lua's language server reads, as mehah's `meta.lua` uses them. */
function descriptionsIn(path: string, text: string): NativeFile {
  const { definitions, bodies } = luaFacts(text);
  const docOf = docComments(text);
  const globals: NativeGlobal[] = [];
  const members: (readonly [string, NativeMember])[] = [];
  for (const { name, span, into, owner, kind, body, madeIn } of definitions) {
    if (madeIn >= 0 || typeof into === 'object') continue;
    const lines = docOf(span.start).map(it => it.text.trim());
    const given = body === undefined ? undefined : bodies[body].parameters;
    const isMethod = given?.[0] === 'self';
    const common = {
      name,
      parameters: given
        ?.slice(isMethod ? 1 : 0)
        .map(it => ({ name: it, type: undefined, optional: false, ...annotated(lines, it) })),
      returns: given && returned(lines),
      calls: undefined,
      asks: [],
      places: [{ path, span, by: 'meta' as const }],
    };
    if (owner !== undefined) {
      members.push([owner, { ...common, kind: isMethod ? 'method' : 'function' }]);
      continue;
    }
    const declared = lines.flatMap(it => /^@class\s+(?:\(\w+\)\s*)?([\w.]+)(?:\s*:\s*([\w.]+))?/.exec(it) ?? []);
    const isClass = declared.length > 0 && !name.startsWith('g_');
    const kindOf = kind === 'function' ? kind : isClass ? 'class' : kind === 'table' ? 'singleton' : 'constant';
    globals.push({ ...common, kind: kindOf, base: declared[2], members: none });
    for (const [, field, type] of lines.flatMap(it => [
      /^@field\s+(?:(?:public|private|protected)\s+)?(\w+)\??\s+(.+)$/.exec(it) ?? [],
    ])) {
      if (field !== undefined)
        members.push([name, { ...common, name: field, kind: 'field', parameters: undefined, returns: type }]);
    }
  }
  return { path, globals, members, unread: [] };
}

function annotated(lines: readonly string[], parameter: string): Omit<NativeParameter, 'name'> | undefined {
  for (const line of lines) {
    const [, name, mark, type] = /^@param\s+([\w.]+)(\??)\s+(.+)$/.exec(line) ?? [];
    if (name === parameter) return { type, optional: mark !== '' };
  }
  return undefined;
}

function returned(lines: readonly string[]): string {
  return lines.flatMap(line => /^@return\s+(.+)$/.exec(line)?.[1] ?? []).join(', ');
}

/** Puts together what files say; what several say of one native is told once, with all places. */
export function nativesOf(files: readonly NativeFile[]): Natives {
  const globals = new Map<string, NativeGlobal>();
  const members = new Map<string, Map<string, NativeMember>>();
  for (const file of files) {
    for (const each of file.globals) {
      const known = globals.get(each.name);
      globals.set(each.name, known ? { ...firstOf(known, each), ...together(known, each) } : each);
    }
    for (const [owner, member] of file.members) {
      const own = members.get(owner) ?? new Map<string, NativeMember>();
      members.set(owner, own);
      const known = own.get(member.name);
      own.set(member.name, known ? { ...firstOf(known, member), ...together(known, member) } : member);
    }
  }
  // What has members is there, even where the call that makes it was not understood.
  for (const [owner, [first]] of [...members].map(([owner, own]) => [owner, [...own.values()]] as const)) {
    if (globals.has(owner)) continue;
    globals.set(owner, {
      ...first,
      name: owner,
      kind: 'singleton',
      parameters: undefined,
      returns: undefined,
      calls: undefined,
      base: undefined,
      members: none,
    });
  }
  const sorted = [...globals].sort(([a], [b]) => (a < b ? -1 : 1));
  const unread = files.flatMap(it => it.unread);
  const isBound = (name: string) => globals.get(name)?.places.some(it => it.by === 'cpp') === true;
  return {
    globals: new Map(sorted.map(([name, it]) => [name, { ...it, members: members.get(name) ?? none }])),
    // One of the framework's and one of the client's own: both halves were seen.
    complete: unread.length === 0 && isBound('g_modules') && isBound('g_game'),
    unread,
  };
}

/** What C++ binds holds before what a description says. */
function firstOf<T extends NativeGlobal | NativeMember>(known: T, next: T): T {
  return known.places[0].by === 'cpp' ? known : next;
}

type Common = Pick<NativeMember, 'parameters' | 'returns' | 'calls' | 'asks' | 'places'>;

/** A description tells more of how a function is called. */
function together(known: Common, next: Common): Common {
  const [first, second] = known.places[0].by === 'cpp' ? [known, next] : [next, known];
  return {
    parameters: second.parameters ?? first.parameters,
    returns: second.returns ?? first.returns,
    calls: first.calls ?? second.calls,
    // Bound on either side of a condition it is always there.
    asks: known.asks.join() === next.asks.join() ? known.asks : [],
    places: [...known.places, ...next.places],
  };
}
