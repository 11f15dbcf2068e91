import type { Span } from '../../base/span.ts';
import type { LuaDefinition } from '../../syntax/lua/code.ts';
import { luaCursor } from '../../syntax/lua/cursor.ts';
import type { Located } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { plainWords } from '../markdown.ts';
import { aboutParameter, commentAbove } from './comment-above.ts';
import { definitionsOf, parametersOf, placeNow } from './member-definitions.ts';
import { notesShown } from './member-page.ts';
import { luaRegionAt } from './regions.ts';

/** One way to call what is called. */
export interface Signature {
  readonly label: string;
  /** Each with its place in the label, and with markdown about it. */
  readonly parameters: readonly { readonly span: Span; readonly documentation: string }[];
  /** Markdown. */
  readonly documentation: string;
}

/** What is called where arguments are written, and which of them. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  readonly activeParameter: number;
}

/** The parameters of the member of a module whose arguments are written at an offset; nested calls of others have none. */
export function signatureHelp(snapshot: Snapshot, path: string, offset: number): SignatureHelp | undefined {
  const text = snapshot.text(path);
  const region = text === undefined ? undefined : luaRegionAt(snapshot, path, offset);
  if (text === undefined || !region) return undefined;
  const call = luaCursor(text, offset, region.span.start, region.span.end)?.call;
  if (!call) return undefined;
  const found = new Map<string, { readonly signature: Signature; readonly parameters: readonly string[] }>();
  for (const definition of definitionsOf(snapshot.code, call.module, call.member)) {
    const parameters = parametersOf(definition, snapshot);
    if (!parameters) continue;
    const signature = signatureOf(definition, parameters, snapshot);
    if (!found.has(signature.label)) found.set(signature.label, { signature, parameters });
  }
  const all = [...found.values()];
  if (all.length === 0) return undefined;
  const fitting = all.findIndex(it => takes(it.parameters, call.argument));
  const activeSignature = Math.max(0, fitting);
  const { parameters } = all[activeSignature];
  const last = parameters.length - 1;
  const activeParameter = parameters[last] === '...' ? Math.min(call.argument, last) : call.argument;
  return { signatures: all.map(it => it.signature), activeSignature, activeParameter };
}

function takes(parameters: readonly string[], argument: number): boolean {
  return argument < parameters.length || parameters.at(-1) === '...' || argument === 0;
}

function signatureOf(definition: Located<LuaDefinition>, names: readonly string[], snapshot: Snapshot): Signature {
  const text = snapshot.text(definition.path) ?? '';
  const comment = commentAbove(text, placeNow(definition, snapshot).start);
  let label = `${definition.name}(`;
  const parameters = names.map((name, i) => {
    if (i > 0) label += ', ';
    const start = label.length;
    label += name;
    return { span: { start, end: label.length }, documentation: plainWords(aboutParameter(comment, name)) };
  });
  return { label: `${label})`, parameters, documentation: notesShown(comment.filter(it => !/^@param\b/.test(it))) };
}
