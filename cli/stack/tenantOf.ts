/** Which tenant holds what the state of a stack tells. */
import { namesPracticeTenant, type TenantChoice } from "../tenant/withTenant";
import type { StackRecord } from "./stackRecord";

/** A rehearsal only ever works on the practice tenant; Pulumi on the one that the stack's settings name. */
export function tenantOf({ engine, stack }: Pick<StackRecord, "engine" | "stack">): TenantChoice {
  return engine === "rehearsal" || namesPracticeTenant(stack) ? "practice" : "real";
}
