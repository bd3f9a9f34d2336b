/** An app as the state and the directory have it, ready to be proved by its tokens. */
import type { AppManifest } from "../../manifest";

export interface ProvedApp {
  readonly name: string;
  readonly clientId: string;
  /** What was brought up. */
  readonly declared: AppManifest;
  /** What the directory has. */
  readonly actual: AppManifest;
}
