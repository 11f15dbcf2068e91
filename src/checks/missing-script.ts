import { lazy } from '../base/lazy.ts';
import { mostSimilar } from '../base/similar.ts';
import { type Span, touches } from '../base/span.ts';
import type { LoadFailure } from '../workspace/module-events.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isGlob, type ScriptPath, scriptFile } from '../workspace/script-paths.ts';
import { lookUp, lookUpRespelled, luaFilesBelow } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Finding, type Fix, perhaps, replace, safely, type WorkspaceCheck } from './check.ts';
import { isMadeElsewhere } from './chunk-undefined-function.ts';
import { consequencesOf } from './consequence.ts';
import { commentBehind, removeItem } from './manifest-text.ts';
import { newScript } from './new-files.ts';

export const missingScript: WorkspaceCheck = {
  code: 'missing-script',
  scope: 'workspace',
  doc: `A script does not exist.

The client says \`unable to open file '…': not found\` and does not load the module. Paths are relative to the manifest, or start
with \`/\` at the root of the client's file system; \`..\` is refused. edubart and OTCv8 add \`.lua\` unless it is there; Redemption
drops whatever extension there is and adds \`.lua\`.`,
  *run(snapshot) {
    const { reasons, places } = snapshot.refused;
    for (const place of places) {
      const file = snapshot.files[place];
      // The same for every script of a module, and made of all of them.
      const text = lazy(() => newScript(file, snapshot, name => isMadeElsewhere(name, file, snapshot)));
      for (const script of file.scripts) if (reasons.has(script.path)) yield* finding(file, script, snapshot, text);
    }
  },
};

function* finding(
  file: ModuleFile,
  script: ScriptPath,
  snapshot: Snapshot,
  text: () => string,
): Generator<Finding & { path: string }> {
  const { value, span } = script.mention;
  if (value === '' || value.startsWith("'") || (value.includes('*') && !isRead(script, snapshot))) return;
  if (commentBehind(value) !== undefined || isUnreadable(file, span)) return;
  const found = lookUp(snapshot.search, scriptFile(script.path));
  if (found.kind === 'file' || lookUpRespelled(snapshot.search, found.virtualPath) !== undefined) return;
  const isThis = (failure: LoadFailure) => failure.kind === 'script' && failure.path === script.path;
  const { sentence, related } = consequencesOf(file, snapshot, isThis);
  const illegal = found.reason === 'not found' ? '' : ` The client refuses ".." and "\\" in paths (${found.reason}).`;
  yield {
    path: file.path,
    span,
    severity: 'error',
    message: `There is no ${found.virtualPath}.${hint(value)}${illegal}${sentence}`,
    related,
    fixes: () => fixes(file, script, found.virtualPath, snapshot, text),
  };
}

function isRead(script: ScriptPath, { engine }: Snapshot): boolean {
  return engine.scriptPaths === 'replace' && !isGlob(script.mention.value);
}

function hint(value: string): string {
  return /\.(otui|otml|html|css|png|otfont)$/i.test(value)
    ? ' Only Lua files are scripts; styles are loaded from Lua.'
    : '';
}

/** A bad escape says enough. */
function isUnreadable(file: ModuleFile, place: Span): boolean {
  return file.manifest.document.problems.some(it => it.kind === 'bad-escape' && touches(it.span, place));
}

function fixes(
  file: ModuleFile,
  { mention }: ScriptPath,
  virtualPath: string,
  snapshot: Snapshot,
  text: () => string,
): readonly Fix[] {
  const remove = perhaps('Remove the script from the list', removeItem(file, mention.span));
  if (/\\|:|(^|\/)\.\.?\//.test(virtualPath)) return [remove];
  const slash = virtualPath.lastIndexOf('/');
  const neighbours = luaFilesBelow(snapshot.search, virtualPath.slice(0, slash))
    .filter(path => path.lastIndexOf('/') === slash)
    .map(path => path.slice(slash + 1));
  const meant = mostSimilar(virtualPath.slice(slash + 1), neighbours);
  const { value } = mention;
  const named = meant && (value.endsWith('.lua') ? meant : meant.slice(0, -4));
  const shown = named && value.slice(0, value.lastIndexOf('/') + 1) + named;
  const ownFolder = file.virtualPath.slice(0, file.virtualPath.lastIndexOf('/') + 1);
  const path = file.path.slice(0, file.path.lastIndexOf('/') + 1) + virtualPath.slice(ownFolder.length);
  const create = { kind: 'create', path, text: text() } as const;
  return [
    ...(shown ? [safely(`Write "${shown}"`, replace(file.path, mention.span, shown))] : []),
    ...(virtualPath.startsWith(ownFolder) ? [perhaps(`Create ${path}`, create)] : []),
    remove,
  ];
}
