/** The permissions that an app requests, as several rules judge them. */
import { findPermission, type Permission } from "../../catalogue";
import { type PermissionRequest, programApiName, unsettledName } from "../../manifest";
import { isUuid } from "../uuid";

/** Path of the argument that holds a request. */
export function argumentOf({ api, kind }: Pick<PermissionRequest, "api" | "kind">): string {
  return `permissions.${api}.${kind}`;
}

/** Whether the catalogue should know the API: not one that is unsettled, of the program or of a tenant. */
export function isOfMicrosoft(api: string): boolean {
  return api !== unsettledName && programApiName(api) === undefined && !isUuid(api);
}

export function isSettled({ api, permission }: Pick<PermissionRequest, "api" | "permission">): boolean {
  return api !== unsettledName && permission !== unsettledName;
}

/** What the catalogue has about a request; undefined for one of a tenant's own API, and for one that does not exist. */
export function lookUp({ api, kind, permission }: PermissionRequest): Permission | undefined {
  return findPermission(api, kind, permission);
}

/** Names in one line, those of Graph alone, others with their API. */
export function nameAll(requests: readonly Pick<PermissionRequest, "api" | "permission">[]): string {
  return requests
    .map(({ api, permission }) => (api === "microsoftGraph" ? permission : `${api} ${permission}`))
    .join(", ");
}
