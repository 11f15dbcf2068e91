import * as vscode from 'vscode';
import { counted } from '../base/text.ts';
import { isRead } from '../files/load.ts';
import type { CandidateSource } from '../versions/candidate-source.ts';
import { gitSource } from '../versions/git-source.ts';
import { mergedSource } from '../versions/merged-source.ts';
import { storeSource } from '../versions/store-source.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { gitOf } from './git-access.ts';
import type { Log } from './log.ts';
import { section, settings } from './names.ts';
import { plainFolder } from './plain-folder.ts';
import { storesOf } from './version-stores.ts';

/** How long a store or the tags must rest before they are read again, in milliseconds. */
const RESTS = 300;

/** Tells each client folder which versions its stores and its repository offer, and again whenever these change. */
export class OfferedVersions implements vscode.Disposable {
  readonly #clients: Clients;
  readonly #log: Log;
  /** What is watched for each client that is known. */
  #known = new Map<Client, vscode.Disposable>();
  readonly #timers = new Map<Client, ReturnType<typeof setTimeout>>();
  readonly #runs = new WeakMap<Client, object>();
  readonly #told = new Set<string>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(clients: Clients, log: Log) {
    this.#clients = clients;
    this.#log = log;
    this.#subscriptions = [
      clients.onDidChange(() => this.#follow()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#readAll()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(`${section}.${settings.versionStores}`)) this.#readAll();
      }),
    ];
  }

  /** The versions on offer for a client folder outside of itself: its stores in their order, then its repository. */
  async sourceOf(client: Client, { engine }: Snapshot): Promise<CandidateSource> {
    const stores = await storesOf(client.folder, this.#log);
    const isText = (path: string) => isRead(`modules/${path}`);
    const stored = stores.map(({ name, uri }) => storeSource({ name, files: plainFolder(uri) }, engine, isText));
    const git = await gitOf(client);
    if (!git.ok) this.#tell(`${client.title}: ${git.error}`);
    return mergedSource([...stored, ...(git.ok ? [gitSource(git.value, engine)] : [])]);
  }

  /** Reads what is on offer for a client folder now. */
  async read(client: Client): Promise<void> {
    const run = {};
    this.#runs.set(client, run);
    const view = await client.fresh();
    if (!view) return;
    const source = await this.sourceOf(client, view.snapshot);
    const isOvertaken = () => this.#runs.get(client) !== run || !this.#clients.all.includes(client);
    const offered = await source.list(isOvertaken);
    if (isOvertaken()) return;
    for (const { origin, message } of offered.problems) {
      const where = origin.kind === 'git' ? `${origin.ref}, ${origin.folder}` : origin.folder;
      this.#tell(`${client.title}: ${origin.kind === 'store' ? `${origin.store}/` : ''}${where}: ${message}`);
    }
    const before = client.view?.snapshot.candidates;
    if (offered.all.length + (before?.all.length ?? 0) === 0) return;
    this.#log.info(`${client.title}: ${counted(offered.all.length, 'version')} on offer`);
    client.offer(offered);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const each of [...this.#subscriptions, ...this.#known.values()]) each.dispose();
  }

  /** Clients come and go with each reading of the workspace. */
  #follow(): void {
    const all = new Set(this.#clients.all);
    for (const [client, watched] of this.#known) {
      if (all.has(client)) continue;
      watched.dispose();
      this.#known.delete(client);
    }
    for (const client of all) if (!this.#known.has(client)) this.#start(client);
  }

  #start(client: Client): void {
    // What is to be disposed of is known at once, whatever comes of the rest.
    const watched: vscode.Disposable[] = [];
    this.#known.set(client, { dispose: () => vscode.Disposable.from(...watched).dispose() });
    const watch = (folder: vscode.Uri, pattern: string) => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern));
      const again = () => this.#schedule(client, RESTS);
      watched.push(watcher, watcher.onDidChange(again), watcher.onDidCreate(again), watcher.onDidDelete(again));
    };
    storesOf(client.folder, this.#log)
      .then(stores => {
        if (!this.#known.has(client)) return;
        for (const { uri } of stores) watch(uri, '**');
        watch(client.folder.uri, '.git/{packed-refs,refs/tags/**}');
      })
      .catch(error => this.#log.failed('watching version stores', error));
    this.#schedule(client, 0);
  }

  #readAll(): void {
    for (const watched of this.#known.values()) watched.dispose();
    this.#known = new Map();
    this.#follow();
  }

  #schedule(client: Client, delay: number): void {
    clearTimeout(this.#timers.get(client));
    const timer = setTimeout(() => {
      this.#timers.delete(client);
      this.read(client).catch(error => this.#log.failed('reading versions', error));
    }, delay);
    this.#timers.set(client, timer);
  }

  /** Notes something down once. */
  #tell(message: string): void {
    if (!this.#told.has(message)) this.#log.info(message);
    this.#told.add(message);
  }
}
