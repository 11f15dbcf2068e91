/** A line that two texts share, or that only the old or the new one has; with its line feed. */
export interface DiffLine {
  readonly kind: 'both' | 'old' | 'new';
  readonly text: string;
}

/** More edits than this are not looked for: all between the first and the last difference then counts as changed. */
const MOST_EDITS = 500;

/**
 * The lines of two texts with what differs, few changes at that.
 * Source: E. Myers, An O(ND) Difference Algorithm, Algorithmica 1 (1986).
 */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [
    ...old.slice(0, head).map(both),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map(both),
  ];
}

/** A diff as `diff -u` shows it, without the names of the files: three lines around each change. */
export function unifiedDiff(before: string, after: string): string {
  const lines = lineDiff(before, after);
  const changed = lines.flatMap((line, i) => (line.kind === 'both' ? [] : [i]));
  const hunks: { from: number; to: number }[] = [];
  for (const i of changed) {
    const last = hunks.at(-1);
    if (last && i - AROUND <= last.to) last.to = Math.min(lines.length, i + AROUND + 1);
    else hunks.push({ from: Math.max(0, i - AROUND), to: Math.min(lines.length, i + AROUND + 1) });
  }
  return hunks.map(hunk => hunkText(lines, hunk)).join('');
}

const AROUND = 3;

function hunkText(lines: readonly DiffLine[], { from, to }: { from: number; to: number }): string {
  const count = (kind: 'old' | 'new', start: number, end: number) =>
    lines.slice(start, end).filter(line => line.kind !== kind).length;
  const range = (other: 'old' | 'new') => {
    const length = count(other, from, to);
    return `${count(other, 0, from) + (length > 0 ? 1 : 0)},${length}`;
  };
  const rows = lines.slice(from, to).map(({ kind, text }) => {
    const sign = kind === 'both' ? ' ' : kind === 'old' ? '-' : '+';
    return text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`;
  });
  return `@@ -${range('new')} +${range('old')} @@\n${rows.join('')}`;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function middle(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  const trail = shortestEdit(old, now);
  if (!trail) return [...old.map(onlyOld), ...now.map(onlyNew)];
  const found: DiffLine[] = [];
  let [x, y] = [old.length, now.length];
  for (let d = trail.length - 1; d > 0; d--) {
    const k = x - y;
    const reach = trail[d - 1];
    const down = k === -d || (k !== d && at(reach, k - 1) < at(reach, k + 1));
    const before = down ? at(reach, k + 1) : at(reach, k - 1);
    const startX = down ? before : before + 1;
    while (x > startX) {
      found.push(both(old[--x]));
      y--;
    }
    if (down) found.push(onlyNew(now[--y]));
    else found.push(onlyOld(old[--x]));
  }
  while (x > 0) found.push(both(old[--x]));
  return found.reverse();
}

/** How far each diagonal reaches after each number of edits; undefined where there are too many. */
function shortestEdit(
  old: readonly string[],
  now: readonly string[],
): readonly ReadonlyMap<number, number>[] | undefined {
  const trail: ReadonlyMap<number, number>[] = [];
  let reach: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let d = 0; d <= Math.min(old.length + now.length, MOST_EDITS); d++) {
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, k - 1) < at(reach, k + 1));
      let x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
      next.set(k, x);
      if (x >= old.length && x - k >= now.length) return [...trail, next];
    }
    trail.push(next);
    reach = next;
  }
  return undefined;
}

function at(reach: ReadonlyMap<number, number>, k: number): number {
  return reach.get(k) ?? -1;
}

function both(text: string): DiffLine {
  return { kind: 'both', text };
}

function onlyOld(text: string): DiffLine {
  return { kind: 'old', text };
}

function onlyNew(text: string): DiffLine {
  return { kind: 'new', text };
}
