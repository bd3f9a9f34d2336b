/** A directory that lags behind its own writes, where the settings say so: what was just made is not found at first. */
import type { TenantSettings } from "../../settings";

export class DirectoryLag {
  readonly #hidden = new Map<string, number>();
  readonly #principals = new Map<string, number>();

  constructor(readonly settings: TenantSettings["lag"]) {}

  /** An object was made under this id. */
  noteCreated(id: string): void {
    if (this.settings.readsAfterCreate > 0) this.#hidden.set(id, this.settings.readsAfterCreate);
  }

  /** An application was made, of which other parts of the directory do not know yet. */
  noteApplication(appId: string): void {
    if (this.settings.principalsAfterApplication > 0)
      this.#principals.set(appId, this.settings.principalsAfterApplication);
  }

  /** Whether this read comes too early. Each asking counts. */
  hides(id: string): boolean {
    return countDown(this.#hidden, id);
  }

  /** Whether this attempt to make a principal comes too early. Each asking counts. */
  hidesApplication(appId: string): boolean {
    return countDown(this.#principals, appId);
  }
}

function countDown(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  if (left > 0) counts.set(key, left - 1);
  return left > 0;
}
