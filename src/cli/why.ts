import { finish } from '../base/stepwise.ts';
import { parseVersion } from '../base/version.ts';
import { whyPage } from '../contributions/command-line.ts';
import { type PageLine, pagePlain, placePath, type ToldPlace } from '../features/why/page.ts';
import { linePlace } from '../features/why/told-lines.ts';
import { type WhyLoaded, whyLoadedPage } from '../features/why/why-loaded.ts';
import type { WhyNot } from '../features/why/why-not.ts';
import { whyNotPage } from '../features/why/why-not-page.ts';
import type { Asker, WhyNode } from '../features/why/why-tree.ts';
import type { View } from '../service.ts';
import { type Command, exit, json, textOf, WrongUse } from './command.ts';
import { offerVersions } from './offer-versions.ts';
import { engineOption, type OpenedFolder, readFolder, tellUnread } from './open-folder.ts';

export const why: Command = {
  ...whyPage,
  options: {
    not: { type: 'string' },
    engine: { type: 'string' },
    store: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(operands, options, { stdout, stderr }) {
    const [name, folder = '.'] = operands;
    if (name === undefined || operands.length > 2) throw new WrongUse('why takes a module, and a folder after it');
    const settings = { engine: engineOption(options), boot: 'auto', scripts: 'check', caseMatters: true } as const;
    const opened = await readFolder(folder, settings);
    await offerVersions(folder, opened, options, text => stderr.write(text));
    const view = opened.service.view();
    const not = textOf(options, 'not');
    const answer = not === undefined ? whyThere(name, view, opened) : whyNotThat(name, not, view, opened);
    stdout.write(options.json === true ? json(answer.row) : answer.text);
    if (tellUnread(opened, text => stderr.write(text))) return exit.wrongUse;
    return answer.isFine ? exit.fine : exit.findings;
  },
};

interface Answer {
  readonly text: string;
  readonly row: object;
  readonly isFine: boolean;
}

function whyThere(name: string, view: View, { service, shown }: OpenedFolder): Answer {
  const found = finish(service.whyLoaded(view, name));
  if (!found) throw new WrongUse(`there is no module "${name}"`);
  return {
    text: pagePlain(whyLoadedPage(found, view.snapshot), shown),
    row: loadedRow(found, shown),
    isFine: found.state !== 'failed',
  };
}

function whyNotThat(name: string, text: string, view: View, { service, shown }: OpenedFolder): Answer {
  const version = parseVersion(text);
  if (!version) throw new WrongUse(`--not takes a version such as 1.2.0, not "${text}"`);
  if (!service.modulesKnown(view).includes(name)) throw new WrongUse(`there is no module "${name}"`);
  const answer = finish(service.whyNot(view, name, version));
  return {
    text: pagePlain(whyNotPage(answer, name, version.raw), shown),
    row: { module: name, not: version.raw, ...notRow(answer, shown) },
    isFine: answer.kind === 'chosen' || answer.kind === 'possible',
  };
}

type Shown = (path: string) => string;

function loadedRow(
  { module, state, number, of, chain, reasons, providers, versions }: WhyLoaded,
  shown: Shown,
): object {
  return {
    module,
    state,
    number: number ?? null,
    of,
    chain: chain.map(it => askerRow(it, shown)),
    reasons: reasons.nodes.map(it => nodeRow(it, shown)),
    left: reasons.left,
    providers,
    versions: versions
      ? {
          version: versions.version ?? null,
          from: versions.from ?? null,
          settled: versions.isSettled,
          offered: versions.offered,
          decision: versions.decision.map(it => lineRow(it, shown)),
          askers: versions.askers.nodes.map(it => nodeRow(it, shown)),
          left: versions.askers.left,
        }
      : null,
  };
}

function notRow(answer: WhyNot, shown: Shown): object {
  switch (answer.kind) {
    case 'chosen':
    case 'other-engine':
      return { answer: answer.kind };
    case 'not-on-offer':
      return { answer: answer.kind, offered: answer.offered.map(it => it.raw) };
    case 'elsewhere':
      return { answer: answer.kind, reasons: answer.reasons };
    case 'possible':
      return { answer: answer.kind, moved: answer.moved, circles: answer.circles };
    case 'impossible': {
      const core = answer.told.flatMap(({ text, lines }) =>
        lines.map(({ module, version, constraint }) => ({
          text,
          module: module ?? null,
          version: version?.raw ?? null,
          dependency: constraint.name,
          constraint: constraint.text,
          kind: constraint.kind,
          ...placeRow(linePlace(constraint.place), shown),
        })),
      );
      return { answer: answer.kind, reason: answer.reason ?? null, core, fixes: answer.fixes };
    }
  }
}

function nodeRow({ askers, isTold, ...asker }: WhyNode, shown: Shown): object {
  const below = isTold ? { told: true } : { askers: askers.map(it => nodeRow(it, shown)) };
  return { ...askerRow(asker, shown), ...below };
}

function askerRow({ by, text, place }: Asker, shown: Shown): object {
  return { module: by ?? null, text, ...placeRow(place, shown) };
}

function lineRow({ depth, text, place }: PageLine, shown: Shown): object {
  return { depth, text, ...placeRow(place, shown) };
}

function placeRow(place: ToldPlace | undefined, shown: Shown): object {
  return place ? { file: placePath(place, shown), line: place.line, column: place.column } : {};
}
