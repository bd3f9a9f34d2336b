/** What the ids of a tenant stand for, as far as the resources of its stack tell it. */
import { apis, findPermission, findPermissionById } from "../../../catalogue";
import type { TenantSymbols } from "../../../manifest";
import type { FileResource } from "./fileResource";

const types = {
  provider: "pulumi:providers:azuread",
  application: "azuread:index/application:Application",
  principal: "azuread:index/servicePrincipal:ServicePrincipal",
  assignment: "azuread:index/appRoleAssignment:AppRoleAssignment",
  grant: "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
} as const;

/** What of a resource tells symbols. */
export type SymbolSource = Pick<FileResource, "type" | "inputs" | "outputs">;

/** @param resources of both sides, so that one id has one name on both */
export function readSymbols(resources: readonly SymbolSource[]): TenantSymbols {
  const ofType = (type: string): readonly SymbolSource[] => resources.filter((resource) => resource.type === type);
  const tenantIds = ofType(types.provider).flatMap(({ inputs }) => textsOf(inputs.tenantId));
  const requested = ofType(types.application).flatMap(requestedApis);
  return {
    ...(tenantIds[0] !== undefined && { tenantId: tenantIds[0] }),
    principals: new Map([
      ...ofType(types.grant).flatMap((grant) => apiOfGrant(grant, requested)),
      ...ofType(types.assignment).flatMap(apiOfAssignment),
      ...ofType(types.principal).flatMap(({ inputs, outputs }) => pair(outputs.objectId, inputs.clientId)),
    ]),
    people: new Map(
      ofType(types.assignment).flatMap(({ outputs }) => pair(outputs.principalObjectId, outputs.principalDisplayName)),
    ),
  };
}

type Pair = readonly [string, string];

function pair(id: unknown, name: unknown): readonly Pair[] {
  const [[key], [value]] = [textsOf(id), textsOf(name)];
  return key === undefined || value === undefined || value === "" ? [] : [[key, value]];
}

/** The provider tells the name of the API; the id of the role has to be one of its own. */
function apiOfAssignment({ inputs, outputs }: SymbolSource): readonly Pair[] {
  const [roleId = ""] = textsOf(inputs.appRoleId);
  const api = apis.find(({ displayName }) => displayName === outputs.resourceDisplayName);
  const isItsOwn = api !== undefined && findPermissionById(api.appId, "application", roleId) !== undefined;
  return isItsOwn ? pair(inputs.resourceObjectId, api.appId) : [];
}

/** Client ids. */
function requestedApis({ inputs }: SymbolSource): readonly string[] {
  const requests = Array.isArray(inputs.requiredResourceAccesses) ? inputs.requiredResourceAccesses : [];
  return requests.flatMap((request: { readonly resourceAppId?: unknown }) => textsOf(request?.resourceAppId));
}

/** Nothing tells the API of a grant but the scopes that it grants, where only one of those that are asked for has them all. */
function apiOfGrant({ inputs }: SymbolSource, requested: readonly string[]): readonly Pair[] {
  const scopes = Array.isArray(inputs.claimValues) ? inputs.claimValues.flatMap(textsOf) : [];
  const having = apis
    .filter(({ appId }) => requested.includes(appId))
    .filter(({ name }) => scopes.every((scope) => findPermission(name, "delegated", scope)));
  const [only, ...others] = scopes.length === 0 ? [] : having;
  return only === undefined || others.length > 0 ? [] : pair(inputs.resourceServicePrincipalObjectId, only.appId);
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : [];
}
