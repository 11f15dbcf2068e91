import { type Span, span } from '../../base/span.ts';
import { hasWord } from './has-word.ts';
import { namedWords } from './named-words.ts';
import { type LuaForm, parseLua } from './parse.ts';
import { walk } from './walk.ts';

/** Where a Lua text, or a part of one, names a global, each list in the order of the text. */
export interface GlobalNames {
  /** By its bare name, in whichever environment the text is run; local variables of the name are something else. */
  readonly bare: readonly Span[];
  /** In `_G` itself: `_G.f`, `modules._G.f`, `rawget(_G, 'f')`, and as the name of the class that it is given. */
  readonly shared: readonly Span[];
  /** As a member of a module: `modules.x.f`. */
  readonly members: readonly { readonly module: string; readonly span: Span }[];
  /** In strings that stand for it in ways that cannot be followed. */
  readonly texts: readonly Span[];
  /** Whether the bare name is given a value that is not nil and leaves nothing of the one before. */
  readonly isMade: boolean;
  /** Where the text itself, outside of its functions, is given another environment. */
  readonly moves: Span | undefined;
}

/** Undefined where the text cannot be read. */
export function globalNames(
  text: string,
  name: string,
  from = 0,
  to = text.length,
  form?: LuaForm,
): GlobalNames | undefined {
  if (!hasWord(text, name, from, to)) return nothing;
  const parse = parseLua(text, from, to, form);
  if (parse.kind !== 'chunk') return undefined;
  const bare = new Map<number, Span>();
  const shared = new Map<number, Span>();
  const texts = new Map<number, Span>();
  const note = (places: Map<number, Span>, place: Span) => places.set(place.start, place);
  const { definitions, uses, dynamics, bodies } = walk(parse.chunk, (word, place, how) => {
    if (how === 'text') {
      if (hasWord(word, name)) note(texts, place);
    } else if (word === name) note(how === 'bare' ? bare : shared, place);
  });
  const made = definitions.filter(it => it.name === name && it.owner === undefined && it.into === 'environment');
  for (const it of made) note(bare, it.span);
  const members = new Map<number, { readonly module: string; readonly span: Span }>();
  for (const { module, member, memberSpan } of uses) {
    if (member !== name || !memberSpan) continue;
    if (module === '_G') note(shared, memberSpan);
    else members.set(memberSpan.start, { module, span: memberSpan });
  }
  const moved = dynamics.find(
    it =>
      it.what === 'setfenv' &&
      // The environment of the thread is not that of the text.
      !/^setfenv\s*\(\s*0\b/.test(text.slice(it.span.start, it.span.end)) &&
      !bodies.some(({ span: body }) => body.start < it.span.start && it.span.end < body.end),
  );
  return {
    bare: inOrder(bare),
    shared: inOrder(shared),
    members: [...members.values()],
    texts: inOrder(texts),
    isMade: made.some(it => !it.isNil && !it.yields && !it.follows),
    moves: moved?.span,
  };
}

/** Where a text that cannot be read seems to name a global; undefined where it does not. */
export function likelyName(text: string, name: string, from = 0, to = text.length): Span | undefined {
  for (const word of namedWords(text, from, to))
    if (word.name === name || (word.name.startsWith('modules.') && word.name.endsWith(`.${name}`))) return word.span;
  return undefined;
}

/** The name at an offset of a text, as far as it could be one. */
export function wordAt(text: string, offset: number): Span | undefined {
  const before = /[\w\u0080-\ufefe\uff00-\uffff]*$/.exec(text.slice(Math.max(0, offset - LONGEST), offset))?.[0] ?? '';
  const behind = /^[\w\u0080-\ufefe\uff00-\uffff]*/.exec(text.slice(offset, offset + LONGEST))?.[0] ?? '';
  return before + behind === '' ? undefined : span(offset - before.length, offset + behind.length);
}

/** Longer words are no names. */
const LONGEST = 200;

const nothing: GlobalNames = { bare: [], shared: [], members: [], texts: [], isMade: false, moves: undefined };

function inOrder(places: ReadonlyMap<number, Span>): readonly Span[] {
  return [...places.values()].sort((a, b) => a.start - b.start);
}
