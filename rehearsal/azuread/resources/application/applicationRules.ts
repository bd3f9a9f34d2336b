/** Rules over a whole application that the provider judges when it plans, not when it checks inputs. */
import { isUnknown, unknownValue } from "../../../propertyValue";
import { flagOf, type JsonObject, listOf, numberOf, objectOf, objectsOf, textOf } from "../../jsonValues";
import { OperationFailure } from "../../providerError";
import type { OperationContext, PlanDraft } from "../../resourceType";
import { isUriOf, splitUri } from "../../schema/valueChecks";

/** @throws {OperationFailure} for the first rule that the plan breaks. */
export async function refineApplicationPlan(plan: PlanDraft, context: OperationContext): Promise<void> {
  await refuseDuplicateName(plan, context);
  refuseClashingPermissions(plan.planned);
  if (plan.has("appRoles")) plan.planned.appRoleIds = unknownValue;
  if (plan.has("api.oauth2PermissionScopes")) plan.planned.oauth2PermissionScopeIds = unknownValue;
  if (plan.has("logoImage")) plan.planned.logoUrl = unknownValue;
  refuseForPersonalAccounts(plan.planned);
}

/** Applications of exactly that name. A quote in the name is not escaped, so the directory refuses the filter. */
export async function findByName(context: OperationContext, name: string): Promise<JsonObject[]> {
  const found = await context.graph.list("/applications", { query: { $filter: `displayName eq '${name}'` } });
  return found.filter((application) => textOf(application, "displayName") === name);
}

export function duplicateName(id: string, name: string): OperationFailure {
  return new OperationFailure(
    `An existing "azuread_application" with name "${name}" (ID: "${id}") was found and \`prevent_duplicate_names\` was specified: To be managed via Terraform, this resource needs to be imported into the State. Please see the resource documentation for "azuread_application" for more information.`,
    { attribute: "id" },
  );
}

async function refuseDuplicateName({ id, old, planned }: PlanDraft, context: OperationContext): Promise<void> {
  const name = textOf(planned, "displayName");
  if (!flagOf(planned, "preventDuplicateNames") || name === "" || isUnknown(name)) return;
  if (textOf(old, "displayName") === name) return;
  const objectId = id.split("/").at(-1);
  const existing = (await findByName(context, name)).map((application) => textOf(application, "id"));
  // The provider looks for the resource itself here, so a rename onto another's name passes until the update.
  const clash = existing.find((candidate) => id === "" || candidate === objectId);
  if (clash !== undefined) throw duplicateName(clash, name);
}

interface Permission {
  readonly id: string;
  readonly value: string;
  readonly rest: string;
}

function refuseClashingPermissions(planned: JsonObject): void {
  const roles = objectsOf(planned, "appRoles").map((role) => permissionOf(role, "displayName", "description"));
  const scopes = objectsOf(objectOf(planned, "api"), "oauth2PermissionScopes").map((scope) =>
    permissionOf(scope, "adminConsentDisplayName", "adminConsentDescription"),
  );
  const named = [...roles, ...scopes].filter(({ id, value }) => isKnownText(id) && isKnownText(value));
  named.forEach((permission, index) => {
    for (const earlier of named.slice(0, index)) refuseClash(permission, earlier);
  });
}

function refuseClash(permission: Permission, earlier: Permission): void {
  const prefix = "checking for duplicate app roles / OAuth2.0 permission scopes: validation failed";
  if (permission.id === earlier.id && permission.value !== earlier.value) {
    throw new OperationFailure(`${prefix}: duplicate ID found: "${permission.id}"`);
  }
  if (permission.value === earlier.value && permission.id !== earlier.id) {
    throw new OperationFailure(`${prefix}: duplicate value found: "${permission.value}"`);
  }
  if (permission.id === earlier.id && permission.rest !== earlier.rest) {
    throw new OperationFailure(
      `${prefix}: app role and scope with identifier "${permission.id}" must agree in description, display name and enabled`,
    );
  }
}

function permissionOf(object: JsonObject, name: string, description: string): Permission {
  return {
    id: textOf(object, "id"),
    value: textOf(object, "value"),
    rest: JSON.stringify([textOf(object, name), textOf(object, description), flagOf(object, "enabled")]),
  };
}

function isKnownText(value: string): boolean {
  return value !== "" && !isUnknown(value);
}

/** What apps for personal Microsoft accounts may not have. */
function refuseForPersonalAccounts(planned: JsonObject): void {
  const audience = textOf(planned, "signInAudience");
  if (audience !== "AzureADandPersonalMicrosoftAccount" && audience !== "PersonalMicrosoftAccount") return;
  const broken = personalAccountProblem(planned);
  if (broken !== undefined) {
    throw new OperationFailure(
      `${broken} when \`sign_in_audience\` is "AzureADandPersonalMicrosoftAccount" or "PersonalMicrosoftAccount"`,
    );
  }
}

function personalAccountProblem(planned: JsonObject): string | undefined {
  const api = objectOf(planned, "api");
  const scopes = objectsOf(api, "oauth2PermissionScopes");
  if (numberOf(api, "requestedAccessTokenVersion") < 2) return "`requested_access_token_version` must be 2";
  if (scopes.length > 100) return "maximum of 100 `oauth2_permission_scope` blocks are supported";
  if (scopes.some((scope) => Buffer.byteLength(textOf(scope, "value")) > 40)) {
    return "`value` property in the `oauth2_permission_scope` block must be 40 characters or less";
  }
  return identifierProblem(planned) ?? redirectProblem(planned) ?? accessProblem(planned);
}

function identifierProblem(planned: JsonObject): string | undefined {
  const uris = listOf(planned, "identifierUris").filter((uri) => !isUnknown(uri));
  if (!uris.every((uri) => isUriOf(["http", "https", "api", "ms-appx"], String(uri)))) {
    return "`identifier_uris` is invalid. The URN scheme is not supported";
  }
  return uris.length > 50 ? "`identifier_uris` must have no more than 50 URIs" : undefined;
}

function redirectProblem(planned: JsonObject): string | undefined {
  const platforms = ["publicClient", "singlePageApplication", "web"].map((name) =>
    listOf(objectOf(planned, name), "redirectUris").map(String),
  );
  if (platforms.some((uris) => uris.length > 100)) return "`redirect_uris` must have no more than 100 URIs";
  const hasWildcard = platforms.flat().some((uri) => splitUri(uri)?.host.includes("*"));
  return hasWildcard ? "`redirect_uris` having wildcard hosts are not supported" : undefined;
}

function accessProblem(planned: JsonObject): string | undefined {
  const accesses = objectsOf(planned, "requiredResourceAccesses");
  if (accesses.length > 50) return "maximum of 50 `required_resource_access` blocks are supported";
  const counts = accesses.map((access) => listOf(access, "resourceAccesses").length);
  if (counts.some((count) => count > 30)) {
    return "maximum of 30 `resource_access` blocks for each `required_resource_access` block are supported";
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total > 200 ? "maximum of 30 `resource_access` blocks per application are supported" : undefined;
}
