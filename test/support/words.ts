import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { opened, parseFixture } from './fixture.ts';

/** The tokens of the first file of a fixture, each as `text: type.modifier`. */
export function tokensOf(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  const { service, view, path, text } = firstFile(fixture, settings);
  return service
    .semanticTokens(view, path)
    .map(({ span, type, modifiers }) => `${text.slice(span.start, span.end)}: ${[type, ...modifiers].join('.')}`);
}

/** The first file of a fixture with its hints, each as `‹label›` where it is shown. */
export function withHints(fixture: string, settings: Partial<ClientSettings> = {}): string {
  const { service, view, path, text } = firstFile(fixture, settings);
  const hints = service.inlayHints(view, path, { start: 0, end: text.length });
  return hints.reduceRight((done, it) => `${done.slice(0, it.offset)}‹${it.label}›${done.slice(it.offset)}`, text);
}

/** What is told about the hints of the first file, by their labels. */
export function hintTooltips(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  const { service, view, path, text } = firstFile(fixture, settings);
  const hints = service.inlayHints(view, path, { start: 0, end: text.length });
  return hints.map(({ topic, label, tooltip }) => `${topic} ${label}: ${tooltip()}`);
}

function firstFile(fixture: string, settings: Partial<ClientSettings>) {
  const { files } = parseFixture(fixture);
  const [[path, text] = ['', '']] = files;
  return { ...opened(files, settings), path, text };
}
