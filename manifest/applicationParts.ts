/** The parts of a manifest that one azuread application holds by itself, the provider's defaults filled in. */
import { findApiByAppId, findPermissionById } from "../catalogue";
import {
  type AppManifest,
  type PermissionRequest,
  type SignInAudience,
  signInAudiences,
  type Value,
} from "./appManifest";
import {
  type ProgramResource,
  readBlock,
  readBlocks,
  readName,
  readOptionalText,
  readText,
  readTexts,
} from "./programResource";

type Inputs = ProgramResource["inputs"];

export function readIdentity(inputs: Inputs): AppManifest["identity"] {
  return {
    displayName: readText(inputs.displayName),
    audience: readAudience(inputs.signInAudience ?? "AzureADMyOrg"),
    tags: readTexts(inputs.tags),
  };
}

export function readPlatforms(inputs: Inputs): AppManifest["platforms"] {
  const web = readBlock(inputs.web);
  const implicit = readBlock(web.implicitGrant);
  return {
    web: {
      redirectUris: readTexts(web.redirectUris),
      homepageUrl: readOptionalText(web.homepageUrl),
      logoutUrl: readOptionalText(web.logoutUrl),
      implicitIdTokens: implicit.idTokenIssuanceEnabled === true,
      implicitAccessTokens: implicit.accessTokenIssuanceEnabled === true,
    },
    singlePage: { redirectUris: readTexts(readBlock(inputs.singlePageApplication).redirectUris) },
    publicClient: {
      redirectUris: readTexts(readBlock(inputs.publicClient).redirectUris),
      allowPublicClientFlows: inputs.fallbackPublicClientEnabled === true,
    },
  };
}

export function readRequests(inputs: Inputs): readonly PermissionRequest[] {
  return readBlocks(inputs.requiredResourceAccesses).flatMap((access) => {
    const apiAppId = readName(access.resourceAppId);
    return readBlocks(access.resourceAccesses).map(({ id, type }) => {
      const kind = type === "Role" ? "application" : "delegated";
      return { api: nameApi(apiAppId), kind, permission: namePermission(apiAppId, kind, readName(id)) };
    });
  });
}

export function readExposure(inputs: Inputs): AppManifest["exposes"] {
  const api = readBlock(inputs.api);
  return {
    // The provider's default; only the component of ours sets 2 by itself.
    tokenVersion: typeof api.requestedAccessTokenVersion === "number" ? api.requestedAccessTokenVersion : 1,
    identifierUris: readTexts(inputs.identifierUris),
    scopes: readBlocks(api.oauth2PermissionScopes).map(({ value, type, enabled }) => ({
      name: readName(value),
      consent: type === "Admin" ? "admin" : "user",
      isEnabled: enabled !== false,
    })),
    roles: readBlocks(inputs.appRoles).map(({ value, allowedMemberTypes, enabled }) => ({
      name: readName(value),
      members: Array.isArray(allowedMemberTypes) ? allowedMemberTypes.map(readName) : [],
      isEnabled: enabled !== false,
    })),
  };
}

/** The catalogue's name of an API, or the client id where it has none. */
export function nameApi(apiAppId: string): string {
  return findApiByAppId(apiAppId)?.name ?? apiAppId;
}

/** The catalogue's name of a permission, or the id where it has none. */
export function namePermission(apiAppId: string, kind: PermissionRequest["kind"], id: string): string {
  return findPermissionById(apiAppId, kind, id)?.name ?? id;
}

function readAudience(input: unknown): Value<SignInAudience> {
  const value = readText(input);
  if (value.state !== "known") return value;
  const audience = signInAudiences.find((name) => name === value.value);
  return audience === undefined ? { state: "unknown" } : { state: "known", value: audience };
}
