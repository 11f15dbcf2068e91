/** Ends a subscription or gives a resource back; calling it twice does nothing more. */
export interface Disposable {
  dispose(): void;
}

/** A list of listeners to one kind of happening. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Calls `listener` at each `fire` until the returned subscription is disposed of. */
  readonly subscribe = (listener: (value: T) => void): Disposable => {
    const own = (value: T) => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
