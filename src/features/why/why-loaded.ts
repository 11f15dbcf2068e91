import type { Stepwise } from '../../base/stepwise.ts';
import { counted } from '../../base/text.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { ClientReasons } from './client-reasons.ts';
import type { Page, PageLine, PageSection } from './page.ts';
import { type VersionReasons, versionReasons } from './version-reasons.ts';
import { type Asker, treeLines, type WhyNode, type WhyTree, whyTree } from './why-tree.ts';

/** Everything that has to do with a module being there: how the client comes to load it, and in which version. */
export interface WhyLoaded {
  readonly module: string;
  /** `virtual`: others provide it; `stored`: it is on offer elsewhere, and not in the workspace. */
  readonly state: 'loaded' | 'not-loaded' | 'failed' | 'advanced-only' | 'virtual' | 'stored';
  /** Place in the load order, from 1, of so many. */
  readonly number: number | undefined;
  readonly of: number;
  /** What happens at start until it is loaded, from the boot down to it; where it is not loaded, why. */
  readonly chain: readonly Asker[];
  /** Every reason for which the client loads it, with those of the modules that are reasons. */
  readonly reasons: WhyTree;
  readonly providers: readonly string[];
  /** Undefined where no version has a say. */
  readonly versions: VersionReasons | undefined;
}

/** Undefined where neither the workspace nor anything on offer has a module of that name. */
export function* whyLoaded(snapshot: Snapshot, module: string): Stepwise<WhyLoaded | undefined> {
  const named = snapshot.advancedNames().get(module);
  if (!named && !snapshot.candidates.all.some(it => it.name === module)) return undefined;
  const client = new ClientReasons(snapshot);
  const record = client.recordOf(module);
  const load = record && snapshot.boot.loadOf(record);
  yield;
  const isPlain = (named?.plain.length ?? 0) > 0;
  const state = load
    ? 'loaded'
    : record && snapshot.boot.failures.has(record)
      ? 'failed'
      : isPlain
        ? 'not-loaded'
        : !named
          ? 'stored'
          : named.advanced.length > 0
            ? 'advanced-only'
            : 'virtual';
  const chain = load ? client.chain(module) : isPlain ? client.whyNot(module) : [];
  yield;
  const reasons = yield* whyTree(module, it => client.of(it));
  yield;
  return {
    module,
    state,
    number: load?.number,
    of: snapshot.boot.count,
    chain,
    reasons,
    providers: (named?.providers ?? []).flatMap(it => it.manifest.name?.value ?? []),
    versions: yield* versionReasons(snapshot, module),
  };
}

/** The same as a page. */
export function whyLoadedPage(why: WhyLoaded, snapshot: Snapshot): Page {
  const { state, chain, reasons, versions } = why;
  const isLoaded = state === 'loaded';
  const sections: PageSection[] = [{ heading: undefined, lines: summary(why, snapshot) }];
  if (chain.length > 0)
    sections.push({ heading: isLoaded ? 'What happens at start' : 'Why not', lines: chain.map(stairs) });
  if (isLoaded && isStraight(reasons.nodes))
    sections[0] = { heading: undefined, lines: [...sections[0].lines, onlyWay] };
  else if (reasons.nodes.length > 0) {
    const heading = isLoaded ? 'Every way that leads to it' : 'What asks for it';
    sections.push({ heading, lines: treeLines(reasons) });
  }
  if (versions) {
    sections.push({ heading: 'Its version', lines: [...offer(versions), ...versions.decision] });
    if (versions.askers.nodes.length > 0)
      sections.push({ heading: 'Who asks for which version', lines: treeLines(versions.askers) });
  }
  return { title: titleOf(why), sections };
}

function titleOf({ module, state, versions }: WhyLoaded): string {
  switch (state) {
    case 'loaded':
      return `Why is ${module} loaded`;
    case 'failed':
    case 'not-loaded':
      return `Why is ${module} not loaded`;
    case 'virtual':
    case 'advanced-only':
      return `Why is ${module} there`;
    case 'stored':
      return versions?.version === undefined ? `Why is ${module} not used` : `Why is ${module} used`;
  }
}

const onlyWay: PageLine = { depth: 0, text: 'No other way leads to it.' };

/** Whether one thing leads to another, and nothing else does. */
function isStraight(nodes: readonly WhyNode[]): boolean {
  return nodes.length === 1 && (nodes[0].askers.length === 0 || isStraight(nodes[0].askers));
}

/** Each step stands below the one that it follows from. */
function stairs({ text, place }: Asker, depth: number): PageLine {
  return { depth, text, place };
}

function summary({ module, state, number, of, providers, versions }: WhyLoaded, snapshot: Snapshot): PageLine[] {
  const version = versions?.version === undefined ? '' : `, version ${versions.version}`;
  switch (state) {
    case 'loaded':
      return [line(`Number ${number} of ${of} in the load order of ${snapshot.engine.title}${version}.`)];
    case 'failed':
      return [line(`${snapshot.engine.title} tries to load it at start, and fails.`)];
    case 'not-loaded':
      return [line(`${snapshot.engine.title} knows it, and does not load it at start.`)];
    case 'advanced-only':
      return [
        line('It has an advanced manifest alone: no client loads it at start, the module manager does when asked to.'),
      ];
    case 'virtual':
      return [line(`${module} is no module, but a name that ${providers.join(', ')} can provide.`)];
    case 'stored':
      return [line('It does not lie in the workspace; versions of it are on offer elsewhere.')];
  }
}

function line(text: string): PageLine {
  return { depth: 0, text };
}

function offer({ version, from, offered, isSettled }: VersionReasons): readonly PageLine[] {
  const shown = offered.slice(0, FEW).join(', ');
  const more = offered.length > FEW ? ` and ${offered.length - FEW} more` : '';
  const all = `of ${counted(offered.length, 'version')} on offer: ${shown}${more}`;
  if (version === undefined) return [line(`No version of it is used, ${all}.`)];
  return [line(isSettled ? `${version} ${from}, ${all}.` : `Nothing suits all; ${all}.`)];
}

const FEW = 10;
