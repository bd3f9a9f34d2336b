/** Collects what a picture of a program lacks because there was nobody to ask. */
import type { Gaps } from "./createOfflineProvider";
import type { OfflineGap } from "./offlineResult";

export class OfflineGaps implements Gaps {
  readonly #found = new Map<string, OfflineGap>();

  readonly notVerified = (what: string): void => this.#add({ kind: "notVerified", what });

  readonly otherPackage = (type: string, name: string): void => this.#add({ kind: "otherProvider", what: type, name });

  readonly unsupported = (type: string, name: string): void => this.#add({ kind: "unsupported", what: type, name });

  /** Each once, sorted: the order in which a program asks is not always the same. */
  list(): readonly OfflineGap[] {
    return [...this.#found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, gap]) => gap);
  }

  #add(gap: OfflineGap): void {
    this.#found.set(JSON.stringify(gap), gap);
  }
}
