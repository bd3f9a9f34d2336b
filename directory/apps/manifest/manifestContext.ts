/** What must be known of a program and its tenant to say what the directory holds in names. */
import type { ApiNames } from "../apiNames";

export interface ManifestContext {
  /** Object id of an application -> its logical name in the program. Those that are here are the program's own. */
  readonly names: ReadonlyMap<string, string>;
  readonly tenantId: string;
  /** Object id of the principal that deploys. */
  readonly deployerObjectId?: string;
  readonly apis: ApiNames;
  /** Object id of a user or a group -> the name that the program looks it up by. */
  readonly people?: ReadonlyMap<string, string>;
}
