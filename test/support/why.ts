import { finish } from '../../src/base/stepwise.ts';
import { applyEdits } from '../../src/features/fixes.ts';
import { type Page, pageMarkdown } from '../../src/features/why/page.ts';
import type { Change } from '../../src/features/why/scenario.ts';
import type { Consequences } from '../../src/features/why/what-if.ts';
import { whyLoadedPage } from '../../src/features/why/why-loaded.ts';
import { whyNotPage } from '../../src/features/why/why-not-page.ts';
import { openedWithStore } from './stored.ts';
import { version } from './versions.ts';

/** A page as markdown without its empty lines. */
function shown(page: Page): string {
  return pageMarkdown(page).text.replaceAll(/\n\n+/g, '\n').trimEnd();
}

/** The page that tells why a module of a fixture is loaded; files below `.otmodules/store` are versions on offer. */
export async function whyPage(fixture: string, name: string): Promise<string> {
  const { service, view } = await openedWithStore(fixture);
  const now = view();
  const why = finish(service.whyLoaded(now, name));
  return why ? shown(whyLoadedPage(why, now.snapshot)) : 'no such module';
}

/** The page that tells why a module of a fixture has not a version. */
export async function notPage(fixture: string, name: string, text: string): Promise<string> {
  const { service, view } = await openedWithStore(fixture);
  return shown(whyNotPage(finish(service.whyNot(view(), name, version(text))), name, text));
}

/** What changes of a fixture write: the texts that are others then, by path, and the folders that go; or why not. */
export async function written(fixture: string, ...changes: readonly Change[]): Promise<unknown> {
  const { service, view, files } = await openedWithStore(fixture);
  const scenario = service.scenario(view(), changes);
  if (!scenario.ok) return scenario.error;
  const { edits, removed } = scenario.value;
  const texts = edits.map(edit => {
    if (edit.kind === 'create') return [edit.path, edit.text];
    return edit.kind === 'replace' ? [edit.path, applyEdits(files.get(edit.path) ?? '', edit.path, edits)] : [];
  });
  return { ...Object.fromEntries(texts), ...(removed.length > 0 && { removed }) };
}

/** What changes of a fixture come to. */
export async function wondered(fixture: string, ...changes: readonly Change[]): Promise<Consequences> {
  const { service, view } = await openedWithStore(fixture);
  const scenario = service.scenario(view(), changes);
  if (!scenario.ok) throw new Error(scenario.error);
  return finish(service.whatIf(view(), scenario.value));
}
