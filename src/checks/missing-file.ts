import { mostSimilar } from '../base/similar.ts';
import { type Span, span } from '../base/span.ts';
import type { LuaFacts } from '../syntax/lua/facts.ts';
import { folderAt } from '../workspace/file-tree.ts';
import { folderOf } from '../workspace/path-target.ts';
import { folderOnDisk, lookUp, lookUpRespelled, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Finding, type Fix, type ModuleCheck, replace, safely } from './check.ts';
import { quoted } from './names.ts';

export const missingFile: ModuleCheck = {
  code: 'missing-file',
  scope: 'module',
  doc: `A file that Lua opens by a literal path is not there.

\`dofile\` raises an error where it stands; \`g_ui.importStyle\`, \`displayUI\` and \`loadUI\` log one and make nothing. A path is relative
to the file that gives it, or starts with \`/\` at the root of the client's files. Nothing is said where the file asks first whether
the path is there, nor of files that no module runs.`,
  *run({ scripts }, snapshot) {
    for (const { path, facts } of scripts) if (!facts.isStale) yield* inScript(path, facts, snapshot);
  },
};

function* inScript(path: string, facts: LuaFacts, snapshot: Snapshot): Generator<Finding & { readonly path: string }> {
  for (const { value, place, ending } of opened(facts)) {
    const whole = value.startsWith('/') ? value : `${folderOf(virtualPathOf(snapshot.search, path))}/${value}`;
    const wanted = whole.endsWith(ending) ? whole : whole + ending;
    if (isThere(wanted, snapshot) || isAskedFor(value, path, snapshot)) continue;
    yield {
      path,
      span: place,
      severity: 'warning',
      message: `There is no ${wanted}, which ${quoted(value)} means here.`,
      fixes: () => fixes(value, wanted, ending, path, place, snapshot),
    };
  }
}

/** A path that is given to a function which needs the file. */
interface Opened {
  readonly value: string;
  /** Inside the quotes. */
  readonly place: Span;
  /** What the client adds unless it is there. */
  readonly ending: '.lua' | '.otui';
}

function opened({ includes, resources }: LuaFacts): readonly Opened[] {
  const scripts = includes.flatMap(({ call, path, span: place }): readonly Opened[] =>
    call === 'dofile' && path !== undefined ? [{ value: path, place, ending: '.lua' }] : [],
  );
  const widgets = resources.flatMap(({ callee, arguments: [first] }): readonly Opened[] => {
    const isOpening = callee.length === 2 && callee[0] === 'g_ui' && opening.has(callee[1]);
    if (!isOpening || first?.text === undefined) return [];
    return [{ value: first.text, place: span(first.span.start + 1, first.span.end - 1), ending: '.otui' }];
  });
  return [...scripts, ...widgets].filter(({ value }) => /^[\w./ -]+$/.test(value));
}

const opening = new Set(['importStyle', 'displayUI', 'loadUI']);

/** In any case, or in one of the layouts, which stand in front of everything where one is chosen. */
function isThere(virtualPath: string, { search }: Snapshot): boolean {
  if (lookUp(search, virtualPath).kind === 'file' || lookUpRespelled(search, virtualPath) !== undefined) return true;
  const layouts = folderAt(search.tree, 'layouts')?.folders.keys() ?? [];
  return [...layouts].some(it => lookUp(search, `/layouts/${it}${virtualPath}`).kind === 'file');
}

function isAskedFor(value: string, path: string, { mentions }: Snapshot): boolean {
  return mentions(path).paths.some(it => it.call === 'fileExists' && it.value.startsWith(value));
}

function fixes(
  value: string,
  wanted: string,
  ending: Opened['ending'],
  path: string,
  place: Span,
  { search }: Snapshot,
): readonly Fix[] {
  const folder = folderOnDisk(search, folderOf(wanted));
  const files = [...(folder === undefined ? [] : (folderAt(search.tree, folder)?.files ?? []))];
  const neighbours = files.filter(it => it.endsWith(ending)).map(it => it.slice(0, -ending.length));
  const name = wanted.slice(folderOf(wanted).length + 1, -ending.length);
  const meant = mostSimilar(name, neighbours);
  if (meant === undefined) return [];
  const text = `${value.slice(0, value.lastIndexOf('/') + 1)}${meant}${value.endsWith(ending) ? ending : ''}`;
  return [safely(`Write "${text}"`, replace(path, place, text))];
}
