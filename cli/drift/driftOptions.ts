/** What a person asked `appreg drift` to do, by commander's names. */
import type { Engine } from "../token/readStackOutputs";

export interface DriftOptions {
  readonly cwd?: string;
  readonly stack?: string;
  readonly engine?: Engine;
  readonly json?: boolean;
  readonly markdown?: boolean;
  /** Seconds between two looks; true without a number. */
  readonly watch?: number | true;
}
