/** The rules that every change of an application is judged by, in order. */
import type { TenantContext } from "../../context";
import { GraphError } from "../../graph/http/graphError";
import { certificateDatesRule } from "./certificateDates";
import { certificateKindRule } from "./certificateKind";
import type { ApplicationChange, ApplicationRule } from "./directoryRule";
import { displayNameLengthRule } from "./displayNameLength";
import { enabledPermissionsRule } from "./enabledPermissions";
import { freeTextLengthRule } from "./freeTextLength";
import { groupMembershipClaimsRule } from "./groupMembershipClaims";
import { identifierUriDomainRule } from "./identifierUriDomain";
import { identifierUriFormRule } from "./identifierUriForm";
import { identifierUriPersonalRule } from "./identifierUriPersonal";
import { identifierUriPolicyRule } from "./identifierUriPolicy";
import { identifierUriTakenRule } from "./identifierUriTaken";
import { logoutUrlFormRule } from "./logoutUrlForm";
import { permissionIdsRule } from "./permissionIds";
import { permissionValueFormRule } from "./permissionValueForm";
import { permissionValuesRule } from "./permissionValues";
import { personalAccountLimitsRule } from "./personalAccountLimits";
import { preAuthorizedScopesRule } from "./preAuthorizedScopes";
import { redirectUriCharactersRule } from "./redirectUriCharacters";
import { redirectUriCountRule } from "./redirectUriCount";
import { redirectUriFormRule } from "./redirectUriForm";
import { redirectUriHostRule } from "./redirectUriHost";
import { redirectUriLengthRule } from "./redirectUriLength";
import { redirectUriPersonalRule } from "./redirectUriPersonal";
import { requestedAccessLimitsRule } from "./requestedAccessLimits";
import { sizeLimitRule } from "./sizeLimit";
import { tagFormRule } from "./tagForm";
import { tokenVersionRule } from "./tokenVersion";

/** Hold even where rules are off: keys that the directory itself could not work without. */
const alwaysOn: readonly ApplicationRule[] = [identifierUriTakenRule];

const switchable: readonly ApplicationRule[] = [
  sizeLimitRule,
  displayNameLengthRule,
  freeTextLengthRule,
  tagFormRule,
  logoutUrlFormRule,
  redirectUriLengthRule,
  redirectUriFormRule,
  redirectUriHostRule,
  redirectUriCharactersRule,
  redirectUriPersonalRule,
  redirectUriCountRule,
  identifierUriFormRule,
  identifierUriPersonalRule,
  identifierUriDomainRule,
  identifierUriPolicyRule,
  enabledPermissionsRule,
  permissionValueFormRule,
  permissionIdsRule,
  permissionValuesRule,
  tokenVersionRule,
  personalAccountLimitsRule,
  preAuthorizedScopesRule,
  requestedAccessLimitsRule,
  groupMembershipClaimsRule,
  certificateKindRule,
  certificateDatesRule,
];

/** @throws GraphError with the first refusal */
export function assertApplicationAllowed(context: TenantContext, change: ApplicationChange): void {
  const rules = context.rules === "on" ? [...alwaysOn, ...switchable] : alwaysOn;
  for (const rule of rules) {
    const refusal = rule(change, context);
    if (refusal !== undefined) throw new GraphError(refusal.status, refusal.code, refusal.message, refusal.detail);
  }
}
