/** Makes app registrations in a practice tenant through Graph, as portal and scripts do; never through the provider. */
import { type DirectoryClient, fieldsOf, listOf, textOf } from "../../directory";
import { type ArbitraryApp, type AskedPermission, ownApi, roomsApi } from "./arbitraryApp";

export interface Surroundings {
  readonly directory: DirectoryClient;
  readonly tenantId: string;
  readonly deployerObjectId: string;
  /** Of the tenant's own API. */
  readonly apiClientId: string;
}

/** The tenant's own API, once a tenant. @returns its client id */
export async function makeRoomsApi(directory: DirectoryClient): Promise<string> {
  const { displayName, scopes, roles } = roomsApi;
  const app = await directory.post("/applications", {
    displayName,
    api: {
      oauth2PermissionScopes: Object.entries(scopes).map(([value, id]) => ({
        ...{ id, value, type: "User", isEnabled: true },
        ...{ adminConsentDisplayName: value, adminConsentDescription: value },
      })),
    },
    appRoles: Object.entries(roles).map(([value, id]) => ({
      ...{ id, value, displayName: value, description: value, isEnabled: true },
      allowedMemberTypes: ["Application"],
    })),
  });
  await directory.post("/servicePrincipals", { appId: app.appId });
  return idOf(app.appId);
}

/** @param at number of the app, which makes its names its own. @returns object id of the application */
export async function makeApp(app: ArbitraryApp, at: number, around: Surroundings): Promise<string> {
  const { directory, deployerObjectId } = around;
  const displayName = `${app.application.displayName} ${at}`;
  const { addIns, ...body } = app.application;
  const made = await directory.post("/applications", {
    ...body,
    ...(addIns && { addIns }),
    displayName,
    requiredResourceAccess: blocksOf(app, around),
    "owners@odata.bind": app.owners.map((owner) => linkTo(owner)),
  });
  const path = `/applications/${idOf(made.id)}`;
  await directory.patch(path, laterParts(app, { at, clientId: idOf(made.appId), tenantId: around.tenantId }));
  for (const credential of app.federated) await directory.post(`${path}/federatedIdentityCredentials`, credential);
  for (const secret of app.secrets) {
    await directory.post(`${path}/addPassword`, { passwordCredential: { displayName: secret } });
  }
  if (app.certificate !== undefined) {
    const key = { type: "AsymmetricX509Cert", usage: "Verify", key: app.certificate };
    await directory.patch(path, { keyCredentials: [key] });
  }
  await settleOwner(directory, path, { stays: app.deployerOwns, deployerObjectId });
  if (app.principal !== undefined) await makePrincipal(app, idOf(made.appId), around);
  return idOf(made.id);
}

/** What needs ids that come with the application. */
function laterParts(
  { application, identifierUris, preAuthorized }: ArbitraryApp,
  { at, clientId, tenantId }: { readonly at: number; readonly clientId: string; readonly tenantId: string },
): object {
  const uris = identifierUris.map((uri) =>
    uri.replace("{clientId}", clientId).replace("{tenantId}", tenantId).replace("{at}", String(at)),
  );
  const ids = (application.api?.oauth2PermissionScopes ?? []).filter(({ isEnabled }) => isEnabled).map(({ id }) => id);
  const clients = ids.length === 0 ? [] : preAuthorized;
  return {
    identifierUris: uris,
    api: {
      preAuthorizedApplications: clients.map((appId, index) => ({
        appId,
        delegatedPermissionIds: index === 0 ? ids : ids.slice(0, 1),
      })),
    },
  };
}

function blocksOf({ permissions, scattered }: ArbitraryApp, { apiClientId }: Surroundings): object[] {
  const blocks = new Map<string, { resourceAppId: string; resourceAccess: object[] }>();
  for (const [index, { appId, kind, id }] of permissions.entries()) {
    const resourceAppId = appId === ownApi ? apiClientId : appId;
    const key = scattered ? String(index) : resourceAppId;
    const block = blocks.get(key) ?? { resourceAppId, resourceAccess: [] };
    blocks.set(key, block);
    block.resourceAccess.push({ id, type: kind === "delegated" ? "Scope" : "Role" });
  }
  return [...blocks.values()];
}

/** Graph makes whoever creates an application an owner of it. */
async function settleOwner(
  directory: DirectoryClient,
  path: string,
  { stays, deployerObjectId }: { readonly stays: boolean; readonly deployerObjectId: string },
): Promise<void> {
  const owners = await directory.list(`${path}/owners?$select=id`);
  const owns = owners.some(({ id }) => id === deployerObjectId);
  if (stays && !owns) await directory.post(`${path}/owners/$ref`, { "@odata.id": linkTo(deployerObjectId) });
  if (!stays && owns && owners.length > 1) await directory.delete(`${path}/owners/${deployerObjectId}/$ref`);
}

