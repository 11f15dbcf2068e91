import * as vscode from 'vscode';
import { Emitter } from '../base/event.ts';
import { counted } from '../base/text.ts';
import { type FileSource, isSkippedFolder } from '../files/file-source.ts';
import { load } from '../files/load.ts';
import type { View } from '../service.ts';
import { clientRoots } from '../workspace/client-roots.ts';
import { isManifest } from '../workspace/manifest-paths.ts';
import { Client } from './client.ts';
import { withLateProgress } from './late-progress.ts';
import type { Log } from './log.ts';
import { readSettings } from './settings.ts';
import { workspaceFiles } from './workspace-files.ts';

/** Every client folder of the workspace, kept in step with disk, buffers and settings. */
export class Clients implements vscode.Disposable {
  readonly #log: Log;
  readonly #changed = new Emitter<void>();
  /** Told when clients come or go, and at each new view of one. */
  readonly onDidChange = this.#changed.subscribe;
  #clients: Client[] = [];
  #state: 'scanning' | 'ready' = 'scanning';
  #scan: { cancelled: boolean } = { cancelled: false };
  #scanned: Promise<unknown> = Promise.resolve();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #sources = new Map<string, FileSource>();

  constructor(log: Log) {
    this.#log = log;
    const { workspace } = vscode;
    this.#subscriptions.push(
      workspace.onDidChangeTextDocument(({ document }) => this.of(document.uri)?.follow(document)),
      // A document that changes its language is closed and opened, unsaved text and all.
      workspace.onDidOpenTextDocument(document => {
        if (document.isDirty) this.of(document.uri)?.follow(document);
      }),
      workspace.onDidSaveTextDocument(document => {
        this.#afterScan('reading a file', async () => this.of(document.uri)?.saved(document));
      }),
      workspace.onDidCloseTextDocument(document => {
        this.#afterScan('reading a file', async () => {
          const client = this.of(document.uri);
          await client?.closed(document, this.#source(client.folder));
        });
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.#afterScan('reading the workspace', () => this.rescan())),
      workspace.onDidChangeConfiguration(event => {
        for (const client of this.#clients) {
          if (event.affectsConfiguration('otclientModules', client.folder))
            client.configure(readSettings(client.folder));
        }
      }),
      ...this.#watch(),
    );
  }

  get all(): readonly Client[] {
    return this.#clients;
  }

  get state(): 'scanning' | 'empty' | 'ready' {
    return this.#state === 'scanning' ? 'scanning' : this.#clients.length === 0 ? 'empty' : 'ready';
  }

  /** The client folder that a file belongs to: the innermost. */
  of(uri: vscode.Uri): Client | undefined {
    const own = this.#clients.filter(client => client.pathOf(uri) !== undefined);
    return own.sort((a, b) => b.base.path.length - a.base.path.length)[0];
  }

  /** The client folder of the active editor, else the first one. */
  get active(): Client | undefined {
    const document = vscode.window.activeTextEditor?.document;
    return (document && this.of(document.uri)) ?? this.#clients[0];
  }

