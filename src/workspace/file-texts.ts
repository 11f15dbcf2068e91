/**
 * The paths of files whose text changed, one after the other: the first `count` of a list that goes on. Once it is long another one is
 * begun, and whoever knows the one before has to look at everything again.
 */
export interface TextChanges {
  readonly paths: readonly string[];
  readonly count: number;
}

/** How many changes are held. */
const MOST_CHANGES = 10_000;

/** The texts of one moment. */
export interface FrozenTexts {
  readonly text: (path: string) => string | undefined;
  readonly paths: () => Iterable<string>;
  /** What is on disk of each file of which an editor shows another text. */
  readonly unsaved: () => Iterable<readonly [path: string, onDisk: string]>;
  readonly changes: TextChanges;
}

/** The texts of a client folder: files on disk, unsaved buffers above them. */
export class FileTexts {
  #disk = new Map<string, string | undefined>();
  #buffers = new Map<string, string>();
  #diskShared = false;
  #buffersShared = false;
  #changes: string[] = [];

  /** Paths on disk. */
  paths(): Iterable<string> {
    return this.#disk.keys();
  }

  get size(): number {
    return this.#disk.size;
  }

  has(path: string): boolean {
    return this.#disk.has(path);
  }

  /** What an editor shows, else what is on disk; undefined where it was not read. */
  text(path: string): string | undefined {
    return this.#buffers.get(path) ?? this.#disk.get(path);
  }

  onDisk(path: string): string | undefined {
    return this.#disk.get(path);
  }

  put(path: string, text: string | undefined): void {
    if (this.#diskShared) this.#disk = new Map(this.#disk);
    this.#diskShared = false;
    this.#disk.set(path, text);
    this.#note(path);
  }

  remove(path: string): void {
    if (this.#diskShared) this.#disk = new Map(this.#disk);
    this.#diskShared = false;
    this.#disk.delete(path);
    this.#note(path);
  }

  /** False where nothing changes. */
  putBuffer(path: string, text: string): boolean {
    if (this.#buffers.get(path) === text) return false;
    this.#ownBuffers().set(path, text);
    this.#note(path);
    return true;
  }

  /** False where there was none. */
  closeBuffer(path: string): boolean {
    if (!this.#buffers.has(path)) return false;
    this.#note(path);
    return this.#ownBuffers().delete(path);
  }

  /** The texts of this moment: later changes are made to copies. */
  frozen(): FrozenTexts {
    this.#diskShared = this.#buffersShared = true;
    const [disk, buffers] = [this.#disk, this.#buffers];
    function* unsaved(): Iterable<readonly [string, string]> {
      for (const [path, shown] of buffers) {
        const text = disk.get(path);
        if (text !== undefined && text !== shown) yield [path, text];
      }
    }
    const changes = { paths: this.#changes, count: this.#changes.length };
    return { text: path => buffers.get(path) ?? disk.get(path), paths: () => disk.keys(), unsaved, changes };
  }

  #note(path: string): void {
    if (this.#changes.length >= MOST_CHANGES) this.#changes = [];
    this.#changes.push(path);
  }

  #ownBuffers(): Map<string, string> {
    if (this.#buffersShared) this.#buffers = new Map(this.#buffers);
    this.#buffersShared = false;
    return this.#buffers;
  }
}
