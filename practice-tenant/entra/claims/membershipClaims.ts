/**
 * Roles and groups of a user in a token, as the app registration's `groupMembershipClaims` wants them.
 *
 * Source: entra-docs optional-claims, access-token-claims-reference and how-to-connect-fed-group-claims.
 */
import type { TenantContext } from "../../context";
import { allGroups, directGroups } from "../../graph/people/memberships";
import type { Application, Group, JsonObject, ServicePrincipal } from "../../records";
import { directoryRolesOf } from "../../tokens/directoryRoles";
import { rolesOfUser } from "../consent/appRoles";
import { apiOf } from "../scopes/findApi";
import type { Person } from "../sessions/person";
import type { AskedClaims } from "./askedClaims";
import { nameGroups } from "./groupNames";

/** More than these in a token that comes from the token endpoint, and it only says where to ask for them. */
const mostGroups = 200;
/** In a token that comes in the address of a redirect. */
const mostGroupsInAddress = 5;

/** The app whose registration decides: the client for id tokens, the API for access tokens. */
export interface TokenHolder {
  readonly application: Application | undefined;
  readonly principal: ServicePrincipal | undefined;
}

export interface MembershipOrder {
  readonly holder: TokenHolder;
  readonly person: Person;
  readonly asked: AskedClaims;
  /** Whether the token is answered by /authorize, in an address. */
  readonly isInAddress: boolean;
}

export interface Memberships {
  /** Names of app roles; of groups where the claim `groups` is to be emitted so. */
  readonly roles: readonly string[];
  /** `groups`, or what stands in its place when they are too many, and `wids`. */
  readonly claims: JsonObject;
}

export function membershipClaims(context: TenantContext, order: MembershipOrder): Memberships {
  const { holder, person, asked } = order;
  const wanted = wantedMemberships(holder.application);
  const properties = asked.get("groups") ?? [];
  const names = nameGroups(wantedGroups(context, order, wanted), {
    properties,
    areAssigned: wanted.has("ApplicationGroup"),
  });
  const wids = wanted.has("DirectoryRole") || wanted.has("All") ? { wids: directoryRolesOf(person.role) } : {};
  if (properties.includes("emit_as_roles") && names.length <= mostGroups) return { roles: names, claims: wids };
  const roles =
    holder.principal === undefined ? [] : rolesOfUser(context, person.user.id, apiOf(context, holder.principal));
  return { roles, claims: { ...wids, ...groupsOrLink(context, order, names) } };
}

/** The property holds one or several names, separated by commas. */
function wantedMemberships(application: Application | undefined): ReadonlySet<string> {
  return new Set((application?.groupMembershipClaims ?? "").split(",").map((name) => name.trim()));
}

function wantedGroups(
  { store }: TenantContext,
  { holder: { principal }, person: { user } }: MembershipOrder,
  wanted: ReadonlySet<string>,
): Group[] {
  if (wanted.has("All")) return allGroups(store, user.id);
  if (wanted.has("SecurityGroup")) return allGroups(store, user.id).filter(({ securityEnabled }) => securityEnabled);
  if (!wanted.has("ApplicationGroup") || principal === undefined) return [];
  const assigned = store.listBy("appRoleAssignment", "resourceId", principal.id).map(({ principalId }) => principalId);
  return directGroups(store, user.id).filter(({ id }) => assigned.includes(id));
}

function groupsOrLink(
  { origin }: TenantContext,
  { person: { user }, isInAddress }: MembershipOrder,
  groups: readonly string[],
): JsonObject {
  if (groups.length === 0) return {};
  if (isInAddress) return groups.length > mostGroupsInAddress ? { hasgroups: true } : { groups };
  if (groups.length <= mostGroups) return { groups };
  const endpoint = `${origin}/v1.0/users/${user.id}/getMemberObjects`;
  return { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint } } };
}
