import * as vscode from 'vscode';
import { decode } from '../base/bytes.ts';
import { Emitter } from '../base/event.ts';
import type { FileSource } from '../files/file-source.ts';
import { isRead } from '../files/load.ts';
import { type LanguageService, languageService, type View } from '../service.ts';
import type { Candidates } from '../workspace/candidate.ts';
import type { ClientRoot } from '../workspace/client-roots.ts';
import type { ClientSettings } from '../workspace/client-settings.ts';
import { isManifest } from '../workspace/manifest-paths.ts';
import type { Log } from './log.ts';
import { runSliced } from './slices.ts';

/** How long typing must rest before the client folder is looked at again, in milliseconds. */
const TYPING_RESTS = 120;

/** A client folder that is open in the editor: its files, its buffers, and the latest view of it. */
export class Client implements vscode.Disposable {
  readonly service: LanguageService;
  /** Where it lies. */
  readonly base: vscode.Uri;
  readonly #changed = new Emitter<View>();
  /** Told each new view. */
  readonly onDidChange = this.#changed.subscribe;
  #view: View | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: { cancelled: boolean; readonly done: Promise<View | undefined> } | undefined;
  #disposed = false;
  /** How often files were moved. */
  #moves = 0;

  constructor(
    /** The workspace folder that it was found in. */
    readonly folder: vscode.WorkspaceFolder,
    readonly root: ClientRoot,
    settings: ClientSettings,
    readonly log: Log,
  ) {
    this.service = languageService(settings);
    this.base = vscode.Uri.joinPath(folder.uri, root.path);
  }

  /** What a person calls it. */
  get title(): string {
    return this.root.path === '' ? this.folder.name : `${this.folder.name}/${this.root.path}`;
  }

  /** The latest view; it may be a moment behind the text. */
  get view(): View | undefined {
    return this.#view;
  }

  /** Whether it has a manifest at all. */
  get hasModules(): boolean {
    for (const path of this.service.folder.paths()) if (isManifest(path)) return true;
    return false;
  }

  /** The path below the client folder, or undefined where the file does not belong to it. */
  pathOf(uri: vscode.Uri): string | undefined {
    if (uri.scheme !== this.folder.uri.scheme || uri.authority !== this.folder.uri.authority) return undefined;
    const base = this.base.path.replace(/\/$/, '');
    if (!uri.path.startsWith(`${base}/`)) return undefined;
    return this.root.prefix + uri.path.slice(base.length + 1);
  }

  uriOf(path: string): vscode.Uri {
    const own = path.startsWith(this.root.prefix) ? path.slice(this.root.prefix.length) : path;
    return vscode.Uri.joinPath(this.base, own);
  }

  configure(settings: ClientSettings): void {
    this.service.folder.configure(settings);
    this.#schedule(0);
  }

  /** Versions of modules are on offer elsewhere, in place of those before. */
  offer(candidates: Candidates): void {
    this.service.folder.offer(candidates);
    this.#schedule(0);
  }

  /** Reads a file from disk again, or lets go of it where it is gone. */
  async reread(path: string, source: FileSource): Promise<void> {
    const below = path.slice(this.root.prefix.length);
    const moves = this.#moves;
    const bytes = isRead(path)
      ? await source.read(this.root.path === '' ? below : `${this.root.path}/${below}`)
      : undefined;
    // A file that was moved while it was read is read where it is now, if at all.
    if (moves !== this.#moves) return this.reread(path, source);
    const gone = isRead(path) && !bytes && !(await exists(this.uriOf(path)));
    if (gone) this.service.folder.removeFile(path);
    else this.service.folder.putFile(path, bytes && decode(bytes));
    this.#schedule(0);
  }

  /** A file, or a folder with all that is in it, is no longer there. */
  remove(path: string): void {
    const { folder } = this.service;
    if (folder.has(path)) folder.removeFile(path);
    else for (const each of [...folder.paths()]) if (each.startsWith(`${path}/`)) folder.removeFile(each);
    this.#schedule(0);
  }

  /** A file, or a folder with all that is in it, has another place now; known at once, before the disk tells. */
  moved(from: string, to: string): void {
    const { folder } = this.service;
    this.#moves++;
    for (const path of [...folder.paths()]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      folder.putFile(to + path.slice(from.length), folder.text(path));
      folder.removeFile(path);
    }
    this.#schedule(0);
  }

  /** An editor changed or saved a document. */
  follow(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path === undefined || !isRead(path)) return;
    const { folder } = this.service;
    // The editor hides a byte order mark; the client does not.
    const mark = folder.text(path)?.startsWith('\uFEFF') ? '\uFEFF' : '';
    if (document.isDirty) folder.putBuffer(path, mark + document.getText());
    else folder.closeBuffer(path);
    this.#schedule(TYPING_RESTS);
  }

  /** A document was written to disk: from now on its text is that of the disk. */
  saved(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path === undefined || !isRead(path)) return;
    const { folder } = this.service;
    const mark = folder.text(path)?.startsWith('\uFEFF') ? '\uFEFF' : '';
    folder.putFile(path, mark + document.getText());
    folder.closeBuffer(path);
    this.#schedule(0);
  }

  /** An editor let go of a document, perhaps with changes thrown away: the disk is the truth again. */
  async closed(document: vscode.TextDocument, source: FileSource): Promise<void> {
    const path = this.pathOf(document.uri);
    if (path === undefined) return;
    // A document that changes its language is open again by the time its end is heard of, and may have been edited.
    const uri = document.uri.toString();
    const again = vscode.workspace.textDocuments.find(it => !it.isClosed && it.uri.toString() === uri);
    if (again) return this.follow(again);
    this.service.folder.closeBuffer(path);
    // A document is closed as well when its file is moved: that, or the disk, tells where it is now.
    if (this.service.folder.has(path) && (await exists(document.uri))) await this.reread(path, source);
    else this.#schedule(0);
  }

  /** A view of the texts as they are now. Undefined once the client is gone. */
  async fresh(): Promise<View | undefined> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#start();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    if (this.#running) this.#running.cancelled = true;
  }

  #schedule(delay: number): void {
    if (this.#disposed) return;
    clearTimeout(this.#timer);
    // What is being worked out is of yesterday; the next start takes up what it has done.
    if (this.#running) this.#running.cancelled = true;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#start().catch(error => this.log.failed('checking a client folder', error));
    }, delay);
  }

  #start(): Promise<View | undefined> {
    if (this.#disposed) return Promise.resolve(undefined);
    if (this.#running && !this.#running.cancelled) return this.#running.done;
    const state: { cancelled: boolean } = { cancelled: false };
    const done = runSliced(this.service.refresh(), () => state.cancelled).then(async view => {
      if (this.#running?.done === done) this.#running = undefined;
      if (this.#disposed) return undefined;
      // Overtaken by a change: whoever waits wants the view after it.
      if (!view) return this.#start();
      if (view !== this.#view) {
        this.#view = view;
        this.#changed.fire(view);
      }
      return view;
    });
    this.#running = Object.assign(state, { done });
    return done;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
