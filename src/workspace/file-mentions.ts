import type { AdvancedManifest } from '../manifest/advanced-manifest.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { luaMentions } from '../syntax/lua/mentions.ts';
import type { Dialect } from '../syntax/otml/dialect.ts';
import { advancedMentions } from './advanced-mentions.ts';
import { htmlMentions } from './html-mentions.ts';
import { manifestMentions } from './manifest-mentions.ts';
import { type FileMentions, noMentions } from './mention.ts';
import { otuiMentions } from './otui-mentions.ts';

/** A text with all that its reading depends on. */
interface MentionSource {
  readonly text: string;
  readonly dialect: Dialect;
  /** Where the text is a manifest that clients read. */
  readonly manifest: Manifest | undefined;
  /** Where it is an advanced one. */
  readonly advanced: AdvancedManifest | undefined;
}

/** Whether mentions are looked for in a file of that name. */
export function hasMentions(path: string): boolean {
  return readerOf(path) !== undefined;
}

/** Keeps what was found in files for as long as their texts are the same. */
export class MentionCache {
  readonly #kept = new Map<string, { readonly source: MentionSource; readonly mentions: FileMentions }>();

  /** The mentions in one file, read where they are not known. */
  of(path: string, source: MentionSource): FileMentions {
    const known = this.#kept.get(path);
    if (known && isSame(known.source, source)) return known.mentions;
    const mentions = fileMentions(path, source);
    this.#kept.set(path, { source, mentions });
    return mentions;
  }
}

function isSame(a: MentionSource, b: MentionSource): boolean {
  return a.text === b.text && a.dialect === b.dialect && a.manifest === b.manifest && a.advanced === b.advanced;
}

/** The mentions in one file; none where its kind is not read. */
function fileMentions(path: string, source: MentionSource): FileMentions {
  return readerOf(path)?.(source) ?? noMentions;
}

/** How the kinds of files are read, by the ends of their names; another kind is one more line. */
const readers: readonly (readonly [ending: string, read: (source: MentionSource) => FileMentions])[] = [
  ['.lua', ({ text }) => luaMentions(text)],
  ['.otui', ({ text, dialect }) => otuiMentions(text, dialect)],
  ['.html', ({ text }) => htmlMentions(text)],
  ['.css', ({ text }) => htmlMentions(text)],
  ['.otmod', ({ manifest }) => (manifest ? manifestMentions(manifest) : noMentions)],
  ['.otmod.jsonc', ({ advanced }) => (advanced ? advancedMentions(advanced) : noMentions)],
];

function readerOf(path: string): ((source: MentionSource) => FileMentions) | undefined {
  return readers.find(([ending]) => path.endsWith(ending))?.[1];
}
