import { lazy } from '../../base/lazy.ts';
import { pushTo } from '../../base/push-to.ts';
import { readKeys } from '../../checks/manifest-text.ts';
import type { Mention } from '../../manifest/manifest.ts';
import type { Phase } from '../../workspace/boot.ts';
import { wayOf } from '../../workspace/causes.ts';
import { failureMessage, type Request, wantedName } from '../../workspace/module-events.ts';
import type { ModuleFile, ModuleRecord } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { whyNotLoaded } from '../load-order.ts';
import { stepTitle } from '../reasons.ts';
import { type ToldPlace, toldPlace } from './page.ts';
import type { Asker } from './why-tree.ts';

/** A reason for a client to load a module. */
export interface ClientReason extends Asker {
  readonly kind: Exclude<Request['kind'], 'asked'>;
  /** Of all its reasons the one that comes first at start. */
  readonly isFirst: boolean;
}

/** Why a client loads its modules at start, read from its boot and its manifests. */
export class ClientReasons {
  readonly #snapshot: Snapshot;
  /** The names of those that list a module in their `load-later`. */
  readonly #later = lazy(() => {
    const later = new Map<string, string[]>();
    for (const { manifest } of this.#snapshot.files) {
      const by = manifest.name?.value;
      if (by !== undefined) for (const { value } of manifest.loadLater) pushTo(later, value, by);
    }
    return later;
  });
  /** The names of everything that loads at start. */
  readonly #loaded = lazy(() => {
    const { boot } = this.#snapshot;
    return new Set(Array.from({ length: boot.count }, (_, i) => boot.nameAt(i + 1)));
  });

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** The module of that name as the client holds it. */
  recordOf(name: string): ModuleRecord | undefined {
    const { graph, boot } = this.#snapshot;
    const [file] = graph.filesOf(name);
    return file && boot.recordOf(file);
  }

  /** Everything that makes the client load a module, each of which would do; the one that comes first at its head. */
  of(name: string): readonly ClientReason[] {
    const record = this.recordOf(name);
    if (!record) return [];
    const all = [...this.#ofBoot(record), ...this.#ofModules(name, record)];
    return [...all.filter(it => it.isFirst), ...all.filter(it => !it.isFirst)];
  }

  /** What happens at start until the module is loaded, the step of the boot first; empty where it does not load. */
  chain(name: string): readonly Asker[] {
    const chain: Asker[] = [];
    const seen = new Set<string>();
    for (let at: string | undefined = name; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const first: ClientReason | undefined = this.of(at).find(it => it.isFirst);
      if (!first) return chain.reverse();
      chain.push(first);
      at = first.by;
    }
    const record = this.recordOf(name);
    const load = record && this.#snapshot.boot.loadOf(record);
    const phase = load && this.#snapshot.boot.phaseOf(load);
    const top = chain[chain.length - 1];
    // A step that loads one module by its name is the reason itself.
    if (phase?.step.kind === 'auto' && top)
      chain.push({ by: undefined, text: stepTitle(phase.step), place: this.#placeOf(phase) });
    return chain.reverse();
  }

  /** Why a module is not loaded, one step nearer to the origin each. */
  whyNot(name: string): readonly Asker[] {
    const record = this.recordOf(name);
    const cause = record && this.#snapshot.causes().get(record);
    if (!cause) {
      const [file] = this.#snapshot.graph.filesOf(name);
      const text = file ? whyNotLoaded(file, this.#snapshot) : 'no client reads it';
      return [{ by: undefined, text, place: file?.manifest.name && placeIn(file, file.manifest.name.span) }];
    }
    const steps = [...wayOf(cause), cause.root];
    return steps.map(({ record: own, failure }, i) => {
      const wanted = wantedName(failure);
      const isOrigin = i === steps.length - 1;
      const text = isOrigin ? `${own.name} does not load: ${failureMessage(failure)}` : `${own.name} needs ${wanted}`;
      return {
        by: own.name,
        text,
        place: wanted === undefined ? undefined : mentionPlace(own.files, wanted, 'dependencies'),
      };
    });
  }

  /** The steps of the boot that load a module of their own accord. */
  #ofBoot(record: ModuleRecord): readonly ClientReason[] {
    const { boot } = this.#snapshot;
    const { facts, name } = record;
    const request = boot.loadOf(record)?.request.kind;
    const reasons: ClientReason[] = [];
    const step = facts.autoload
      ? boot.phases.find(it => it.step.kind === 'auto' && it.step.upTo >= facts.priority)
      : undefined;
    if (step) {
      const text = `${name} is autoloaded with priority ${facts.priority}, in the step “${stepTitle(step.step)}”`;
      reasons.push({
        kind: 'autoload',
        by: undefined,
        text,
        place: autoloadPlace(record),
        isFirst: request === 'autoload',
      });
    }
    for (const phase of boot.phases) {
      if (phase.step.kind !== 'ensure' || phase.step.module !== name) continue;
      const isFirst = request === 'ensure' && !reasons.some(it => it.kind === 'ensure');
      const who = this.#snapshot.sequence.origin === 'folder' ? 'init.lua' : 'the boot of the client engine';
      reasons.push({
        kind: 'ensure',
        by: undefined,
        text: `${who} loads ${name}`,
        place: this.#placeOf(phase),
        isFirst,
      });
    }
    return reasons;
  }

  /** The modules that load another one: those that need it, and those that load it after themselves. */
  #ofModules(name: string, record: ModuleRecord): readonly ClientReason[] {
    const { boot, graph } = this.#snapshot;
    const request = boot.loadOf(record)?.request;
    const isOfRequest = (by: string) => request !== undefined && 'of' in request && request.of.name === by;
    const reasons: ClientReason[] = [];
    const add = (kind: 'dependency' | 'load-later', by: string) => {
      if (by === name) return;
      const isLoaded = this.#loaded().has(by);
      // What does not load makes nothing load.
      if (!isLoaded && request) return;
      const says = kind === 'dependency' ? `${by} needs ${name}` : `${by} loads ${name} right after itself`;
      // Of thousands only some are shown.
      const place = lazy(() => this.#mentionPlace(by, name, kind));
      reasons.push({
        kind,
        by,
        text: isLoaded ? says : `${says}, but is not loaded itself`,
        isFirst: request?.kind === kind && isOfRequest(by),
        get place() {
          return place();
        },
      });
    };
    for (const by of graph.dependentNamesOf(name, Number.POSITIVE_INFINITY)) add('dependency', by);
    for (const by of new Set(this.#later().get(name))) add('load-later', by);
    return reasons;
  }

  #mentionPlace(by: string, name: string, kind: 'dependency' | 'load-later'): ToldPlace | undefined {
    const key = kind === 'dependency' ? 'dependencies' : 'loadLater';
    return mentionPlace(this.#snapshot.graph.filesOf(by), name, key);
  }

  #placeOf({ line }: Phase): ToldPlace | undefined {
    return line === undefined
      ? undefined
      : { origin: { kind: 'workspace', folder: '' }, path: 'init.lua', line, column: 1 };
  }
}

function placeIn(file: ModuleFile, span: Mention['span']): ToldPlace {
  return toldPlace(file.path, file.manifest.document.text, span);
}

function mentionPlace(
  files: readonly ModuleFile[],
  name: string,
  list: 'dependencies' | 'loadLater',
): ToldPlace | undefined {
  for (const file of files) {
    const mention = file.manifest[list].find(it => it.value === name);
    if (mention) return placeIn(file, mention.span);
  }
  return undefined;
}

function autoloadPlace({ files }: ModuleRecord): ToldPlace | undefined {
  for (const file of files) {
    const own = readKeys(file.manifest).findLast(it => it.field.key === 'autoload');
    if (own) return placeIn(file, own.declaration.tagSpan);
  }
  return undefined;
}
