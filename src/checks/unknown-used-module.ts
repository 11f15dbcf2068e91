import { mostSimilar } from '../base/similar.ts';
import type { Span } from '../base/span.ts';
import { isStandardName } from '../syntax/lua/standard-names.ts';
import { needsModule } from '../workspace/code-edge.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Finding, type Fix, perhaps, type Related, replace, type WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';
import { quoted } from './names.ts';
import { mayBeSealed } from './sealed-names.ts';

export const unknownUsedModule: WorkspaceCheck = {
  code: 'unknown-used-module',
  scope: 'workspace',
  doc: `A script, a chunk of a manifest or a handler of a widget uses a module that does not exist.

\`modules.x.f()\` then fails: \`attempt to index field 'x' (a nil value)\`; \`g_modules.ensureModuleLoaded('x')\` ends the client.
Nothing is said where it is tested for (\`if modules.x then\`) or errors are caught. Names are case-sensitive; what counts is the
key \`name\` of the manifest, not the folder.`,
  *run(snapshot) {
    const { unknownNames } = snapshot.code;
    if (unknownNames.length === 0) return;
    const advanced = snapshot.advancedNames();
    for (const name of unknownNames) {
      if (isStandardName(name) || snapshot.graph.has(name) || advanced.has(name)) continue;
      if (!mayBeSealed(name, snapshot) && !isMadeByLua(name, snapshot)) yield* findings(name, snapshot);
    }
  },
};

/** Whether a script puts a value under the name itself: `modules.x = …`. */
function isMadeByLua(name: string, { code }: Snapshot): boolean {
  return code.usesOf(name).some(it => it.access === 'write' && it.member === undefined);
}

function* findings(name: string, snapshot: Snapshot): Iterable<Finding & { readonly path: string }> {
  const told = new Set<string>();
  for (const { path, span, end } of placesOf(name, snapshot)) {
    const place = `${path}:${span.start}`;
    // A script that two modules run uses it in one place.
    if (told.has(place) || snapshot.lua(path)?.isStale) continue;
    told.add(place);
    const sealed = snapshot.sealed.length > 0 ? ' It may be one of the encrypted modules.' : '';
    const astray = straysOf(name, snapshot);
    const where = astray.length > 0 ? ' where the client looks for modules' : '';
    yield {
      path,
      span,
      severity: sealed ? 'information' : 'warning',
      message: `No module is called ${quoted(name)}${where}, so ${end}.${sealed}`,
      related: astray,
      fixes: () => respell(name, path, span, snapshot),
    };
  }
}

interface Place {
  readonly path: string;
  readonly span: Span;
  /** What comes of it. */
  readonly end: string;
}

function placesOf(name: string, { code }: Snapshot): readonly Place[] {
  const uses = code.usesOf(name).filter(needsModule);
  const lookups = code.lookups.filter(it => it.module === name && it.kind !== 'ask' && it.guard === 'none');
  return [
    ...uses.map(({ path, moduleSpan }) => ({ path, span: moduleSpan, end: 'this fails' })),
    ...lookups.map(({ path, span, kind }) => ({
      path,
      span,
      end: kind === 'ensure' ? 'the client ends here' : 'this fails',
    })),
  ];
}

/** The manifests of that name that no client discovers where they lie. */
function straysOf(name: string, { strays }: Snapshot): readonly Related[] {
  return strays
    .filter(it => it.manifest.name?.value === name)
    .map(file => ({ message: `"${name}" lies here, where it is not found`, path: file.path, span: nameSpan(file) }));
}

/** The module that was most likely meant; where a variable stands for it, the place that gives the variable its value. */
function respell(name: string, path: string, span: Span, snapshot: Snapshot): readonly Fix[] {
  const text = snapshot.text(path) ?? '';
  const isName = (place: Span) => text.slice(place.start, place.end) === name;
  const given = snapshot.code.usesOf(name).filter(it => it.path === path && it.access === 'ask');
  const place = [span, ...given.map(it => it.moduleSpan)].find(isName);
  // Behind a dot only a name of Lua can stand.
  const isDotted = place !== undefined && text[place.start - 1] === '.';
  const names = snapshot.graph.names.filter(it => !isDotted || /^[A-Za-z_]\w*$/.test(it));
  const meant = mostSimilar(name, names);
  return place && meant !== undefined ? [perhaps(`Write "${meant}"`, replace(path, place, meant))] : [];
}
