/** One look at a stack, as every form of output tells it. */
import type { Drift } from "../../lifecycle";
import type { Engine } from "../token/readStackOutputs";

export interface DriftReport extends Drift {
  readonly project: string;
  readonly stack: string;
  readonly engine: Engine;
  readonly tenantId: string;
  readonly isPractice: boolean;
  readonly lookedAt: Date;
  /** What is to be known of the reading of the program, a sentence each. */
  readonly notices: readonly string[];
}
