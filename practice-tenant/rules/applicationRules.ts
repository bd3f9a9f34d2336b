/** The rules that every change of an application is judged by, in order. */
import type { TenantContext } from "../context";
import { GraphError } from "../graph/http/graphError";
import { certificateDatesRule } from "./certificateDates";
import type { ApplicationChange, ApplicationRule } from "./directoryRule";
import { enabledPermissionsRule } from "./enabledPermissions";
import { identifierUriFormRule } from "./identifierUriForm";
import { identifierUriTakenRule } from "./identifierUriTaken";
import { permissionClashesRule } from "./permissionClashes";
import { personalAccountsRule } from "./personalAccounts";
import { redirectUrisRule } from "./redirectUris";
import { requestedAccessLimitsRule } from "./requestedAccessLimits";
import { sizeLimitRule } from "./sizeLimit";
import { textLimitsRule } from "./textLimits";

/** Hold even where rules are off: keys that the directory itself could not work without. */
const alwaysOn: readonly ApplicationRule[] = [identifierUriTakenRule];

const switchable: readonly ApplicationRule[] = [
  textLimitsRule,
  redirectUrisRule,
  identifierUriFormRule,
  enabledPermissionsRule,
  permissionClashesRule,
  personalAccountsRule,
  requestedAccessLimitsRule,
  certificateDatesRule,
  sizeLimitRule,
];

/** @throws GraphError with the first refusal */
export function assertApplicationAllowed(context: TenantContext, change: ApplicationChange): void {
  const rules = context.rules === "on" ? [...alwaysOn, ...switchable] : alwaysOn;
  for (const rule of rules) {
    const refusal = rule(change, context);
    if (refusal !== undefined) throw new GraphError(refusal.status, refusal.code, refusal.message);
  }
}
