import { expect } from 'vitest';
import { span } from '../../src/base/span.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { apply } from './edits.ts';
import { openedAtCursor } from './fixture.ts';

/** What is offered at the cursor of a manifest, by title, but for what concerns the whole file. */
export function refactoringTitles(text: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  return offered(text, settings).list.map(it => it.title);
}

/** The manifest after what is offered at its cursor under that title. */
export function refactored(text: string, title: string, settings: Partial<ClientSettings> = {}): string {
  const { list, files, path } = offered(text, settings);
  const found = list.find(it => it.title === title);
  if (!found) expect.fail(`"${title}" is not offered, but ${list.map(it => it.title).join(', ') || 'nothing'}`);
  return apply(files, found.edits).get(path) ?? '';
}

function offered(text: string, settings: Partial<ClientSettings>) {
  const { service, view, path, offset, files } = openedAtCursor(`//- /modules/a/a.otmod\n${text}$end\n`, settings);
  const list = service.refactoringsAt(view, path, span(offset, offset)).filter(it => it.kind !== 'source');
  return { list, files, path };
}
