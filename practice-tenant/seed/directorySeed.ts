/**
 * The whole directory as one value, to bring in and to take out: the shape in which recordings of real runs keep it.
 *
 * Graph's objects as they are, except that owners (object ids) and federated credentials stand on their application,
 * and a certificate's key is only said to be present.
 */
import { newApplication } from "../graph/newApplication";
import { newServicePrincipal } from "../graph/newServicePrincipal";
import type { Random } from "../random";
import type {
  Application,
  AppRoleAssignment,
  DeletedItem,
  Group,
  KeyCredential,
  OAuth2PermissionGrant,
  RecordKind,
  ServicePrincipal,
  User,
} from "../records";
import type { Store } from "../store";
import { enrolDeployer, readDeployer } from "./seedTenant";
import { deployerFacts, practicePassword } from "./tenantFacts";

type Named<T extends { id: string }> = Pick<T, "id"> & Partial<T>;

/** What is left out stays as it was, except applications, principals, grants, assignments and the recycle bin. */
export interface DirectorySeed {
  readonly applications?: readonly Named<Application>[];
  /** Those marked `__firstParty` came with the tenant and have no application object. */
  readonly servicePrincipals?: readonly (Named<ServicePrincipal> & { readonly __firstParty?: boolean })[];
  readonly wellKnownServicePrincipals?: readonly Pick<ServicePrincipal, "id" | "appId" | "displayName">[];
  readonly oauth2PermissionGrants?: readonly OAuth2PermissionGrant[];
  readonly appRoleAssignments?: readonly AppRoleAssignment[];
  readonly users?: readonly Named<User>[];
  readonly groups?: readonly Named<Group>[];
  readonly deleted?: readonly (Pick<DeletedItem, "id" | "kind"> & { readonly displayName?: string })[];
}

/** What the directory holds but for its people, who never change. */
export function exportDirectory(store: Store): DirectorySeed {
  const principals = store.list("servicePrincipal");
  const wellKnown = new Set(principals.filter((principal) => principal.wellKnown).map(({ id }) => id));
  return {
    applications: store.list("application").map((application) => ({
      ...application,
      keyCredentials: application.keyCredentials.map(withoutKey),
    })),
    servicePrincipals: principals
      .filter(({ id }) => !wellKnown.has(id))
      .map(({ wellKnown: _, ...principal }) => ({
        ...principal,
        keyCredentials: principal.keyCredentials.map(withoutKey),
      })),
    wellKnownServicePrincipals: principals
      .filter(({ id }) => wellKnown.has(id))
      .map(({ id, appId, displayName }) => ({ id, appId, displayName })),
    oauth2PermissionGrants: store.list("oauth2PermissionGrant"),
    appRoleAssignments: store.list("appRoleAssignment", ({ principalId }) => !wellKnown.has(principalId)),
    deleted: store.list("deletedItem").map(({ kind, id, displayName }) => ({
      kind,
      id,
      ...(displayName === undefined ? {} : { displayName }),
    })),
  };
}

/** Makes the directory what `seed` says. A principal in it that is called "deployer" becomes the deployer, with a new secret. */
export function importDirectory(store: Store, seed: DirectorySeed, random: Random): void {
  store.transaction(() => {
    const before = new Map(store.list("application").map((application) => [application.id, application]));
    const bin = collectDeleted(store, seed);
    importPrincipals(store, seed, random);
    replaceAll(
      store,
      "application",
      (seed.applications ?? []).map((given) => importApplication(given, before.get(given.id))),
    );
    replaceAll(store, "oauth2PermissionGrant", seed.oauth2PermissionGrants ?? []);
    importAssignments(store, seed.appRoleAssignments ?? []);
    replaceAll(store, "deletedItem", bin);
    if (seed.users !== undefined) importUsers(store, seed.users);
    if (seed.groups !== undefined) replaceAll(store, "group", seed.groups.map(toGroup));
  });
}

function withoutKey(credential: KeyCredential): KeyCredential {
  return { ...credential, key: credential.key === null ? null : "(present)" };
}

