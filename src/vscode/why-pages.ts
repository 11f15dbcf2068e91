import * as vscode from 'vscode';
import { parseVersion } from '../base/version.ts';
import { type Page, type PageText, pageMarkdown, placePath, type ToldPlace } from '../features/why/page.ts';
import { whyLoadedPage } from '../features/why/why-loaded.ts';
import { whyNotPage } from '../features/why/why-not-page.ts';
import type { View } from '../service.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import type { Log } from './log.ts';
import { whyScheme } from './names.ts';
import { runSliced } from './slices.ts';
import { storesOf } from './version-stores.ts';

/** What a page answers. */
export interface Question {
  readonly module: string;
  /** Why it is not this version; else why it is loaded. */
  readonly not?: string;
}

/** Where the answer to a question about a module of a client is opened from. */
export function whyUri(client: Client, { module, not }: Question): vscode.Uri {
  const title = not === undefined ? `Why ${module}` : `Why not ${module} ${not}`;
  const query = JSON.stringify({ client: client.base.toString(), module, not });
  return vscode.Uri.from({ scheme: whyScheme, path: `/${title.replaceAll(/[/\\?#]/g, '-')}.md`, query });
}

/**
 * Serves the answers as read-only documents whose places can be clicked. As long as one is open it is brought up to date with
 * what it tells of.
 */
export function provideWhyPages(clients: Clients, log: Log): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** The latest texts of each open page: for a moment after a change the editor still shows the one before. */
  const shown = new Map<string, readonly { readonly client: Client; readonly page: PageText }[]>();
  const isWhy = ({ uri }: vscode.TextDocument) => uri.scheme === whyScheme;
  const contents: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const asked = await askedBy(uri, clients);
      if (!asked) return 'The folder that this page told of is no longer open.\n';
      const page = await answer(asked, token);
      if (!page) return `There is no module ${asked.question.module}.\n`;
      const text = pageMarkdown(page);
      const before = shown.get(uri.toString()) ?? [];
      shown.set(uri.toString(), [{ client: asked.client, page: text }, ...before].slice(0, MOST_TEXTS));
      return text.text;
    },
  };
  const links: vscode.DocumentLinkProvider = {
    async provideDocumentLinks(document) {
      const text = document.getText();
      const known = shown.get(document.uri.toString())?.find(it => it.page.text === text);
      if (!known) return [];
      const stores = new Map((await storesOf(known.client.folder, log)).map(it => [it.name, it.uri]));
      return known.page.links.flatMap(({ span, place }) => {
        const target = targetOf(place, known.client, stores);
        if (!target) return [];
        const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
        const link = new vscode.DocumentLink(range, target);
        link.tooltip = `Open ${placePath(place)}`;
        return [link];
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(whyScheme, contents),
    vscode.languages.registerDocumentLinkProvider({ scheme: whyScheme }, links),
    clients.onDidChange(() => {
      for (const document of vscode.workspace.textDocuments) if (isWhy(document)) changed.fire(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      shown.delete(document.uri.toString());
    }),
  );
}

const MOST_TEXTS = 4;

interface Asked {
  readonly client: Client;
  readonly view: View;
  readonly question: Question;
}

async function askedBy(uri: vscode.Uri, clients: Clients): Promise<Asked | undefined> {
  const { client: base, module, not } = questionOf(uri);
  const client = clients.all.find(it => it.base.toString() === base);
  const view = await client?.fresh();
  if (!client || !view || typeof module !== 'string') return undefined;
  return { client, view, question: typeof not === 'string' ? { module, not } : { module } };
}

function questionOf({ query }: vscode.Uri): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(query) };
  } catch {
    // Somebody has made it up.
    return {};
  }
}

async function answer(
  { client, view, question: { module, not } }: Asked,
  token: vscode.CancellationToken,
): Promise<Page | undefined> {
  const { service } = client;
  const cancelled = () => token.isCancellationRequested;
  const version = not === undefined ? undefined : parseVersion(not);
  if (version) {
    const found = await runSliced(service.whyNot(view, module, version), cancelled);
    return found && whyNotPage(found, module, version.raw);
  }
  const found = await runSliced(service.whyLoaded(view, module), cancelled);
  return found && whyLoadedPage(found, view.snapshot);
}

/** The line of a file; undefined for what lies in a commit. */
function targetOf(
  { origin, path, line, column }: ToldPlace,
  client: Client,
  stores: ReadonlyMap<string, vscode.Uri>,
): vscode.Uri | undefined {
  const fragment = `L${line},${column}`;
  if (origin.kind === 'workspace') return client.uriOf(path).with({ fragment });
  const store = origin.kind === 'store' ? stores.get(origin.store) : undefined;
  return store && vscode.Uri.joinPath(store, origin.folder, path).with({ fragment });
}
