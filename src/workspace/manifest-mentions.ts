import { type Span, span } from '../base/span.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readText } from '../manifest/values.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import {
  chunkMentions,
  type FileMentions,
  type MentionKind,
  type ModuleMention,
  type PathMention,
  withoutQuotes,
} from './mention.ts';

/**
 * What a manifest says of modules and files: what it has in vain, such as a key that is written again below, included. A
 * value that is a variable of OTML stands for what the engine makes of it.
 */
export function manifestMentions(manifest: Manifest): FileMentions {
  const { document } = manifest;
  const modules: ModuleMention[] = [];
  const paths: PathMention[] = [];
  const read = valuesRead(manifest);
  const note = (kind: MentionKind, place: Span, written: string) => {
    const value = read.get(place.start) ?? readText(written);
    if (written === '~' || value === '') return;
    const own = withoutQuotes(document.text, place);
    // What the engine reads is not what stands there: it can only be replaced as a whole.
    const at = document.text.slice(own.start, own.end) === value ? own : place;
    modules.push({ kind, name: value, span: at, outer: at });
  };
  for (const root of document.declarations) {
    if (root.tag !== 'Module') continue;
    for (const key of root.children) {
      if (key.tag === 'name' && key.block === undefined && !key.items) note('name', key.valueSpan, key.value);
      if (key.tag === 'dependencies') for (const it of itemsOf(key)) note('dependency', it.place, it.value);
      if (key.tag === 'load-later') for (const it of itemsOf(key)) note('load-later', it.place, it.value);
      if (key.tag === 'scripts')
        for (const it of itemsOf(key)) noteScript(it.place, key.items ? 'inline' : 'line', manifest, paths);
      if (key.tag === '@onLoad' || key.tag === '@onUnload') {
        const found = chunkMentions(document.text, key);
        modules.push(...found.modules);
        paths.push(...found.paths);
      }
    }
  }
  return { modules, paths };
}

/** What the engine reads at an offset, where it reads a module's name there. */
function valuesRead({ name, dependencies, loadLater }: Manifest): ReadonlyMap<number, string> {
  const all = name ? [name, ...dependencies, ...loadLater] : [...dependencies, ...loadLater];
  return new Map(all.map(it => [it.span.start, it.value]));
}

function itemsOf(declaration: Declaration): readonly { readonly value: string; readonly place: Span }[] {
  if (declaration.items) return declaration.items.map(({ value, start, end }) => ({ value, place: span(start, end) }));
  return declaration.children
    .filter(it => it.block === undefined && !it.items && it.value !== '')
    .map(({ value, valueSpan }) => ({ value, place: valueSpan }));
}

function noteScript(place: Span, form: 'inline' | 'line', { document }: Manifest, paths: PathMention[]): void {
  const own = withoutQuotes(document.text, place);
  const value = document.text.slice(own.start, own.end);
  if (value !== '' && value !== '~' && !value.includes('\\')) paths.push({ value, span: own, call: 'scripts', form });
}
