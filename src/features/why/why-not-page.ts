import { counted, listing } from '../../base/text.ts';
import { movedWords } from './moved.ts';
import type { Page, PageLine, PageSection } from './page.ts';
import { toldLines } from './told-lines.ts';
import type { WhyNot } from './why-not.ts';

/** Why a version of a module is not chosen, as a page. */
export function whyNotPage(answer: WhyNot, module: string, version: string): Page {
  const title = `Why is ${module} not ${version}`;
  switch (answer.kind) {
    case 'chosen':
      return { title, sections: [said(`It is: ${version} is chosen.`)] };
    case 'not-on-offer':
      return {
        title,
        sections: [
          said(
            notOnOffer(
              module,
              answer.offered.map(it => it.raw),
            ),
          ),
        ],
      };
    case 'other-engine':
      return { title, sections: [said(`${module} ${version} is on offer, but not meant for this client engine.`)] };
    case 'elsewhere':
      return {
        title,
        sections: [
          said('Nothing suits all now, whichever version it has.'),
          listed('What is in the way', answer.reasons),
        ],
      };
    case 'impossible':
      return { title, sections: impossible(answer, module, version) };
    case 'possible':
      return { title, sections: possible(answer, module, version) };
  }
}

function impossible(
  { told, reason, fixes }: Extract<WhyNot, { readonly kind: 'impossible' }>,
  module: string,
  version: string,
): readonly PageSection[] {
  const lines = told.flatMap(it => toldLines(it, 0));
  const why = reason === undefined ? '' : `: ${reason}`;
  const cannot = said(
    `It cannot be ${version}${why}. None of these lines can be left out, and with them it is impossible.`,
  );
  const ways = fixes.length > 0 ? [listed('What would make it possible', fixes)] : [];
  return [cannot, { heading: `What stands against ${module} ${version}`, lines }, ...ways];
}

function possible(
  { moved, circles }: Extract<WhyNot, { readonly kind: 'possible' }>,
  module: string,
  version: string,
): readonly PageSection[] {
  const others = moved.filter(it => it.name !== module);
  const preferred = 'Another version is only preferred: one that is locked or lies in the workspace, else the highest.';
  const what =
    others.length === 0
      ? `It could be ${version}, and nothing else would move.`
      : `It could be ${version}; then ${counted(others.length, 'other module')} would move.`;
  const sections = [{ heading: undefined, lines: [line(what), line(preferred)] }];
  const more = [
    listed('What would move', moved.map(movedWords)),
    listed(
      'What would need each other',
      circles.map(it => listing(it)),
    ),
  ];
  return [...sections, ...more.filter(it => it.lines.length > 0)];
}

function notOnOffer(module: string, offered: readonly string[]): string {
  if (offered.length === 0) return `No version of ${module} is on offer.`;
  const shown = offered.slice(0, MOST);
  const words = listing(offered.length > MOST ? [...shown, `${offered.length - MOST} more`] : shown);
  return `It is not on offer. On offer ${offered.length === 1 ? 'is' : 'are'} ${words}.`;
}

const MOST = 20;

function said(text: string): PageSection {
  return { heading: undefined, lines: [line(text)] };
}

function listed(heading: string, words: readonly string[]): PageSection {
  return { heading, lines: words.map(line) };
}

function line(text: string): PageLine {
  return { depth: 0, text };
}
