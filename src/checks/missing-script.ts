import { mostSimilar } from '../base/similar.ts';
import { folderAt } from '../workspace/file-tree.ts';
import type { LoadFailure } from '../workspace/module-events.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isGlob, type ScriptPath, scriptFile } from '../workspace/script-paths.ts';
import { lookUp, lookUpRespelled } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Finding, type Fix, perhaps, replace, safely, type WorkspaceCheck } from './check.ts';
import { consequencesOf } from './consequence.ts';
import { removeItem } from './manifest-text.ts';

export const missingScript: WorkspaceCheck = {
  code: 'missing-script',
  scope: 'workspace',
  doc: `A script does not exist.

The client says \`unable to open file '…': not found\` and does not load the module. Paths are relative to the manifest, or start
with \`/\` at the root of the client's file system; \`..\` is refused. edubart and OTCv8 add \`.lua\` unless it is there; Redemption
drops whatever extension there is and adds \`.lua\`.`,
  *run(snapshot) {
    if (snapshot.refused.size === 0) return;
    for (const file of snapshot.files) {
      for (const script of file.scripts) if (snapshot.refused.has(script.path)) yield* finding(file, script, snapshot);
    }
  },
};

function* finding(file: ModuleFile, script: ScriptPath, snapshot: Snapshot): Generator<Finding & { path: string }> {
  const { value, span } = script.mention;
  if (value === '' || value.startsWith("'") || (value.includes('*') && !isRead(script, snapshot))) return;
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
    fixes: () => fixes(file, script, found.virtualPath, snapshot),
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

function fixes(file: ModuleFile, { mention }: ScriptPath, virtualPath: string, snapshot: Snapshot): readonly Fix[] {
  const folder = file.path.split('/').slice(0, -1).join('/');
  const names = [...(folderAt(snapshot.tree, folder)?.files ?? [])].filter(name => name.endsWith('.lua'));
  const wanted = virtualPath.split('/').at(-1) ?? '';
  const meant = mostSimilar(wanted, names);
  const shown = meant && (mention.value.endsWith('.lua') ? meant : meant.slice(0, -4));
  const own = virtualPath.startsWith(file.virtualPath.slice(0, file.virtualPath.lastIndexOf('/') + 1));
  const inside = virtualPath.slice(file.virtualPath.lastIndexOf('/') + 1);
  const create = { kind: 'create', path: `${folder}/${inside}`, text: '' } as const;
  return [
    ...(shown ? [safely(`Write "${shown}"`, replace(file.path, mention.span, shown))] : []),
    ...(own && !inside.includes('..') ? [perhaps(`Create ${create.path}`, create)] : []),
    perhaps('Remove the script from the list', removeItem(file, mention.span)),
  ];
}
