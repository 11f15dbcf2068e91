import type { Stepwise } from '../../base/stepwise.ts';
import { type CppClass, cppClasses } from '../../syntax/cpp/declarations.ts';
import type { CppFunction } from '../../syntax/cpp/lua-bindings.ts';
import type { CppSignature } from '../../syntax/cpp/signature.ts';
import type { Natives } from '../../workspace/natives.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** What the headers of a folder say of a function; undefined where none declares it, or several do otherwise. */
export type Declared = (called: CppFunction) => CppSignature | undefined;

/** Reads the headers that may declare what the natives call, a file at a step. */
export function* declaredSignatures({ globals }: Natives, snapshot: Snapshot): Stepwise<Declared> {
  const all = [...globals.values()].flatMap(it => [it, ...it.members.values()]);
  const wanted = new Set(all.flatMap(it => it.calls?.owner ?? []));
  const classes = new Map<string, CppClass | undefined>();
  if (wanted.size === 0) return () => undefined;
  for (const path of snapshot.paths()) {
    const text = isHeader(path) ? snapshot.text(path) : undefined;
    if (text === undefined) continue;
    for (const each of cppClasses(text)) {
      // Of two classes of one name nobody knows which is meant.
      classes.set(each.name, classes.has(each.name) ? undefined : each);
    }
    yield;
  }
  return called => find(called, classes);
}

function isHeader(path: string): boolean {
  return /^src\/.*\.h(pp)?$/.test(path);
}

/** Looks in a class, then in those that it derives from: `&Crate::weigh` may be one of `Box`. */
function find({ owner, name }: CppFunction, classes: ReadonlyMap<string, CppClass | undefined>) {
  const seen = new Set([owner]);
  for (const each of seen) {
    const own = classes.get(each);
    if (own?.functions.has(name)) return own.functions.get(name);
    for (const base of own?.bases ?? []) seen.add(base);
  }
  return undefined;
}
