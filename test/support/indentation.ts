import type { ClientEngine } from '../../src/clients/client-engine.ts';
import { readManifest } from '../../src/manifest/manifest.ts';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';

const path = 'modules/a/a.otmod';

/** Codes of what stands in a text for an engine, but for what lies around it. */
export function codesIn(text: string, engine: ClientEngine): readonly string[] {
  const service = languageService({ ...defaultSettings, engine: engine.id });
  service.folder.putFile(path, text);
  const found = service.view().diagnostics.get(path) ?? [];
  return found.filter(it => it.severity === 'error' || it.severity === 'warning').map(it => it.code);
}

/** A text after every safe fix, and the codes of those that were made. */
export function fixed(
  text: string,
  engine: ClientEngine,
): { readonly text: string; readonly codes: readonly string[] } {
  const service = languageService({ ...defaultSettings, engine: engine.id });
  service.folder.putFile(path, text);
  const { changes, applied } = service.fixFolder(
    () => true,
    it => it === path,
  );
  const own = changes.flatMap(it => (it.kind === 'write' ? [it.text] : []));
  return { text: own[0] ?? text, codes: applied.map(it => it.code) };
}

/** What an engine reads from a text; white space at the beginning of lines of Lua is nothing to it. */
export function factsIn(text: string, engine: ClientEngine): unknown {
  const { document, module, failure, onLoad, onUnload, complaints, name, dependencies, scripts, loadLater, ...rest } =
    readManifest(text, engine);
  const values = (list: readonly { readonly value: string }[]) => list.map(it => it.value);
  const lines = (chunk: typeof onLoad) =>
    chunk?.value
      .split('\n')
      .map(line => line.trim())
      .join('\n');
  return {
    ...rest,
    refused: document.problems.length,
    isModule: module !== undefined,
    fails: failure !== undefined,
    lists: [dependencies, scripts, loadLater].map(values),
    chunks: [onLoad, onUnload].map(lines),
    name: name?.value,
  };
}
