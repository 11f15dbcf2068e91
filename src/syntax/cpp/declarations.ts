import { maskedCpp } from './masked.ts';
import { type CppSignature, declaredSignature } from './signature.ts';

/** What a class says of its own functions. */
export interface CppClass {
  readonly name: string;
  /** What it derives from, by the last names. */
  readonly bases: readonly string[];
  /** By name; undefined where several of one name take something else, or it is not told. */
  readonly functions: ReadonlyMap<string, CppSignature | undefined>;
}

/** A bracket that is open: what stands in it declares functions of a class, more classes, or nothing. */
type Block = { readonly kind: 'class'; readonly own: OpenClass } | { readonly kind: 'namespace' | 'other' };

interface OpenClass extends CppClass {
  readonly functions: Map<string, CppSignature | undefined>;
}

/** The classes that a C++ text declares, those in namespaces and in other classes too. Never throws. */
export function cppClasses(text: string): readonly CppClass[] {
  const masked = maskedCpp(text).replaceAll(/^[ \t]*#(?:[^\n\\]|\\[\s\S])*/gm, found =>
    found.replaceAll(/[^\n]/g, ' '),
  );
  const found: OpenClass[] = [];
  const open: Block[] = [];
  let start = 0;
  let depth = 0;
  /** The first round brackets of the statement. */
  let given: { open: number; close: number } | undefined;
  const next = (at: number) => {
    start = at;
    given = undefined;
  };
  for (const { 0: mark, index } of masked.matchAll(/[;{}()]/g)) {
    if (mark === '(' || mark === ')') {
      depth = Math.max(0, depth + (mark === '(' ? 1 : -1));
      if (mark === '(' && depth === 1) given ??= { open: index, close: index };
      else if (mark === ')' && depth === 0 && given && given.close === given.open) given.close = index;
      continue;
    }
    if (depth > 0) continue;
    const block = open.at(-1);
    if (block?.kind === 'class' && mark !== '}' && given) declare(block.own, masked, start, given);
    if (mark === '{') {
      const inner = block?.kind === 'other' || given ? other : blockOf(masked.slice(start, index));
      if (inner.kind === 'class') found.push(inner.own);
      open.push(inner);
    } else if (mark === '}') open.pop();
    next(index + 1);
  }
  return found;
}

const other: Block = { kind: 'other' };

/** What the words before a bracket make of it. */
function blockOf(head: string): Block {
  if (head.length > LONGEST) return other;
  const colon = head.search(/(?<!:):(?!:)/);
  const names: readonly string[] = (colon < 0 ? head : head.slice(0, colon)).match(/\w+/g) ?? [];
  const key = Math.max(names.lastIndexOf('class'), names.lastIndexOf('struct'));
  if (key < 0) return names.includes('namespace') || names.includes('extern') ? { kind: 'namespace' } : other;
  const name = names.slice(key + 1).findLast(it => it !== 'final');
  if (name === undefined || names[key - 1] === 'enum') return other;
  const bases = colon < 0 ? [] : basesIn(head.slice(colon + 1));
  return { kind: 'class', own: { name, bases, functions: new Map() } };
}

/** No head of a class is longer. */
const LONGEST = 4_000;

/** Source: a list such as `public Box, protected kit::Shared<Box>`. */
function basesIn(list: string): readonly string[] {
  return list.split(',').flatMap(it => /^[^<]*?(\w+)\s*(?:<|$)/.exec(it.trim())?.[1] ?? []);
}

function declare(
  { functions }: OpenClass,
  masked: string,
  start: number,
  { open, close }: { readonly open: number; readonly close: number },
): void {
  if (open - start > LONGEST) return;
  const before = masked.slice(start, open).replaceAll(/\b(?:public|protected|private|signals|slots)\s*:(?!:)/g, ' ');
  const words = before.trim();
  const name = /[\s&*>](\w+)$/.exec(words)?.[1];
  if (name === undefined || !isDeclaration(words)) return;
  const type = words.slice(0, -name.length).replaceAll(specifiers, ' ');
  const signature = declaredSignature(masked, type, open, close);
  const known = functions.get(name);
  const isSame = !functions.has(name) || JSON.stringify(known) === JSON.stringify(signature);
  functions.set(name, isSame ? signature : undefined);
}

const specifiers = /\[\[[^\]]*\]\]|\b(?:virtual|static|inline|constexpr|explicit|mutable)\b/g;

/** Whether words before round brackets are a type and a name, and no macro, operator, template, field or initialiser. */
function isDeclaration(words: string): boolean {
  if (/[=~,]$|=|\b(?:operator|friend|using|typedef|template|return|new)\b/.test(words)) return false;
  // The brackets of `std::function<void()> field` stand inside others.
  const isWhole = words.replaceAll(/[^<]/g, '').length === words.replaceAll(/[^>]/g, '').length;
  return isWhole && /^(?:\[\[|[A-Za-z_:])/.test(words);
}
