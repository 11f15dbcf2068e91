import type { NameTable } from '../base/name-table.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { addName, needsBefore, reaches } from './add-dependency-fixes.ts';
import { type Diagnostic, type Fix, perhaps, type Related, type WorkspaceCheck } from './check.ts';
import { KeptOf } from './kept-of.ts';
import { addItem, nameSpan } from './manifest-text.ts';
import { quoted } from './names.ts';
import { type StatedOrder, statedOrders } from './stated-order.ts';

const code = 'order-not-honoured';

export const orderNotHonoured: WorkspaceCheck = {
  code: 'order-not-honoured',
  scope: 'workspace',
  doc: `The client loads two modules in another order than an advanced manifest states.

Clients read the \`.otmod\` alone, so \`dependencies\`, \`optionalDependencies\`, \`loadAfter\` and \`loadBefore\` of an advanced manifest
change nothing in their order. The fix adds the dependency to the \`.otmod\` of the module that is to be loaded second; it is not offered
where that would close a circle. Nothing is said of modules that are not loaded at start.`,
  *run(snapshot) {
    now.set(snapshot.names, snapshot);
    const { advanced, advancedNames, places, graph } = snapshot;
    const from = [advanced, advancedNames().meaning, places, graph.names];
    for (const order of orders.of(snapshot, from, () => statedOrders(snapshot).map(it => new Watched(it)))) {
      const finding = order.findingIn(snapshot);
      // In a circle no order honours all; that is told where it is closed.
      if (finding && !order.isInCircle(snapshot)) yield finding;
    }
  },
};

const orders = new KeptOf<readonly Watched[]>();

/** The snapshot of the moment of each client folder: what is kept looks for its fixes there. */
const now = new WeakMap<NameTable, Snapshot>();

/** What is stated of two modules, with what was found of it the last time. */
class Watched {
  #last: { readonly own: Placed; readonly other: Placed; readonly finding: Diagnostic } | undefined;

  constructor(readonly stated: StatedOrder) {}

  isInCircle(snapshot: Snapshot): boolean {
    const { key, own, other } = this.stated;
    return key === 'dependencies' && snapshot.needs().wayTo(other, own) !== undefined;
  }

  findingIn({ boot, files, names }: Snapshot): Diagnostic | undefined {
    const { key, ownPlace, otherPlace } = this.stated;
    const [file, otherFile] = [files[ownPlace], files[otherPlace]];
    const [number, otherNumber] = [boot.numberOf(file), boot.numberOf(otherFile)];
    if (number === undefined || otherNumber === undefined) return undefined;
    if (key === 'loadBefore' ? number < otherNumber : number > otherNumber) return undefined;
    const last = this.#last;
    if (last && isAt(last.own, file, number) && isAt(last.other, otherFile, otherNumber)) return last.finding;
    const [own, other] = [
      { file, number },
      { file: otherFile, number: otherNumber },
    ];
    this.#last = { own, other, finding: findingOf(this.stated, own, other, names) };
    return this.#last.finding;
  }
}

/** A manifest with its number in the load order. */
interface Placed {
  readonly file: ModuleFile;
  readonly number: number;
}

function isAt({ file, number }: Placed, other: ModuleFile, otherNumber: number): boolean {
  return file === other && number === otherNumber;
}

function findingOf(stated: StatedOrder, own: Placed, other: Placed, table: NameTable): Diagnostic {
  const wanted = stated.key === 'loadBefore' ? 'before' : 'after';
  const numbers = `the client loads that as number ${other.number}, this one as ${own.number}`;
  return {
    code,
    path: stated.file.path,
    span: stated.span,
    severity: 'warning',
    message: `${quoted(stated.own)} is to be loaded ${wanted} ${quoted(stated.other)}, but ${numbers}.`,
    related: [
      related(other, `${quoted(stated.other)} is number ${other.number} in the load order`),
      related(own, `${quoted(stated.own)} is number ${own.number}`),
    ],
    fixes() {
      const snapshot = now.get(table);
      return snapshot ? fixes(stated, snapshot) : [];
    },
  };
}

function related({ file }: Placed, message: string): Related {
  return { message, path: file.path, span: nameSpan(file) };
}

/** Adds the dependency that makes the client honour the order, where no circle comes of it. */
function fixes({ key, own, other, ownPlace, otherPlace }: StatedOrder, snapshot: Snapshot): readonly Fix[] {
  const isBefore = key === 'loadBefore';
  const [first, second] = isBefore ? [own, other] : [other, own];
  const file = snapshot.files[isBefore ? otherPlace : ownPlace];
  if (snapshot.needs().wayTo(first, second) || reaches(first, second, needsBefore(snapshot.code, snapshot))) return [];
  const edit = file && addItem(file, 'dependencies', first);
  if (!edit) return [];
  const title = `Add ${quoted(first)} to the dependencies of ${isBefore ? file.path : 'the .otmod'}`;
  // Where the other module has an advanced manifest too, both of its manifests go on to agree.
  const advanced = isBefore ? [...snapshot.advanced.values()].find(it => it.plain === file.path) : undefined;
  const also = advanced && !isNamed(advanced.manifest, first) ? addName(advanced, 'loadAfter', first) : undefined;
  return [perhaps(title, edit, ...(also ? [also] : []))];
}

function isNamed(
  { dependencies, optionalDependencies, runtimeDependencies, loadAfter }: StatedOrder['file']['manifest'],
  name: string,
): boolean {
  const requirements = [...dependencies, ...optionalDependencies, ...runtimeDependencies];
  return requirements.some(it => it.name === name) || loadAfter.some(it => it.value === name);
}
