/** One teardown: what it is about, where, and what was planned. */
import type { Targets, TeardownPlan } from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import type { Progress } from "../progress";
import type { Tenant, TenantChoice } from "../tenant/withTenant";
import type { Engine } from "../token/readStackOutputs";
import type { TeardownOptions } from "./teardownOptions";

export interface Teardown {
  readonly project: string;
  readonly stacks: readonly string[];
  readonly tenant: Tenant;
  readonly tenantKind: TenantChoice;
  /** Whether these are the abandoned stacks of a project, of which no state is looked for. */
  readonly isAbandoned: boolean;
  /** Undefined: Graph alone. */
  readonly engine: Engine | undefined;
  readonly plan: TeardownPlan;
  readonly targets: Targets;
  readonly options: TeardownOptions;
  /** The one line of progress, on which the directory tells as well what it waits for. */
  readonly progress: Progress;
  readonly deps: CliDeps;
}

/** Whether there is nothing that would be taken away. */
export function nothingGoes({ plan, options }: Pick<Teardown, "plan" | "options">): boolean {
  const { apps, principals, goes, recycled } = plan;
  return (
    apps.length + principals.length + goes.length === 0 && (recycled.length === 0 || options.keepRecycled === true)
  );
}
