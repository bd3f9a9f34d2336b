/** What the command line of `appreg recover` says, by commander's names. */
import type { Engine } from "../token/readStackOutputs";

export interface RecoverOptions {
  readonly stack?: string;
  readonly cwd?: string;
  readonly engine?: Engine;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  /** Deletes the apps that the state does not know instead of adopting them. */
  readonly delete?: boolean;
  /** Client ids of apps, and key ids of credentials, for which only a name speaks: they are this stack's. */
  readonly ours?: readonly string[];
}
