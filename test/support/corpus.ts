import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './sources.ts';

/** Every OTML text of the conformance cases, each once: those that are parsed, and the manifests of those that are loaded. */
export function conformanceTexts(): readonly string[] {
  const folder = join(projectFolder, 'test', 'conformance');
  const texts = new Set<string>();
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.jsonl')) continue;
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const { text, files = {} }: { readonly text?: string; readonly files?: Readonly<Record<string, string>> } =
        JSON.parse(line);
      if (text !== undefined) texts.add(text);
      for (const [path, own] of Object.entries(files)) if (path.endsWith('.otmod')) texts.add(own);
    }
  }
  return [...texts];
}