function linkTo(objectId: string): string {
  return `https://graph.microsoft.com/v1.0/directoryObjects/${objectId}`;
}

async function makePrincipal(app: ArbitraryApp, appId: string, around: Surroundings): Promise<void> {
  const { directory, deployerObjectId } = around;
  const owners = app.ownsBoth ? app.owners : [];
  const made = await directory.post("/servicePrincipals", {
    ...app.principal,
    appId,
    "owners@odata.bind": owners.map((owner) => linkTo(owner)),
  });
  const path = `/servicePrincipals/${idOf(made.id)}`;
  await settleOwner(directory, path, { stays: app.deployerOwns && app.ownsBoth, deployerObjectId });
  await giveConsent(app, idOf(made.id), around);
  await assign(app, idOf(made.id), directory);
}

async function assign({ assigned, application }: ArbitraryApp, resourceId: string, directory: DirectoryClient) {
  const roles = (application.appRoles ?? []).filter(({ allowedMemberTypes }) =>
    allowedMemberTypes.some((member) => member === "User"),
  );
  const role = roles.find(({ isEnabled }) => isEnabled);
  // A directory takes no assignment without a role where there are some for people.
  if (role === undefined && roles.length > 0) return;
  const appRoleId = role?.id ?? "00000000-0000-0000-0000-000000000000";
  for (const principalId of assigned) {
    await directory.post(`/servicePrincipals/${resourceId}/appRoleAssignedTo`, { principalId, resourceId, appRoleId });
  }
}

async function giveConsent(app: ArbitraryApp, clientId: string, around: Surroundings): Promise<void> {
  const apis = new Map<string, AskedPermission[]>();
  for (const permission of app.permissions.filter(({ name }) => name !== "")) {
    apis.set(permission.appId, [...(apis.get(permission.appId) ?? []), permission]);
  }
  for (const [api, permissions] of apis) {
    const appId = api === ownApi ? around.apiClientId : api;
    const [found] = await around.directory.list(`/servicePrincipals?$filter=appId eq '${appId}'&$select=id`);
    if (found !== undefined) await giveOfApi(app, { clientId, resourceId: idOf(found.id), permissions }, around);
  }
}

interface Giving {
  readonly clientId: string;
  readonly resourceId: string;
  readonly permissions: readonly AskedPermission[];
}

async function giveOfApi(
  { consents }: ArbitraryApp,
  { clientId, resourceId, permissions }: Giving,
  { directory }: Surroundings,
): Promise<void> {
  const scopes = permissions.filter(({ kind }) => kind === "delegated").map(({ name }) => name);
  const half = scopes.slice(0, Math.ceil(scopes.length / 2));
  const forAll = { nothing: [], all: scopes, half, more: [...scopes, "openid"] }[consents.wholeTenant];
  const [one = "", other = ""] = ["44444444-4444-4444-8444-444444444441", "44444444-4444-4444-8444-444444444442"];
  const byUser = {
    nobody: [],
    "all of the same": [
      [one, scopes],
      [other, scopes],
    ],
    "each of another": [
      [one, scopes],
      [other, half],
    ],
  }[consents.users] as [string, string[]][];
  const grant = { clientId, resourceId };
  if (forAll.length > 0) {
    await directory.post("/oauth2PermissionGrants", {
      ...grant,
      consentType: "AllPrincipals",
      scope: forAll.join(" "),
    });
  }
  for (const [principalId, granted] of byUser.filter(([, list]) => list.length > 0)) {
    const scope = granted.join(" ");
    await directory.post("/oauth2PermissionGrants", { ...grant, consentType: "Principal", principalId, scope });
  }
  const roles = permissions.filter(({ kind }) => kind === "application");
  const given = { nothing: [], all: roles, half: roles.slice(0, 1) }[consents.roles];
  const principal = await directory.get(`/servicePrincipals/${resourceId}?$select=appRoles`);
  const enabled = listOf(principal.appRoles)
    .map(fieldsOf)
    .filter(({ isEnabled }) => isEnabled === true);
  for (const { id } of given.filter((role) => enabled.some((known) => known.id === role.id))) {
    const body = { principalId: clientId, resourceId, appRoleId: id };
    await directory.post(`/servicePrincipals/${resourceId}/appRoleAssignedTo`, body);
  }
}

function idOf(value: unknown): string {
  const id = textOf(value);
  if (id === undefined) throw new Error("an object without an id");
  return id;
}
