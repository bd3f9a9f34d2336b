/** What the program at hand declares: the apps, and the resources that they were read from. */
import type { AppManifest, ProgramResource, TenantSymbols } from "../../manifest";
import type { Notice } from "../../review";

export interface Declared {
  readonly manifests: readonly AppManifest[];
  /** What kept the reading from being whole, or is to be known of it. */
  readonly notices: readonly Notice[];
  /** Resources of azuread as the program registers them. */
  readonly resources: readonly ProgramResource[];
  /** What the ids in the resources stand for. */
  readonly symbols: TenantSymbols;
  /** Ids that stand for what only the real tenant knows: they were made up, or answer a look-up. */
  readonly tenantTexts: ReadonlySet<string>;
}
