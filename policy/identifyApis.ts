/**
 * Whose the principals are on which a program grants permissions. A policy is told nothing of look-ups, only object ids; but
 * what is granted tells the API where no other has permissions of these names or ids.
 */
import { type Api, apis, findPermission, findPermissionById } from "../catalogue";
import { type ProgramResource, resourceTypes, unsettledName } from "../manifest";

interface Granted {
  readonly principal: string;
  readonly isOf: (api: Api) => boolean;
}

/** Object id of each principal -> client id of its API, or the name of what is not settled. */
export function identifyApis(resources: readonly ProgramResource[]): ReadonlyMap<string, string> {
  const granted = resources.flatMap(readGranted);
  const requested = new Set(resources.flatMap(listRequested));
  const identify = (principal: string): string => {
    const ofPrincipal = granted.filter((one) => one.principal === principal);
    const possible = apis.filter((api) => ofPrincipal.every(({ isOf }) => isOf(api)));
    // Exchange has permissions of Graph's names; what is consented to is as a rule requested too.
    const likely = possible.length > 1 ? possible.filter(({ appId }) => requested.has(appId)) : possible;
    return likely.length === 1 && likely[0] ? likely[0].appId : unsettledName;
  };
  return new Map(granted.map(({ principal }) => [principal, identify(principal)]));
}

function readGranted({ type, inputs }: ProgramResource): readonly Granted[] {
  if (type === resourceTypes.grant) {
    const { resourceServicePrincipalObjectId: principal, claimValues } = inputs;
    const names = Array.isArray(claimValues) ? claimValues.filter((name) => typeof name === "string") : [];
    const isOf = ({ name: api }: Api) => names.every((name) => findPermission(api, "delegated", name) !== undefined);
    return typeof principal === "string" ? [{ principal, isOf }] : [];
  }
  if (type !== resourceTypes.assignment) return [];
  const { resourceObjectId: principal, appRoleId: id } = inputs;
  if (typeof principal !== "string" || typeof id !== "string") return [];
  return [{ principal, isOf: ({ appId }) => findPermissionById(appId, "application", id) !== undefined }];
}

/** Client ids of the APIs that an application requests permissions of. */
function listRequested({ type, inputs }: ProgramResource): readonly string[] {
  const blocks = type === resourceTypes.application ? inputs.requiredResourceAccesses : undefined;
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block: unknown) => {
    const isBlock = typeof block === "object" && block !== null && "resourceAppId" in block;
    return isBlock && typeof block.resourceAppId === "string" ? [block.resourceAppId] : [];
  });
}
