/** What a person asked `appreg up` to do, by commander's names. */
import type { ApprovalOptions } from "./approval";

/** What applies: the Pulumi CLI to the stack's own tenant, or the rehearsal to the practice tenant. */
export const upEngines = ["pulumi", "rehearsal"] as const;
export type UpEngine = (typeof upEngines)[number];

export interface UpOptions extends ApprovalOptions {
  readonly stack?: string;
  readonly cwd?: string;
  readonly yes?: boolean;
  readonly engine: UpEngine;
}
