import * as vscode from 'vscode';
import type { Span } from '../base/span.ts';
import { lineStarts, positionAt } from '../base/text.ts';
import type { Edit } from '../checks/check.ts';
import { originalPaths } from '../features/hypothetical.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Client } from './client.ts';

/** Turns the offsets of a snapshot's texts into positions of an editor, and back. */
export class Ranges {
  readonly #starts = new Map<string, readonly number[]>();

  constructor(readonly snapshot: Snapshot) {}

  /** `text` is that of a file which the client folder does not hold. */
  range(path: string, { start, end }: Span, text?: string): vscode.Range {
    if (text !== undefined && !this.#starts.has(path)) this.#starts.set(path, lineStarts(text));
    return new vscode.Range(this.#position(path, start), this.#position(path, end));
  }

  span(path: string, range: vscode.Range): Span {
    return { start: this.offset(path, range.start), end: this.offset(path, range.end) };
  }

  offset(path: string, { line, character }: vscode.Position): number {
    const starts = this.#lines(path);
    const start = starts[Math.min(line, starts.length - 1)];
    return start + character + (line === 0 ? this.#mark(path) : 0);
  }

  /** Whether a span is the byte order mark of a file. */
  isMark(path: string, { start, end }: Span): boolean {
    return start === 0 && end === 1 && this.#mark(path) === 1;
  }

  /** The editor does not show a byte order mark, so its first line is one character shorter. */
  #position(path: string, offset: number): vscode.Position {
    const { line, character } = positionAt(this.#lines(path), offset);
    return new vscode.Position(line, Math.max(0, character - (line === 0 ? this.#mark(path) : 0)));
  }

  #mark(path: string): number {
    return this.snapshot.text(path)?.startsWith('\uFEFF') ? 1 : 0;
  }

  #lines(path: string): readonly number[] {
    const known = this.#starts.get(path) ?? lineStarts(this.snapshot.text(path) ?? '');
    this.#starts.set(path, known);
    return known;
  }
}

/**
 * The edits as VS Code applies them, one after the other. What moves or makes files, or changes another file than `home`, is
 * shown before it happens, each change to be ticked by hand, with `confirm` all of it; without a `home` the person has asked
 * for everything. They are added to `edit`.
 */
export function workspaceEdit(
  edits: readonly Edit[],
  client: Client,
  ranges: Ranges,
  home: string | undefined,
  confirm = false,
  edit = new vscode.WorkspaceEdit(),
): vscode.WorkspaceEdit {
  const originals = originalPaths(edits);
  const ask: vscode.WorkspaceEditEntryMetadata | undefined =
    home === undefined ? undefined : { needsConfirmation: true, label: 'OTClient Modules' };
  const asks = confirm || edits.some(it => it.kind === 'replace' && it.path !== home);
  for (const [i, each] of edits.entries()) {
    switch (each.kind) {
      case 'replace':
        if (ranges.isMark(each.path, each.span)) {
          // The editor does not show the mark, so no edit of its text can take it away.
          const rest = ranges.snapshot.text(each.path)?.slice(1) ?? '';
          edit.createFile(client.uriOf(each.path), { overwrite: true, contents: new TextEncoder().encode(rest) });
          break;
        }
        edit.replace(client.uriOf(each.path), ranges.range(originals[i], each.span), each.text, asks ? ask : undefined);
        break;
      case 'create':
        edit.createFile(
          client.uriOf(each.path),
          { ignoreIfExists: true, contents: new TextEncoder().encode(each.text) },
          ask,
        );
        break;
      case 'rename':
        edit.renameFile(client.uriOf(each.from), client.uriOf(each.to), { overwrite: false }, ask);
        break;
    }
  }
  return edit;
}
