import type { NameTable } from '../base/name-table.ts';
import { span } from '../base/span.ts';
import type { ModuleFacts, ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Diagnostic, type Fix, perhaps, replace, type WorkspaceCheck } from './check.ts';
import { belowModule, nameSpan, newLine, writeValue } from './manifest-text.ts';

export const neverLoaded: WorkspaceCheck = {
  code: 'never-loaded',
  scope: 'workspace',
  doc: `Nothing loads this module at start.

It has no \`autoload: true\`, no loaded module depends on it or lists it in \`load-later\`, and init.lua does not ensure it. Lua
code may still load it later; where a Lua text of the folder names it in such a call, nothing is said.`,
  // A list, as there may be thousands: a generator makes an object for each.
  run: snapshot => {
    const found: Diagnostic[] = [];
    const { boot } = snapshot;
    const candidates = boot.end ? [] : boot.unrequested();
    if (candidates.length === 0) return found;
    const mentioned = namesInLua(snapshot);
    const known = latest.get(snapshot.names);
    const kept = known?.mentioned === mentioned ? known : { mentioned, facts: [], findings: [] };
    if (kept !== known) latest.set(snapshot.names, kept);
    for (const number of candidates) {
      const facts = boot.factsOf(number);
      if (kept.facts[number] !== facts) {
        kept.facts[number] = facts;
        kept.findings[number] = findingOf(facts, mentioned);
      }
      const finding = kept.findings[number];
      if (finding) found.push(finding);
    }
    return found;
  },
};

/** What was found in a client folder, by the number of the module: it depends on nothing but what the module holds. */
const latest = new WeakMap<NameTable, Kept>();

interface Kept {
  readonly mentioned: ReadonlySet<string>;
  readonly facts: ModuleFacts[];
  readonly findings: (Diagnostic | undefined)[];
}

function findingOf(
  { name, files, autoload, priority }: ModuleFacts,
  mentioned: ReadonlySet<string>,
): Diagnostic | undefined {
  const [file] = files;
  if (file.manifest.failure || mentioned.has(name.value)) return undefined;
  // The client asks for priorities up to a number only.
  const why = autoload ? `autoload-priority ${priority} is beyond what the client asks for` : 'no autoload';
  return {
    code: 'never-loaded',
    path: file.path,
    span: nameSpan(file),
    severity: 'hint',
    message: `Nothing loads "${name.value}" at start: ${why}, no loaded module that needs it, no load-later, no init.lua.`,
    fixes: () => fixes(file),
    unnecessary: true,
  };
}

function fixes(file: ModuleFile): readonly Fix[] {
  const { manifest, path } = file;
  const place = belowModule(manifest);
  if (manifest.autoload) return sooner(file);
  if (!place) return [];
  const title = 'Load it at start (autoload: true)';
  const keys = manifest.module?.declaration?.children ?? [];
  const written = keys.findLast(it => it.tag === 'autoload');
  if (written) return [perhaps(title, writeValue(file, written, 'true'))];
  const feed = newLine(manifest);
  const priority = keys.some(it => it.tag === 'autoload-priority') ? '' : `  autoload-priority: 1000${feed}`;
  const text = `${place.prefix}  autoload: true${feed}${priority}`;
  return [perhaps(title, replace(path, span(place.offset, place.offset), text))];
}

/** Every client engine asks for priorities up to this one at last. */
const LAST = 9999;

function sooner(file: ModuleFile): readonly Fix[] {
  const written = file.manifest.module?.children.findLast(it => it.tag === 'autoload-priority')?.declaration;
  if (!written || file.manifest.priority <= LAST) return [];
  return [perhaps(`Write ${LAST}`, writeValue(file, written, String(LAST)))];
}

const loadingCall = /\b(?:getModule|ensureModuleLoaded|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** Names of modules that Lua code of the folder may load; each text is looked through once. */
function namesInLua(snapshot: Snapshot): ReadonlySet<string> {
  const known = luaNames.get(snapshot.names);
  if (known?.version === snapshot.luaVersion && known.tree === snapshot.tree) return known.names;
  const texts = new Map<string, { readonly text: string; readonly names: readonly string[] }>();
  for (const path of snapshot.luaPaths()) {
    const text = snapshot.text(path) ?? '';
    const before = known?.texts.get(path);
    const same = before?.text === text;
    texts.set(path, same ? before : { text, names: [...text.matchAll(loadingCall)].map(([, , name]) => name) });
  }
  const names = new Set([...texts.values()].flatMap(it => it.names));
  luaNames.set(snapshot.names, { version: snapshot.luaVersion, tree: snapshot.tree, texts, names });
  return names;
}

interface LuaNames {
  readonly version: number;
  readonly tree: Snapshot['tree'];
  readonly texts: ReadonlyMap<string, { readonly text: string; readonly names: readonly string[] }>;
  readonly names: ReadonlySet<string>;
}

/** By the table of names, which a client folder has only one of. */
const luaNames = new WeakMap<Snapshot['names'], LuaNames>();
