import { type Span, touches } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { Diagnostic, Edit, Fix } from '../checks/check.ts';
import { indentationCodes } from '../checks/indentation.ts';

/** A fix with what it mends. */
export interface OfferedFix {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/** The fixes for what touches a place, each with the diagnostic that it mends; what mends two of them, with the first. */
export function fixesAt(diagnostics: readonly Diagnostic[], place: Span): readonly OfferedFix[] {
  const touched = diagnostics.filter(diagnostic => touches(diagnostic.span, place));
  return once(touched.flatMap(diagnostic => (diagnostic.fixes?.() ?? []).map(fix => ({ diagnostic, fix }))));
}

/** Those that take long to work out. */
export function* slowFixesAt(diagnostics: readonly Diagnostic[], place: Span): Stepwise<readonly OfferedFix[]> {
  const offered: OfferedFix[] = [];
  for (const diagnostic of diagnostics) {
    if (!diagnostic.slowFixes || !touches(diagnostic.span, place)) continue;
    for (const fix of yield* diagnostic.slowFixes()) offered.push({ diagnostic, fix });
  }
  return once(offered);
}

function once(offered: readonly OfferedFix[]): readonly OfferedFix[] {
  const seen = new Set<string>();
  return offered.filter(({ fix: { title, edits } }) => {
    const key = JSON.stringify([title, edits]);
    return seen.has(key) ? false : seen.add(key);
  });
}

/**
 * What *Fix all* does to one file of which this was found: every preferred fix, but of two that touch the same text only the
 * first.
 */
export function fixAll(
  diagnostics: readonly Diagnostic[],
  isWanted: (code: string) => boolean,
): {
  readonly edits: readonly Edit[];
  readonly count: number;
} {
  const edits: Edit[] = [];
  let count = 0;
  for (const diagnostic of mendedFirst(diagnostics)) {
    const fix = isWanted(diagnostic.code) ? diagnostic.fixes?.().find(it => it.preferred) : undefined;
    if (!fix || fix.edits.some(edit => edits.some(other => collide(edit, other)))) continue;
    edits.push(...fix.edits);
    count++;
  }
  return { edits, count };
}

/**
 * Of what was found in a file that which can be mended without a look. What a text means whose indentation the client refuses
 * is a guess: only that is mended, and the rest once it is known.
 */
export function mendedFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const refused = diagnostics.filter(it => indentationCodes.has(it.code));
  return refused.length > 0 ? refused : diagnostics;
}

/** The text after all `replace` edits of `path` among `edits`, which must not overlap. */
export function applyEdits(text: string, path: string, edits: readonly Edit[]): string {
  const own = edits.flatMap(edit => (edit.kind === 'replace' && edit.path === path ? [edit] : []));
  const ordered = own
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => b.edit.span.start - a.edit.span.start || b.edit.span.end - a.edit.span.end || b.i - a.i);
  return ordered.reduce(
    (done, { edit }) => done.slice(0, edit.span.start) + edit.text + done.slice(edit.span.end),
    text,
  );
}

/** Whether two edits of one text touch the same place, so that only one of them can be made. */
export function collide(a: Edit, b: Edit): boolean {
  if (a.kind !== 'replace' || b.kind !== 'replace') return a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
  if (a.path !== b.path || !touches(a.span, b.span)) return false;
  // What is cut beside another cut does not concern it; what is put in there would.
  const cuts = a.text === '' && b.text === '';
  return !cuts || (a.span.start < b.span.end && b.span.start < a.span.end);
}
