import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { loadNumber } from '../load-number.ts';
import { inlineCode } from '../markdown.ts';
import { moduleCard } from '../module-card.ts';
import { type Completion, item } from './completion-item.ts';
import { inSpot } from './in-spot.ts';
import { narrow } from './narrow.ts';
import type { ItemSpot } from './spot.ts';
import { isPlain } from './written.ts';

/**
 * The names of the modules that are not in the list yet, the module's own left out. Dependencies that would close a circle
 * come last and say so; `load-later` knows no circles.
 */
export function offerModules(spot: ItemSpot, file: ModuleFile, snapshot: Snapshot): Completion {
  const { graph } = snapshot;
  const own = file.manifest.name?.value;
  const left = new Set([...spot.others, own]);
  const isOpen = (name: string) => !left.has(name) && isPlain(name, spot.form);
  const { words, cut } = narrow(graph.names, spot.typed, isOpen);
  const circular = spot.field.key === 'dependencies' && own !== undefined ? graph.dependsOn(own) : () => false;
  const items = words.map(name => {
    const closes = circular(name);
    const [first] = graph.filesOf(name);
    return item({
      label: name,
      kind: 'module',
      note: closes ? 'closes a circle' : numbered(first, snapshot),
      detail: first?.path ?? '',
      documentation: () => (closes ? `${circle(own ?? '', name, snapshot)}\n\n` : '') + moduleCard(name, snapshot),
      sortText: `${closes ? 1 : 0}${name}`,
      ...inSpot(name, spot),
    });
  });
  return { items, incomplete: cut };
}

function numbered(file: ModuleFile | undefined, snapshot: Snapshot): string {
  const number = file && loadNumber(file, snapshot);
  return number === undefined ? 'not loaded' : `#${number}`;
}

/** What the circle would be: `a` would need `c`, which needs `b`, which needs `a`. */
function circle(own: string, name: string, { graph }: Snapshot): string {
  const way = graph.wayTo(name, own) ?? [];
  const middle = way.slice(1, -1);
  const shown =
    middle.length > LONGEST ? [...middle.slice(0, LONGEST - 1).map(inlineCode), '…'] : middle.map(inlineCode);
  const steps = [inlineCode(name), ...shown, `${inlineCode(own)} again`].join(', which needs ');
  return `**Closes a circle.** ${inlineCode(own)} would need ${steps}. No client loads modules that need each other in a circle.`;
}

const LONGEST = 9;
