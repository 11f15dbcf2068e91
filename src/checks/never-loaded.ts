import { span } from '../base/span.ts';
import { suits, thisDevice } from '../manifest/devices.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { perhaps, replace, type WorkspaceCheck } from './check.ts';
import { belowModule, nameSpan } from './manifest-text.ts';

export const neverLoaded: WorkspaceCheck = {
  code: 'never-loaded',
  scope: 'workspace',
  doc: `Nothing loads this module at start.

It has no \`autoload: true\`, no loaded module depends on it or lists it in \`load-later\`, and init.lua does not ensure it. Lua
code may still load it later; where a Lua text of the folder names it in such a call, nothing is said.`,
  *run(snapshot) {
    const { boot } = snapshot;
    if (boot.end) return;
    let mentioned: ReadonlySet<string> | undefined;
    for (const record of boot.records) {
      const [file] = record.files;
      if (
        record.requested ||
        file.manifest.failure ||
        !record.facts.enabled ||
        !suits(record.facts.devices, thisDevice)
      )
        continue;
      mentioned ??= namesInLua(snapshot);
      if (mentioned.has(record.name)) continue;
      const place = belowModule(file.manifest);
      const text = `${place?.prefix}  autoload: true\n  autoload-priority: 1000\n`;
      yield {
        path: file.path,
        span: nameSpan(file),
        severity: 'hint',
        message: `Nothing loads "${record.name}" at start: no autoload, no loaded module that needs it, no load-later, no init.lua.`,
        fixes: () =>
          place && !file.manifest.autoload
            ? [perhaps('Load it at start (autoload: true)', replace(file.path, span(place.offset, place.offset), text))]
            : [],
        unnecessary: true,
      };
    }
  },
};

const loadingCall = /\b(?:getModule|ensureModuleLoaded|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** Names of modules that Lua code of the folder may load. */
function namesInLua(snapshot: Snapshot): ReadonlySet<string> {
  const known = luaNames.get(snapshot.tree);
  if (known?.version === snapshot.filesVersion) return known.names;
  const names = new Set<string>();
  for (const path of snapshot.luaPaths()) {
    for (const [, , name] of (snapshot.text(path) ?? '').matchAll(loadingCall)) names.add(name);
  }
  luaNames.set(snapshot.tree, { version: snapshot.filesVersion, names });
  return names;
}

const luaNames = new WeakMap<object, { readonly version: number; readonly names: ReadonlySet<string> }>();
