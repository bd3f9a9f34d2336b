/** Reads who is signed in, in which tenant, and what its users may do. What may not be read stays unknown. */
import {
  type DirectoryReader,
  type Fields,
  fieldsOf,
  GraphRefusedError,
  listOf,
  textOf,
  textsOf,
} from "../../directory";
import type { TokenClaims } from "../../token";
import type { UserPolicy } from "./consentOutlook";
import type { DirectoryRole } from "./directoryRoles";

export interface TenantFacts {
  /** What people call the organisation. */
  readonly displayName: string;
  /** Its default domain. */
  readonly domain: string;
}

export interface OperatorFacts {
  readonly tenant: TenantFacts | undefined;
  /** Sign-in name of a user, display name of an app's principal; the id where nobody tells. */
  readonly name: string;
  readonly roles: readonly DirectoryRole[] | undefined;
  readonly policy: UserPolicy | undefined;
}

/** @throws {GraphRefusedError} for any refusal but 403; {DirectoryAnswerError} */
export async function readOperator(directory: DirectoryReader, operator: TokenClaims): Promise<OperatorFacts> {
  const self = operator.appOnly ? `/servicePrincipals/${operator.objectId}` : "/me";
  const [organization, memberships, policy, principal] = await Promise.all([
    unlessForbidden(() => directory.list("/organization?$select=id,displayName,verifiedDomains")),
    unlessForbidden(() => directory.list(`${self}/transitiveMemberOf?$top=999`)),
    unlessForbidden(() => directory.get("/policies/authorizationPolicy")),
    operator.appOnly ? unlessForbidden(() => directory.get(`${self}?$select=id,displayName`)) : undefined,
  ]);
  return {
    tenant: organization?.map(readTenant)[0],
    name: textOf(principal?.displayName) ?? operator.user,
    roles: memberships?.filter(isRole).map(readRole),
    policy: policy === undefined ? undefined : readPolicy(policy),
  };
}

/** Whoever may not read something can often do the rest all the same. */
async function unlessForbidden<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphRefusedError && error.status === 403) return undefined;
    throw error;
  }
}

function readTenant({ displayName, verifiedDomains }: Fields): TenantFacts {
  const domains = listOf(verifiedDomains).map(fieldsOf);
  const byDefault = domains.find(({ isDefault }) => isDefault === true) ?? domains[0];
  return { displayName: textOf(displayName) ?? "", domain: textOf(byDefault?.name) ?? "" };
}

/** Groups and administrative units come in the same list. */
function isRole(membership: Fields): boolean {
  return membership["@odata.type"] === "#microsoft.graph.directoryRole";
}

function readRole({ displayName, roleTemplateId }: Fields): DirectoryRole {
  return { displayName: textOf(displayName) ?? "", templateId: textOf(roleTemplateId) ?? "" };
}

/** Owners of groups and chats have policies of their own in the same list; those for oneself begin like this. */
const forSelf = /^managePermissionGrantsForSelf\.(.+)$/i;

function readPolicy({ defaultUserRolePermissions }: Fields): UserPolicy {
  const { allowedToCreateApps, permissionGrantPoliciesAssigned } = fieldsOf(defaultUserRolePermissions);
  return {
    mayRegisterApps: allowedToCreateApps === true,
    consentPolicies: textsOf(permissionGrantPoliciesAssigned).flatMap((text) => forSelf.exec(text)?.[1] ?? []),
  };
}
