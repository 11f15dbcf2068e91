/** Numbers of which the least comes out first: a binary heap with room for so many. */
export class LeastFirst {
  readonly #items: Float64Array;
  #size = 0;

  constructor(room: number) {
    this.#items = new Float64Array(room);
  }

  get size(): number {
    return this.#size;
  }

  push(item: number): void {
    const items = this.#items;
    let at = this.#size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (items[above] <= item) break;
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  /** Takes out the least; there must be one. */
  pop(): number {
    const items = this.#items;
    const least = items[0];
    const item = items[--this.#size];
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && items[below + 1] < items[below]) below++;
      if (items[below] >= item) break;
      items[at] = items[below];
      at = below;
    }
    items[at] = item;
    return least;
  }
}
