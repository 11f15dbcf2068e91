import { counted } from '../../base/text.ts';
import { mayBeSealed } from '../../checks/sealed-names.ts';
import { orderKeys, requirementKeys } from '../../manifest/advanced-manifest.ts';
import type { Mention } from '../../manifest/manifest.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import { isGlob, scriptPaths } from '../../workspace/script-paths.ts';
import { virtualPathOf } from '../../workspace/search-path.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { InlayHint } from '../inlay-hints.ts';
import { loadHint } from '../load-hint.ts';

/** Beside the names in an advanced manifest: where in its order the client loads them, and which name nothing; the matches of patterns. */
export function advancedHints(file: AdvancedFile, snapshot: Snapshot): readonly InlayHint[] {
  const { manifest } = file;
  const [own] = manifest.name ? snapshot.graph.filesOf(manifest.name.value) : [];
  const named = [
    ...requirementKeys.flatMap(key => manifest[key].map(({ name, span }): Mention => ({ value: name, span }))),
    ...orderKeys.flatMap(key => manifest[key]),
  ];
  return [
    ...(manifest.name && own ? [loadHint(manifest.name.value, own, manifest.name.span.end, snapshot)] : []),
    ...named.flatMap(it => moduleHint(it, snapshot)),
    ...globHints(file, snapshot),
  ];
}

/** Behind the name with its range: between them the hint would break the line of a key and its value. */
function moduleHint({ value, span }: Mention, snapshot: Snapshot): readonly InlayHint[] {
  const [file] = snapshot.graph.filesOf(value);
  if (file) return [loadHint(value, file, span.end, snapshot)];
  if (value.trim() === '' || snapshot.advancedNames().has(value) || mayBeSealed(value, snapshot)) return [];
  const tooltip = () => `No manifest of this client folder gives the name “${value}”, and none provides it.`;
  return [{ topic: 'unresolved', offset: span.end, label: 'no such module', tooltip }];
}

function* globHints({ path, manifest }: AdvancedFile, { engine, search }: Snapshot): Generator<InlayHint> {
  if (engine.scriptPaths !== 'replace' || !manifest.scripts.some(it => isGlob(it.value))) return;
  const all = scriptPaths(manifest.scripts, virtualPathOf(search, path), search);
  for (const mention of manifest.scripts) {
    if (!isGlob(mention.value)) continue;
    const matched = all.filter(it => it.mention === mention).map(it => `${it.path}.lua`);
    yield {
      topic: 'globMatches',
      offset: mention.span.end,
      label: counted(matched.length, 'script'),
      tooltip: () => ['Not listed before:', ...matched.slice(0, 20), ...(matched.length > 20 ? ['…'] : [])].join('\n'),
    };
  }
}
