import { type Span, span } from '../base/span.ts';
import { counted } from '../base/text.ts';
import { childOf } from '../syntax/otml/children.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptPaths } from '../workspace/script-paths.ts';
import { virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type ScriptFiles, scriptFiles } from './script-files.ts';

/** A place in a manifest that leads elsewhere: to a file or folder below the client folder, or to a page of the web. */
export interface DocumentLink {
  readonly span: Span;
  readonly target:
    | { readonly kind: 'file' | 'folder'; readonly path: string }
    | { readonly kind: 'web'; readonly url: string };
  readonly tooltip: string;
}

/** The links of a manifest: its scripts, and its website where that is a web address. */
export function documentLinks(snapshot: Snapshot, path: string): readonly DocumentLink[] {
  const advanced = snapshot.advanced.get(path);
  if (advanced) return advancedLinks(advanced, snapshot);
  const file = manifestAt(snapshot, path);
  if (!file) return [];
  const filesOf = scriptFiles(file, snapshot);
  const scripts = file.manifest.scripts.slice(0, MOST);
  return [...websiteLinks(file), ...scripts.flatMap(it => scriptLinks(it.span, filesOf(it)))];
}

/** What is listed behind so many scripts was not written for people. */
const MOST = 1_000;

function scriptLinks(span: Span, { files, folder }: ScriptFiles): readonly DocumentLink[] {
  if (folder !== undefined) {
    const tooltip = `${folder}: ${counted(files.length, 'Lua file')}`;
    return [{ span, target: { kind: 'folder', path: folder }, tooltip }];
  }
  return files.map(path => ({ span, target: { kind: 'file', path }, tooltip: path }));
}

function advancedLinks({ path, manifest }: AdvancedFile, snapshot: Snapshot): readonly DocumentLink[] {
  const { search } = snapshot;
  const { scripts: listed, website } = manifest;
  const virtualPath = virtualPathOf(search, path);
  const filesOf = scriptFiles({ virtualPath, scripts: scriptPaths(listed, virtualPath, search) }, snapshot);
  const scripts = listed.slice(0, MOST).flatMap(it => scriptLinks(inQuotes(it.span), filesOf(it)));
  if (!website || !isWebAddress(website.value)) return scripts;
  const url = website.value;
  return [{ span: inQuotes(website.span), target: { kind: 'web', url }, tooltip: url }, ...scripts];
}

function inQuotes({ start, end }: Span): Span {
  return end - start > 1 ? span(start + 1, end - 1) : span(start, end);
}

function websiteLinks({ manifest }: ModuleFile): readonly DocumentLink[] {
  const url = manifest.texts.website;
  const place = manifest.module && childOf(manifest.module, 'website')?.span;
  if (!place || !isWebAddress(url)) return [];
  const at = manifest.document.text.slice(place.start, place.end).indexOf(url);
  const own = at < 0 ? place : span(place.start + at, place.start + at + url.length);
  return [{ span: own, target: { kind: 'web', url }, tooltip: url }];
}

/** No other scheme and no user before the host: what is clicked must lead where it seems to. */
function isWebAddress(text: string): boolean {
  return text.length <= LONGEST && webAddress.test(text);
}

const LONGEST = 2_000;
const webAddress =
  /^https?:\/\/(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?#][^\s"<>\\^`{|}\p{C}]*)?$/iu;
