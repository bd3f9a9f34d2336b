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

/** Names in one line: those of Graph alone, others with their API; of a tenant's own API, which has ids, how many. */
export function nameAll(requests: readonly Pick<PermissionRequest, "api" | "permission">[]): string {
  const apis = [...new Set(requests.map(({ api }) => api))];
  return apis
    .flatMap((api) => {
      const names = requests.filter((request) => request.api === api).map(({ permission }) => permission);
      if (isUuid(api)) return [`${names.length} of API ${api}`];
      return api === "microsoftGraph" ? names : names.map((name) => `${api} ${name}`);
    })
    .join(", ");
}
