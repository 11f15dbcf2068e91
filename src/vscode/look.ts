import type * as vscode from 'vscode';
import type { Stepwise } from '../base/stepwise.ts';
import type { View } from '../service.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges } from './convert.ts';
import { runSliced } from './slices.ts';

/** A document in its client folder, with a view of the texts as they are now. */
export interface Looked {
  readonly client: Client;
  /** Below the client folder. */
  readonly path: string;
  readonly view: View;
  readonly ranges: Ranges;
}

/**
 * What `answer` makes of a document and a fresh view of its client folder; undefined where the document belongs to none,
 * or nobody waits for the answer any more. Every provider of a language feature is one call of this.
 */
export async function look<T>(
  clients: Clients,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  answer: (looked: Looked) => T,
): Promise<T | undefined> {
  const found = await clients.fresh(document.uri);
  if (!found || token.isCancellationRequested) return undefined;
  return answer({ ...found, ranges: new Ranges(found.view.snapshot) });
}

/** The same where the answer takes time: it is worked out in steps between which the editor goes on. */
export async function lookInSteps<T>(
  clients: Clients,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  answer: (looked: Looked) => Stepwise<T>,
): Promise<T | undefined> {
  const looked = await look(clients, document, token, it => it);
  return looked && runSliced(answer(looked), () => token.isCancellationRequested);
}
