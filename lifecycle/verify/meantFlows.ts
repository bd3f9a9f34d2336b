/** The ways in which an app is meant to get tokens, by what is declared of it. */
import { findApi } from "../../catalogue";
import { type AppManifest, knownValues, type PermissionRequest, programApiName, type Value } from "../../manifest";
import { type AppAccess, type CredentialKind, credentialKinds } from "../../token";
import type { RecordedIdentity } from "./readActual";

/**
 * A person signs in by way of the app's own platform, or on another device with a code; or the app acts on its own and proves
 * itself.
 */
export type FlowName = "publicClient" | "singlePage" | "web" | "deviceCode" | CredentialKind;

export interface MeantFlow {
  readonly name: FlowName;
  readonly kind: PermissionRequest["kind"];
  /** What a client of this flow needs to know of the app, as `appreg token` reads it from the stack's outputs. */
  readonly access: AppAccess;
}

/** Where the app's tenant is. */
export interface TenantPlace {
  readonly tenantId: string;
  /** Origins: `https://login.microsoftonline.com`. */
  readonly login: string;
  readonly graph: string;
  /** Client ids of the apps of the program, by logical name. */
  readonly clientIds: ReadonlyMap<string, string>;
}

type FlowingApp = Pick<RecordedIdentity, "name" | "clientId" | "manifest">;

/**
 * One entry for each platform that people sign in at, where the app asks for delegated permissions, and for each kind of proof
 * where it asks for application permissions. None for an app that asks for nothing, or that acts on behalf of its callers only.
 */
export function meantFlows(app: FlowingApp, place: TenantPlace): readonly MeantFlow[] {
  const access = describeAccess(app, place);
  const delegated = access.scopes.length === 0 ? [] : platformsOf(app.manifest.platforms);
  const provedBy = access.roles?.length ? (access.credentials ?? []) : [];
  return [
    ...delegated.map(({ name, redirectUri }): MeantFlow => {
      const kind = name === "deviceCode" ? "publicClient" : name;
      return { name, kind: "delegated", access: { ...access, kind, ...(redirectUri && { redirectUri }) } };
    }),
    ...provedBy.map((name): MeantFlow => ({ name, kind: "application", access })),
  ];
}

interface Platform {
  readonly name: Exclude<FlowName, CredentialKind>;
  readonly redirectUri?: string | undefined;
}

function platformsOf({ web, singlePage, publicClient }: AppManifest["platforms"]): readonly Platform[] {
  const withUri = (name: Platform["name"], uris: readonly Value<string>[]): readonly Platform[] => {
    const redirectUri = pickRedirectUri(uris);
    return redirectUri === undefined ? [] : [{ name, redirectUri }];
  };
  return [
    ...withUri("publicClient", publicClient.redirectUris),
    ...(publicClient.allowPublicClientFlows ? [{ name: "deviceCode" as const }] : []),
    ...withUri("singlePage", singlePage.redirectUris),
    ...withUri("web", web.redirectUris),
  ];
}

/** One of this machine where there is one, because a command could wait there. */
function pickRedirectUri(uris: readonly Value<string>[]): string | undefined {
  const known = knownValues(uris);
  return known.find((uri) => /^https?:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(uri)) ?? known[0];
}

function describeAccess({ name, clientId, manifest }: FlowingApp, place: TenantPlace): AppAccess {
  const { audience } = manifest.identity;
  // Personal accounts live in no tenant that an app could belong to.
  const isPersonal = audience.state === "known" && audience.value === "PersonalMicrosoftAccount";
  return {
    ...{ name, kind: "service", clientId, tenantId: place.tenantId, graphBaseUrl: place.graph },
    authority: `${place.login}/${isPersonal ? "consumers" : place.tenantId}`,
    scopes: spell(manifest, "delegated", place),
    roles: spell(manifest, "application", place),
    credentials: credentialKinds.filter((kind) => manifest.credentials.some((credential) => credential.kind === kind)),
  };
}

/** Scopes that belong to sign-in itself and are asked for without an API in front. */
const signInScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

/** Permissions as token requests spell them. What has no name that is known cannot be asked for by it. */
function spell({ requests }: AppManifest, kind: PermissionRequest["kind"], place: TenantPlace): readonly string[] {
  return requests
    .filter((request) => request.kind === kind)
    .flatMap(({ api, permission }) => {
      if (api === "microsoftGraph" && kind === "delegated" && signInScopes.has(permission)) return [permission];
      const resource = resourceOf(api, place);
      return resource === undefined ? [] : [`${resource}/${permission}`];
    });
}

function resourceOf(api: string, { graph, clientIds }: TenantPlace): string | undefined {
  if (api === "microsoftGraph") return graph;
  const own = programApiName(api);
  return own === undefined ? (findApi(api)?.appId ?? api) : clientIds.get(own);
}

/** How a manifest names the API that a token request calls so. */
export function apiOfRequest(calledBy: string, { requests }: AppManifest, place: TenantPlace): string {
  const apis = new Set(requests.map(({ api }) => api));
  return [...apis].find((api) => [findApi(api)?.displayName, resourceOf(api, place)].includes(calledBy)) ?? calledBy;
}
