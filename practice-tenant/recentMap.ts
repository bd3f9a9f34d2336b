/** A map that holds so many entries and no more: of the others, the longest known goes first. */

export class RecentMap<V> {
  readonly #entries = new Map<string, V>();

  constructor(readonly most: number) {}

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: V): void {
    if (this.#entries.size >= this.most && !this.#entries.has(key)) this.#forgetOldest();
    this.#entries.set(key, value);
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
