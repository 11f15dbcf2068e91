import { mostSimilar } from '../base/similar.ts';
import type { Mention } from '../manifest/manifest.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isGlob, scriptFile, scriptPaths } from '../workspace/script-paths.ts';
import { lookUp, lookUpRespelled, luaFilesBelow, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { removeEntry } from './advanced-text.ts';
import { type Diagnostic, type Fix, perhaps, replace, safely, type WorkspaceCheck } from './check.ts';
import { KeptFindings } from './kept-findings.ts';
import { quoted } from './names.ts';
import { plainBeside } from './plain-beside.ts';

const code = 'advanced-missing-script';

export const advancedMissingScript: WorkspaceCheck = {
  code: 'advanced-missing-script',
  scope: 'workspace',
  doc: `An advanced manifest lists a script that does not exist, or a pattern that matches none.

Scripts are found as those of an \`.otmod\` are: relative to the manifest, or from the root of the client's file system where they
start with \`/\`. Where the \`.otmod\` lists the same, it is told there.`,
  run(snapshot) {
    const plainOf = (file: AdvancedFile) => plainBeside(file, snapshot);
    const find = (file: AdvancedFile) => findings(file, plainOf(file), snapshot);
    return kept.all(snapshot.advanced, [snapshot.search, snapshot.tree], plainOf, find);
  },
};

/** They hold as long as no file comes or goes. */
const kept = new KeptFindings();

function* findings(file: AdvancedFile, plain: ModuleFile | undefined, snapshot: Snapshot): Generator<Diagnostic> {
  const { search } = snapshot;
  const { path, manifest } = file;
  if (file.place === 'astray') return;
  const told = new Set(plain?.manifest.scripts.map(it => it.value));
  const all = scriptPaths(manifest.scripts, virtualPathOf(search, path), search);
  for (const mention of manifest.scripts) {
    const { value, span } = mention;
    if (value.trim() === '' || told.has(value)) continue;
    const remove = () => removeEntry(path, manifest, span);
    if (search.engine.scriptPaths === 'replace' && isGlob(value)) {
      if (all.some(it => it.mention === mention)) continue;
      yield {
        code,
        path,
        span,
        severity: 'warning',
        message: `${quoted(value)} matches no Lua file that is not listed already.`,
        fixes: () => [perhaps('Remove the pattern', ...remove())],
      };
      continue;
    }
    const script = all.find(it => it.mention === mention);
    // A pattern in the eyes of another client.
    if (!script || value.includes('*')) continue;
    const found = lookUp(search, scriptFile(script.path));
    if (found.kind === 'file') continue;
    const illegal = found.reason === 'not found' ? '' : ` Clients refuse ".." and "\\" in paths (${found.reason}).`;
    yield {
      code,
      path,
      span,
      severity: 'error',
      message: `There is no ${found.virtualPath}.${illegal}`,
      fixes: () => [
        ...meant(file, mention, found.virtualPath, snapshot),
        perhaps('Remove the script from the list', ...remove()),
      ],
    };
  }
}

function meant(
  { path }: AdvancedFile,
  { value, span }: Mention,
  virtualPath: string,
  { search }: Snapshot,
): readonly Fix[] {
  const slash = virtualPath.lastIndexOf('/');
  const neighbours = luaFilesBelow(search, virtualPath.slice(0, slash))
    .filter(it => it.lastIndexOf('/') === slash)
    .map(it => it.slice(slash + 1));
  const respelled = lookUpRespelled(search, virtualPath);
  const name =
    respelled?.slice(respelled.lastIndexOf('/') + 1) ?? mostSimilar(virtualPath.slice(slash + 1), neighbours);
  if (name === undefined) return [];
  const written = value.slice(0, value.lastIndexOf('/') + 1) + (value.endsWith('.lua') ? name : name.slice(0, -4));
  return written === value ? [] : [safely(`Write "${written}"`, replace(path, span, JSON.stringify(written)))];
}
