import { type Span, span } from '../base/span.ts';
import { type AdvancedManifest, orderKeys, requirementKeys } from '../manifest/advanced-manifest.ts';
import { jsonOffsets } from '../syntax/json/offsets.ts';
import type { JsonNode } from '../syntax/json/tree.ts';
import { luaMentions } from '../syntax/lua/mentions.ts';
import type { FileMentions, MentionKind, ModuleMention, PathMention } from './mention.ts';

/**
 * What an advanced manifest says of modules and files, a key that is written again below included. Names stand inside their
 * quotes, escapes and all; a text whose quotes or escapes are broken says nothing.
 */
export function advancedMentions({ document: { text, root } }: AdvancedManifest): FileMentions {
  const modules: ModuleMention[] = [];
  const paths: PathMention[] = [];
  const module = (kind: MentionKind) => (name: string, quoted: Span) => {
    const at = name.trim() === '' ? undefined : insideOf(text, quoted, name);
    if (at) modules.push({ kind, name, span: at, outer: at });
  };
  const path = (call: string | undefined) => (value: string, quoted: Span) => {
    const at = value === '' ? undefined : insideOf(text, quoted, value);
    if (at) paths.push({ value, span: at, call, form: 'other' });
  };
  const chunk = (value: string, quoted: Span) => {
    const offsets = jsonOffsets(text, quoted, value);
    if (!offsets) return;
    const place = ({ start, end }: Span) => span(offsets[start], offsets[end]);
    const found = luaMentions(value);
    modules.push(...found.modules.map(it => ({ ...it, span: place(it.span), outer: place(it.outer) })));
    paths.push(...found.paths.map(it => ({ ...it, span: place(it.span) })));
  };
  for (const { key, value } of root?.kind === 'object' ? root.properties : []) {
    if (key === 'name' && value?.kind === 'string') module('name')(value.value, value.span);
    if (key === 'provides') eachName(value, module('provided'));
    if (isListOfModules(key)) eachName(value, module('listed'));
    if (key === 'scripts') eachItem(value, path('scripts'));
    if (key === 'lifecycle' && value?.kind === 'object')
      for (const it of value.properties)
        if (isChunk(it.key) && it.value?.kind === 'string') chunk(it.value.value, it.value.span);
    // What a module is configured with may be a file of the client; elsewhere what starts with a slash is none.
    if (key === 'config') eachText(value, (it, at) => /^\/[^/\s]/.test(it) && path(undefined)(it, at));
  }
  return { modules, paths };
}

type Take = (value: string, quoted: Span) => unknown;

function isListOfModules(key: string): boolean {
  return requirementKeys.some(it => it === key) || orderKeys.some(it => it === key);
}

function isChunk(key: string): boolean {
  return key === 'onLoad' || key === 'onUnload';
}

/** The keys of an object, or the items of a list. */
function eachName(node: JsonNode | undefined, take: Take): void {
  if (node?.kind === 'object') for (const { key, keySpan } of node.properties) take(key, keySpan);
  else eachItem(node, take);
}

function eachItem(node: JsonNode | undefined, take: Take): void {
  if (node?.kind !== 'array') return;
  for (const it of node.items) if (it.kind === 'string') take(it.value, it.span);
}

/** Every text of a value, however deep; not the keys. */
function eachText(node: JsonNode | undefined, take: Take): void {
  if (node?.kind === 'string') take(node.value, node.span);
  if (node?.kind === 'array') for (const it of node.items) eachText(it, take);
  if (node?.kind === 'object') for (const it of node.properties) eachText(it.value, take);
}

/** The place inside of the quotes. */
function insideOf(text: string, quoted: Span, value: string): Span | undefined {
  // Without escapes, which is nearly always, nothing has to be counted.
  if (text.slice(quoted.start + 1, quoted.end - 1) === value && !value.includes('\\') && text[quoted.end - 1] === '"')
    return span(quoted.start + 1, quoted.end - 1);
  const offsets = jsonOffsets(text, quoted, value);
  return offsets && span(offsets[0], offsets[value.length]);
}
