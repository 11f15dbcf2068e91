import { span } from '../../src/base/span.ts';
import { clients } from '../../src/clients/clients.ts';
import type { LanguageService, View } from '../../src/service.ts';
import { storeSource } from '../../src/versions/store-source.ts';
import { apply } from './edits.ts';
import { opened, parseFixture } from './fixture.ts';
import { memoryStore } from './memory-store.ts';

const store = '.otmodules/store/';

/** A workspace of a fixture whose files below `.otmodules/store` are versions on offer, and files of no client. */
export interface StoredWorkspace {
  readonly service: LanguageService;
  readonly files: ReadonlyMap<string, string>;
  readonly view: () => View;
}

export async function openedWithStore(fixture: string): Promise<StoredWorkspace> {
  const { files } = parseFixture(fixture);
  const split = (inStore: boolean) => [...files].filter(([path]) => path.startsWith(store) === inStore);
  const { service } = opened(new Map(split(false)));
  const stored = Object.fromEntries(split(true).map(([path, text]) => [path.slice(store.length), text]));
  const isText = (path: string) => /\.(lua|otui)$/.test(path);
  service.folder.offer(await storeSource(memoryStore(stored), clients.mehah, isText).list());
  return { service, files: new Map(split(false)), view: () => service.view() };
}

/** What a check finds: `path text: message` each, with the titles of its fixes below. */
export function foundBy(code: string, { view, files, service }: StoredWorkspace): readonly string[] {
  const { diagnostics, snapshot } = view();
  return [...diagnostics.values()]
    .flat()
    .filter(it => it.code === code)
    .flatMap(({ path, span: { start, end }, severity, message, fixes }) => {
      const text = (snapshot.text(path) ?? files.get(path) ?? '').slice(start, end);
      const offered = service.fixesAt(view(), path, span(start, end)).filter(it => it.diagnostic.code === code);
      const titles = fixes ? offered.map(it => `  ${it.fix.title}`) : [];
      return [`${severity} /${path} ${text}: ${message}`, ...titles];
    });
}

/** The texts that the first fix of a check changes, by path. */
export function fixedBy(code: string, { view, files, service }: StoredWorkspace): ReadonlyMap<string, string> {
  const found = [...view().diagnostics.values()].flat().find(it => it.code === code);
  const offered = found && service.fixesAt(view(), found.path, found.span).find(it => it.diagnostic === found);
  const after = apply(files, offered?.fix.edits ?? []);
  return new Map([...after].filter(([path, text]) => files.get(path) !== text));
}
