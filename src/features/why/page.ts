import type { Span } from '../../base/span.ts';
import { lineStarts, positionAt } from '../../base/text.ts';
import { shownPath } from '../../checks/line-places.ts';
import type { CandidateOrigin } from '../../workspace/candidate.ts';
import { shownLine } from '../markdown.ts';

/** Where a line of a manifest or of init.lua stands that a page tells of. */
export interface ToldPlace {
  readonly origin: CandidateOrigin;
  /** Below the client folder for a file of the workspace, else below the folder of the candidate. */
  readonly path: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** A line of a page; deeper ones belong to the last one before them that is less deep. */
export interface PageLine {
  readonly depth: number;
  readonly text: string;
  readonly place?: ToldPlace | undefined;
}

/** What is told about a question, to be read as a document or on a terminal. */
export interface Page {
  readonly title: string;
  readonly sections: readonly PageSection[];
}

export interface PageSection {
  /** Undefined for what stands right below the title. */
  readonly heading: string | undefined;
  readonly lines: readonly PageLine[];
}

/** The text of a page, with the places that its parts lead to. */
export interface PageText {
  readonly text: string;
  readonly links: readonly { readonly span: Span; readonly place: ToldPlace }[];
}

/** A page as markdown that is as readable without being rendered. */
export function pageMarkdown({ title, sections }: Page): PageText {
  const links: { span: Span; place: ToldPlace }[] = [];
  let text = `# ${shownLine(title)}\n`;
  for (const { heading, lines } of sections) {
    text += heading === undefined ? '\n' : `\n## ${shownLine(heading)}\n\n`;
    for (const { depth, text: words, place } of lines) {
      text += heading === undefined && depth === 0 ? shownLine(words) : `${'  '.repeat(depth)}- ${shownLine(words)}`;
      if (place) {
        text += ' — ';
        const start = text.length;
        text += placeText(place);
        links.push({ span: { start, end: text.length }, place });
      }
      // A paragraph of its own each, where they are sentences.
      text += heading === undefined && depth === 0 ? '\n\n' : '\n';
    }
    text = `${text.trimEnd()}\n`;
  }
  return { text, links };
}

/** A page for a terminal; `shown` turns paths below the client folder into those that a person gave. */
export function pagePlain({ title, sections }: Page, shown: (path: string) => string): string {
  const lines = [shownLine(title)];
  for (const section of sections) {
    lines.push('', ...(section.heading === undefined ? [] : [`${shownLine(section.heading)}:`]));
    const deeper = section.heading === undefined ? 0 : 1;
    for (const { depth, text, place } of section.lines) {
      const where = place ? `  ${placeText(place, shown)}` : '';
      lines.push(`${'  '.repeat(depth + deeper)}${shownLine(text)}${where}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** `modules/hud/hud.otmod:4`; below a store or in a commit, with that before it. */
export function placeText({ origin, path, line }: ToldPlace, shown = (own: string) => own): string {
  return `${placePath({ origin, path }, shown)}:${line}`;
}

/** The path of a place with what it lies below. */
export function placePath(place: Pick<ToldPlace, 'origin' | 'path'>, shown = (own: string) => own): string {
  const path = shownPath(place);
  return place.origin.kind === 'workspace' ? shown(path) : path;
}

/** Where a span of a text stands; a file of the workspace unless its origin is told. */
export function toldPlace(
  path: string,
  text: string,
  { start }: Span,
  origin: CandidateOrigin = { kind: 'workspace', folder: '' },
): ToldPlace {
  const { line, character } = positionAt(lineStarts(text), start);
  return { origin, path, line: line + 1, column: character + 1 };
}