  /** A file's client folder with a view of the texts as they are now; undefined where it belongs to none. */
  async fresh(uri: vscode.Uri): Promise<{ client: Client; path: string; view: View } | undefined> {
    for (;;) {
      await this.#scanned;
      const client = this.of(uri);
      const path = client?.pathOf(uri);
      if (!client || path === undefined) return undefined;
      const view = await client.fresh();
      if (view) return { client, path, view };
      // The client went while it was looked at: there is another one after the scan, or none.
      if (this.#clients.includes(client)) return undefined;
    }
  }

  /** Reads all workspace folders anew; true unless it was cancelled. Shows progress where it takes long. */
  rescan(): Promise<boolean> {
    const scanned = this.#rescan();
    this.#scanned = scanned.catch(() => false);
    return scanned;
  }

  async #rescan(): Promise<boolean> {
    this.#scan.cancelled = true;
    const scan = { cancelled: false };
    this.#scan = scan;
    // Where there is something to show, it stays until there is something new.
    if (this.#clients.length === 0) this.#state = 'scanning';
    this.#changed.fire();
    const found: Client[] = [];
    const finished = await withLateProgress('Reading OTClient modules', scan, async report => {
      for (const folder of vscode.workspace.workspaceFolders ?? [])
        found.push(...(await this.#read(folder, scan, report)));
      for (const client of found) if (!scan.cancelled) await client.fresh();
      return !scan.cancelled;
    });
    if (scan !== this.#scan) {
      for (const client of found) client.dispose();
      return false;
    }
    this.#state = 'ready';
    if (!finished) {
      // What was read in part would only mislead.
      for (const client of found) client.dispose();
      this.#log.info('reading the workspace was cancelled');
      this.#changed.fire();
      return false;
    }
    for (const client of this.#clients) client.dispose();
    this.#clients = found;
    // What was typed or saved while the folders were read.
    for (const document of vscode.workspace.textDocuments) this.of(document.uri)?.follow(document);
    // Their listeners go with them when they are disposed of.
    for (const client of found) client.onDidChange(() => this.#changed.fire());
    for (const client of found) {
      const { view } = client;
      if (!view) continue;
      const { engine, detection, files } = view.snapshot;
      this.#log.info(
        `${client.title}: ${counted(files.length, 'module')}, client engine ${engine.id} (${detection.reason})`,
      );
    }
    this.#changed.fire();
    return true;
  }

  dispose(): void {
    this.#scan.cancelled = true;
    for (const each of [...this.#subscriptions, ...this.#clients]) each.dispose();
  }

  async #read(
    folder: vscode.WorkspaceFolder,
    scan: { cancelled: boolean },
    report: (message: string) => void,
  ): Promise<Client[]> {
    const source = this.#source(folder);
    const paths: string[] = [];
    for await (const batch of source.list(() => scan.cancelled)) {
      for (const path of batch) paths.push(path);
      report(`${folder.name}: ${counted(paths.length, 'file')}`);
    }
    const clients: Client[] = [];
    const roots = clientRoots(paths, folder.name);
    const isBelow = (path: string, root: string) => root === '' || path.startsWith(`${root}/`);
    for (const root of roots) {
      const inner = roots.map(it => it.path).filter(it => it !== root.path && isBelow(it, root.path));
      const client = new Client(folder, root, readSettings(folder), this.#log);
      const below = paths.filter(path => isBelow(path, root.path) && !inner.some(it => isBelow(path, it)));
      const own = below.map(path => (root.path === '' ? path : path.slice(root.path.length + 1)));
      const listed: FileSource = {
        async *list() {
          yield own;
        },
        read: path => source.read(root.path === '' ? path : `${root.path}/${path}`),
      };
      await load(
        listed,
        client.service.folder,
        () => scan.cancelled,
        root.prefix,
        (_, read) => report(`${folder.name}: ${counted(read, 'file')} read`),
      );
      for (const document of vscode.workspace.textDocuments) if (document.isDirty) client.follow(document);
      clients.push(client);
    }
    return clients;
  }

  #source(folder: vscode.WorkspaceFolder): FileSource {
    const key = folder.uri.toString();
    const source = this.#sources.get(key) ?? workspaceFiles(folder.uri);
    this.#sources.set(key, source);
    return source;
  }

  #watch(): vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    return [
      watcher,
      watcher.onDidChange(uri => {
        if (!isSkipped(uri)) this.#afterScan('reading a file', () => this.#changedOnDisk(uri));
      }),
      watcher.onDidCreate(uri => {
        if (!isSkipped(uri)) this.#created(uri);
      }),
      watcher.onDidDelete(uri => {
        if (!isSkipped(uri)) this.#afterScan('reading the workspace', () => this.#deleted(uri));
      }),
    ];
  }

  /** What happens while the folders are read belongs to the clients that come of it. */
  #afterScan(what: string, work: () => Promise<unknown>): void {
    this.#scanned.then(work).catch(error => this.#log.failed(what, error));
  }

  async #changedOnDisk(uri: vscode.Uri): Promise<void> {
    const client = this.of(uri);
    const path = client?.pathOf(uri);
    if (!client || path === undefined) return;
    if (client.service.folder.has(path)) await client.reread(path, this.#source(client.folder));
    // What goes and comes again at once is told as a change.
    else this.#created(uri);
  }

  async #deleted(uri: vscode.Uri): Promise<void> {
    // What came again in the meantime would be forgotten: its coming may have been told before.
    if (await isListed(uri)) return this.#created(uri);
    const gone = (client: Client) => client.base.path === uri.path || client.base.path.startsWith(`${uri.path}/`);
    const client = this.of(uri);
    const path = client?.pathOf(uri);
    if (client && path !== undefined) client.remove(path);
    // A client that went, or that has no module left, is none.
    if (this.#clients.some(gone) || (client && !client.hasModules)) await this.rescan();
  }

  /** A new file, or a new folder, which brings files of its own that are not told one by one. */
  #created(uri: vscode.Uri): void {
    const follow = async () => {
      // Files that a scan under way may have seen already.
      await this.#scanned;
      const { type } = await vscode.workspace.fs.stat(uri);
      const client = this.of(uri);
      const path = client?.pathOf(uri);
      if (client && path !== undefined && client.service.folder.has(path)) return this.#changedOnDisk(uri);
      if (type & vscode.FileType.Directory) {
        for await (const batch of workspaceFiles(uri).list(() => false)) {
          for (const name of batch) {
            if (client && path !== undefined) await client.reread(`${path}/${name}`, this.#source(client.folder));
            else if (isManifest(name)) return void this.rescan();
          }
        }
      } else if (client && path !== undefined) await client.reread(path, this.#source(client.folder));
      else if (isManifest(uri.path)) await this.rescan();
    };
    follow().catch(() => {
      // It is gone again; its deletion is told as well.
    });
  }
}

/** Whether there is a file or folder of that very name; where case does not matter, another spelling is another name. */
async function isListed(uri: vscode.Uri): Promise<boolean> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, '..'));
    return entries.some(([entry]) => entry === name);
  } catch {
    return false;
  }
}

/** Whether a file lies in a folder in which no client looks. */
function isSkipped(uri: vscode.Uri): boolean {
  return vscode.workspace.asRelativePath(uri, false).split('/').some(isSkippedFolder);
}
