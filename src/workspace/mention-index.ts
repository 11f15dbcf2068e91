import { pushTo } from '../base/push-to.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { hasMentions } from './file-mentions.ts';
import type { FileMentions, ModuleMention, PathMention } from './mention.ts';

/** A mention in its file, by the path below the client folder. */
export type Located<T> = T & { readonly path: string };

/** What the files of a client folder say of modules and files, in no order that means anything. */
export interface MentionIndex {
  /** The places that name a module. */
  readonly mentionsOf: (name: string) => readonly Located<ModuleMention>[];
  /** Every path that a file gives. */
  readonly paths: readonly Located<PathMention>[];
}

/** Puts together what `read` finds in each of the files, in steps. */
export function* mentionIndex(files: Iterable<string>, read: (path: string) => FileMentions): Stepwise<MentionIndex> {
  const byName = new Map<string, Located<ModuleMention>[]>();
  const all: Located<PathMention>[] = [];
  for (const path of files) {
    if (!hasMentions(path)) continue;
    const { modules, paths } = read(path);
    for (const mention of modules) pushTo(byName, mention.name, { ...mention, path });
    for (const mention of paths) all.push({ ...mention, path });
    yield;
  }
  return { mentionsOf: name => byName.get(name) ?? [], paths: all };
}

/** Orders places by path, then by where they begin. */
export function byPlace(
  a: { readonly path: string; readonly span: { readonly start: number } },
  b: { readonly path: string; readonly span: { readonly start: number } },
): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.span.start - b.span.start;
}
