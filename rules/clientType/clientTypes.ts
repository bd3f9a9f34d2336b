/** What kinds of client an app is, as far as its declaration tells. */
import type { AppManifest, Credential, PermissionRequest } from "../../manifest";

/** Every user can sign in with these alone, so they tell nothing about what an app does. */
const openIdScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

export function isOpenIdScope({ api, kind, permission }: PermissionRequest): boolean {
  return api === "microsoftGraph" && kind === "delegated" && openIdScopes.has(permission);
}

/** A redirect URI that is not settled yet counts: there is one. */
export function hasRedirectUris({ platforms: { web, singlePage, publicClient } }: AppManifest): boolean {
  return [web, singlePage, publicClient].some(({ redirectUris }) => redirectUris.length > 0);
}

/** Whether a person can sign in to it, with a redirect or, as with device codes, without one. */
export function signsPeopleIn(manifest: AppManifest): boolean {
  return hasRedirectUris(manifest) || manifest.platforms.publicClient.allowPublicClientFlows;
}

/** Whether other apps ask for tokens for it, which it may hand on: on behalf of the person who signed in there. */
export function isApi({ exposes: { scopes } }: AppManifest): boolean {
  return scopes.length > 0;
}

export function requestsOf(manifest: AppManifest, kind: PermissionRequest["kind"]): readonly PermissionRequest[] {
  return manifest.requests.filter((request) => request.kind === kind);
}

/** Only apps that nobody proves: native and single-page ones. */
export function isPublicAlone(manifest: AppManifest): boolean {
  const { web, singlePage, publicClient } = manifest.platforms;
  const isPublic = singlePage.redirectUris.length > 0 || publicClient.redirectUris.length > 0;
  const hasConfidential = web.redirectUris.length > 0 || isApi(manifest);
  return (isPublic || publicClient.allowPublicClientFlows) && !hasConfidential;
}

/** Paths of the arguments that hold credentials, one each. */
export function argumentsOfCredentials(credentials: readonly Credential[]): readonly string[] {
  return [...new Set(credentials.map(({ kind }) => argumentOfCredential[kind]))];
}

export const argumentOfCredential: Readonly<Record<Credential["kind"], string>> = {
  secret: "credentials.secrets",
  certificate: "credentials.certificates",
  federated: "credentials.federated",
};
