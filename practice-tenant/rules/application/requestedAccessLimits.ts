/** How much an application may ask for (entra-docs supported-accounts-validation). Ids that no API publishes are accepted: consent fails on them. */
import type { RequiredResourceAccess } from "../../records";
import {
  type ApplicationRule,
  allowsPersonalAccounts,
  invalidValue,
  type Refusal,
  type RuleContext,
} from "./directoryRule";

const mostApis = 50;
const mostApisOfOtherTenants = 10;

export const requestedAccessLimitsRule: ApplicationRule = ({ after }, context) => {
  const apis = after.requiredResourceAccess;
  if (apis.length > mostApis)
    return refuse(`permissions of ${apis.length} APIs are asked for, ${mostApis} are allowed`);
  const foreign = apis.filter((api) => isOfOtherTenant(api, context)).length;
  if (foreign > mostApisOfOtherTenants) {
    return refuse(`${foreign} APIs belong to other tenants, ${mostApisOfOtherTenants} are allowed`);
  }
  const isPersonal = allowsPersonalAccounts(after);
  const total = apis.reduce((sum, { resourceAccess }) => sum + resourceAccess.length, 0);
  const most = isPersonal ? 200 : 400;
  if (total > most) return refuse(`${total} permissions are asked for, ${most} are allowed`);
  const crowded = apis.find(({ resourceAccess }) => resourceAccess.length > 30);
  return crowded !== undefined && isPersonal
    ? refuse(`of '${crowded.resourceAppId}' more than 30 permissions are asked for, too many with personal accounts`)
    : undefined;
};

/** Microsoft's own APIs belong to every tenant. Of an API that is not here nobody can tell. */
function isOfOtherTenant({ resourceAppId }: RequiredResourceAccess, { store, tenantId }: RuleContext): boolean {
  const principal = store.findBy("servicePrincipal", "appId", resourceAppId);
  return principal !== undefined && !principal.wellKnown && principal.appOwnerOrganizationId !== tenantId;
}

function refuse(reason: string): Refusal {
  return invalidValue("requiredResourceAccess", reason);
}
