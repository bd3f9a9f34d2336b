/** The provider of resources that name none, while it is being made and afterwards. */

export class DefaultProvider {
  readonly #waiting: ((reference: string) => void)[] = [];
  #made: string | undefined;

  /** @param made resolves to the provider's reference; never, if it cannot be made */
  constructor(made: Promise<string>) {
    void made.then((reference) => this.#release(reference));
  }

  reference(): Promise<string> {
    const made = this.#made;
    return made === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(made);
  }

  /**
   * In the real engine whoever made the provider necessary goes on after the one that came next (so in most of
   * the recorded runs), which decides what was done before a failure.
   */
  #release(reference: string): void {
    this.#made = reference;
    const [first, second, ...others] = this.#waiting.splice(0);
    for (const resolve of [second, first, ...others]) resolve?.(reference);
  }
}
