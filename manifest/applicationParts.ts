/** The parts of a manifest that one azuread application holds by itself, the provider's defaults filled in. */
import { findApiByAppId, findPermissionById } from "../catalogue";
import {
  type AppManifest,
  type AppRole,
  type ExposedScope,
  groupClaims,
  known,
  type OptionalClaim,
  type PermissionReference,
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
    tags: [...readTexts(inputs.tags), ...readFeatureTags(inputs)],
    notes: readOptionalText(inputs.notes),
    serviceManagementReference: readOptionalText(inputs.serviceManagementReference),
    informationalUrls: {
      marketing: readOptionalText(inputs.marketingUrl),
      privacyStatement: readOptionalText(inputs.privacyStatementUrl),
      support: readOptionalText(inputs.supportUrl),
      termsOfService: readOptionalText(inputs.termsOfServiceUrl),
    },
  };
}

/** The tags that the provider writes for each of its switches; a program has these or tags of its own. */
const featureTags = {
  customSingleSignOn: "WindowsAzureActiveDirectoryCustomSingleSignOnApplication",
  enterprise: "WindowsAzureActiveDirectoryIntegratedApp",
  gallery: "WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1",
  hide: "HideApp",
} as const;

function readFeatureTags(inputs: Inputs): readonly Value<string>[] {
  const [features = {}] = readBlocks(inputs.featureTags);
  return Object.entries(featureTags).flatMap(([feature, tag]) => (features[feature] === true ? [known(tag)] : []));
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

/** @param nameOwn names a permission of the program's own apps by its id; undefined for all others. */
export function readRequests(
  inputs: Inputs,
  nameOwn: (kind: PermissionRequest["kind"], id: string) => PermissionReference | undefined,
): readonly PermissionRequest[] {
  return readBlocks(inputs.requiredResourceAccesses).flatMap((access) => {
    const apiAppId = readName(access.resourceAppId);
    return readBlocks(access.resourceAccesses).map((entry): PermissionRequest => {
      const kind = entry.type === "Role" ? "application" : "delegated";
      const id = readName(entry.id);
      const named = nameOwn(kind, id) ?? { api: nameApi(apiAppId), permission: namePermission(apiAppId, kind, id) };
      return { ...named, kind };
    });
  });
}

export function readScopes(inputs: Inputs): readonly ExposedScope[] {
  return readBlocks(readBlock(inputs.api).oauth2PermissionScopes).map(({ value, id, type, enabled }) => ({
    name: readName(value ?? ""),
    id: readName(id),
    consent: type === "Admin" ? "admin" : "user",
    isEnabled: enabled !== false,
  }));
}

export function readRoles(inputs: Inputs): readonly AppRole[] {
  return readBlocks(inputs.appRoles).map(({ value, id, allowedMemberTypes, enabled }) => ({
    name: readName(value ?? ""),
    id: readName(id),
    members: Array.isArray(allowedMemberTypes) ? allowedMemberTypes.map(readName) : [],
    isEnabled: enabled !== false,
  }));
}

export function readTokenVersion(inputs: Inputs): number {
  const { requestedAccessTokenVersion } = readBlock(inputs.api);
  // The provider's default; only the component of ours sets 2 by itself.
  return typeof requestedAccessTokenVersion === "number" ? requestedAccessTokenVersion : 1;
}

export function readClaims({ optionalClaims, groupMembershipClaims }: Inputs): AppManifest["claims"] {
  const { accessTokens, idTokens, saml2Tokens } = readBlock(optionalClaims);
  const groups = Array.isArray(groupMembershipClaims) ? groupMembershipClaims : [];
  return {
    optional: [
      ...readOptional("access", accessTokens),
      ...readOptional("id", idTokens),
      ...readOptional("saml2", saml2Tokens),
    ],
    groups: groupClaims.filter((claim) => groups.includes(claim)),
  };
}

function readOptional(token: OptionalClaim["token"], claims: unknown): readonly OptionalClaim[] {
  return readBlocks(claims).map(({ name, source, essential, additionalProperties }) => ({
    token,
    name: readName(name),
    source: typeof source === "string" ? source : undefined,
    isEssential: essential === true,
    properties: Array.isArray(additionalProperties) ? additionalProperties.map(readName) : [],
  }));
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
