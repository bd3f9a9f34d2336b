/** What the command line of `appreg teardown` says, by commander's names. */
import type { TenantChoice } from "../tenant/withTenant";
import type { Engine } from "../token/readStackOutputs";

export interface TeardownOptions {
  readonly stack?: string;
  readonly cwd?: string;
  readonly engine?: Engine;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly keepRecycled?: boolean;
  readonly json?: boolean;
  /** An age, such as "7d". */
  readonly olderThan?: string;
  readonly project?: string;
  readonly tenant?: TenantChoice;
}