function importApplication(given: Named<Application>, before: Application | undefined): Application {
  const keys = new Map(before?.keyCredentials.map(({ keyId, key }) => [keyId, key]));
  return newApplication({
    appId: given.id,
    displayName: given.id,
    createdDateTime: "2026-01-01T00:00:00Z",
    ...given,
    keyCredentials: (given.keyCredentials ?? []).map((credential) => ({
      ...credential,
      key: keys.get(credential.keyId) ?? credential.key,
    })),
  });
}

function importPrincipals(store: Store, seed: DirectorySeed, random: Random): void {
  const given = (seed.servicePrincipals ?? []).map(({ __firstParty, ...principal }) =>
    newServicePrincipal({
      appId: principal.id,
      displayName: principal.id,
      wellKnown: __firstParty === true,
      ...principal,
    }),
  );
  const named = (seed.wellKnownServicePrincipals ?? []).map(
    (principal) =>
      store.get("servicePrincipal", principal.id) ?? newServicePrincipal({ ...principal, wellKnown: true }),
  );
  const wellKnown = [...named, ...given.filter((principal) => principal.wellKnown)];
  const kept = wellKnown.length > 0 ? [] : store.list("servicePrincipal", (principal) => principal.wellKnown);
  replaceAll(store, "servicePrincipal", [...kept, ...wellKnown, ...given.filter((principal) => !principal.wellKnown)]);

  const deployer = wellKnown.find(({ displayName }) => displayName === deployerFacts.displayName);
  const known = readDeployer(store).objectId === deployer?.id && deployer.passwordCredentials.length > 0;
  if (deployer !== undefined && !known) enrolDeployer(store, deployer, random);
}

/** The assignments of principals that came with the tenant are not part of a seed and stay. */
function importAssignments(store: Store, given: readonly AppRoleAssignment[]): void {
  const ownWorth = store.list(
    "appRoleAssignment",
    ({ principalId }) => store.get("servicePrincipal", principalId)?.wellKnown === true,
  );
  replaceAll(store, "appRoleAssignment", [...ownWorth, ...given]);
}

/** An item that the store still holds goes into the bin whole; of another only what the seed says is known. */
function collectDeleted(store: Store, seed: DirectorySeed): DeletedItem[] {
  return (seed.deleted ?? []).map(({ id, kind, displayName }) => {
    const application = kind === "application" ? store.get("application", id) : undefined;
    const servicePrincipal = kind === "servicePrincipal" ? store.get("servicePrincipal", id) : undefined;
    const binned = store.get("deletedItem", id);
    if (binned !== undefined) return binned;
    return {
      id,
      kind,
      deletedDateTime: "2026-01-01T00:00:00Z",
      ...(displayName === undefined ? {} : { displayName }),
      ...(application === undefined ? {} : { application }),
      ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
      grants: [],
      assignments: [],
    };
  });
}

function importUsers(store: Store, users: readonly Named<User>[]): void {
  replaceAll(store, "user", users.map(toUser));
  const role = "member" as const;
  replaceAll(
    store,
    "userAccount",
    users.map(({ id }) => store.get("userAccount", id) ?? { id, role, password: practicePassword }),
  );
}

function toUser(given: Named<User>): User {
  return {
    accountEnabled: true,
    businessPhones: [],
    displayName: given.id,
    givenName: null,
    jobTitle: null,
    mail: null,
    mailNickname: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: given.id,
    userType: "Member",
    usageLocation: null,
    ...given,
  };
}

function toGroup(given: Named<Group>): Group {
  return { displayName: given.id, securityEnabled: true, mailEnabled: false, groupTypes: [], ...given };
}

function replaceAll<K extends RecordKind>(
  store: Store,
  kind: K,
  records: readonly Parameters<typeof store.put<K>>[1][],
): void {
  for (const { id } of store.list(kind)) store.remove(kind, id);
  for (const record of records) store.put(kind, record);
}
