import type { Span } from '../../base/span.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';
import { scriptFile, scriptPaths } from '../../workspace/script-paths.ts';
import { lookUp, virtualPathOf } from '../../workspace/search-path.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** A function of a module's scripts by the name that a manifest would call it by. */
export interface NamedFunction {
  /** `f`, `Table.f`, or `f` for a member of the module's own object. */
  readonly name: string;
  /** The table that it is a member of. */
  readonly owner: string | undefined;
  readonly path: string;
  readonly span: Span;
}

/** The Lua files that an advanced manifest, or else the `.otmod` beside it, names, as far as they are there. */
function scriptFilesOf(file: AdvancedFile, { search, manifest }: Snapshot): readonly string[] {
  const plain = file.plain === undefined ? undefined : manifest(file.plain);
  const own = file.manifest.scripts.length > 0;
  const listed = own
    ? scriptPaths(file.manifest.scripts, virtualPathOf(search, file.path), search)
    : (plain?.scripts ?? []);
  return listed.flatMap(({ path }) => {
    const found = lookUp(search, scriptFile(path));
    return found.kind === 'file' ? [found.path] : [];
  });
}

/** Every function of a module's scripts, by the name that hooks and the life cycle would call it by. */
export function functionsOf(file: AdvancedFile, snapshot: Snapshot): readonly NamedFunction[] {
  const { object } = file.manifest.lifecycle;
  return scriptFilesOf(file, snapshot).flatMap(path =>
    (snapshot.lua(path)?.definitions ?? []).flatMap(({ name, owner, span, kind, into }) => {
      if (kind !== 'function' || typeof into === 'object') return [];
      const isOwn = owner === undefined || owner === object?.value || (!object && file.kind === 'plugin');
      return [{ name: isOwn ? name : `${owner}.${name}`, owner, path, span }];
    }),
  );
}
