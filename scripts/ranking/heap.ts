/** Numbered things of which the one with the largest key comes first, ties by number. A binary heap. */
export class Heap {
  /** The things in heap order: none is before its parent. */
  readonly #things: number[] = [];
  readonly #keys: Float64Array;

  /** @param keys For each thing its key. All are in the heap at first. */
  constructor(keys: Float64Array) {
    this.#keys = keys.slice();
    this.#things = Array.from(keys.keys());
    for (let at = keys.length >> 1; at >= 0; at--) this.#sink(at);
  }

  /** The first thing, or undefined when there is none. */
  get first(): number | undefined {
    return this.#things[0];
  }

  /** The key under which a thing stands. */
  keyOf(thing: number): number {
    return this.#keys[thing] ?? 0;
  }

  /** Gives the first thing a key that is at most its present one. */
  lowerFirst(key: number): void {
    this.#keys[this.#things[0] ?? 0] = key;
    this.#sink(0);
  }

  removeFirst(): void {
    const last = this.#things.pop();
    if (last === undefined || this.#things.length === 0) return;
    this.#things[0] = last;
    this.#sink(0);
  }

  #isBefore(a: number, b: number): boolean {
    const difference = (this.#keys[a] ?? 0) - (this.#keys[b] ?? 0);
    return difference > 0 || (difference === 0 && a < b);
  }

  #sink(from: number): void {
    const things = this.#things;
    const thing = things[from];
    if (thing === undefined) return;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [things[child], things[child + 1]];
      if (left === undefined) break;
      if (right !== undefined && this.#isBefore(right, left)) child++;
      const next = things[child] ?? left;
      if (!this.#isBefore(next, thing)) break;
      things[at] = next;
      at = child;
    }
    things[at] = thing;
  }
}
