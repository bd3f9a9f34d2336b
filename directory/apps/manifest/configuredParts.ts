/** The parts of a manifest that an application holds by itself, from Graph's JSON. */
import {
  type AppManifest,
  groupClaims,
  known,
  type OptionalClaim,
  type PermissionRequest,
  signInAudiences,
  type Value,
} from "../../../manifest";
import { type Fields, fieldsOf, listOf, textOf, textsOf } from "../../client/fields";
import type { ProgramNames } from "./programNames";

export function readIdentity(application: Fields): AppManifest["identity"] {
  const audience = signInAudiences.find((name) => name === application.signInAudience);
  const { marketingUrl, privacyStatementUrl, supportUrl, termsOfServiceUrl } = fieldsOf(application.info);
  return {
    displayName: known(textOf(application.displayName) ?? ""),
    audience: audience === undefined ? { state: "unknown" } : known(audience),
    tags: knownTexts(application.tags),
    notes: optionalText(application.notes),
    serviceManagementReference: optionalText(application.serviceManagementReference),
    informationalUrls: {
      marketing: optionalText(marketingUrl),
      privacyStatement: optionalText(privacyStatementUrl),
      support: optionalText(supportUrl),
      termsOfService: optionalText(termsOfServiceUrl),
    },
  };
}

export function readPlatforms(application: Fields): AppManifest["platforms"] {
  const web = fieldsOf(application.web);
  const implicit = fieldsOf(web.implicitGrantSettings);
  return {
    web: {
      redirectUris: knownTexts(web.redirectUris),
      homepageUrl: optionalText(web.homePageUrl),
      logoutUrl: optionalText(web.logoutUrl),
      implicitIdTokens: implicit.enableIdTokenIssuance === true,
      implicitAccessTokens: implicit.enableAccessTokenIssuance === true,
    },
    singlePage: { redirectUris: knownTexts(fieldsOf(application.spa).redirectUris) },
    publicClient: {
      redirectUris: knownTexts(fieldsOf(application.publicClient).redirectUris),
      allowPublicClientFlows: application.isFallbackPublicClient === true,
    },
  };
}

export function readRequests(application: Fields, names: ProgramNames): readonly PermissionRequest[] {
  return listOf(application.requiredResourceAccess)
    .map(fieldsOf)
    .flatMap(({ resourceAppId, resourceAccess }) =>
      listOf(resourceAccess)
        .map(fieldsOf)
        .map(({ id, type }): PermissionRequest => {
          const kind = type === "Role" ? "application" : "delegated";
          return { ...names.permission(kind, textOf(resourceAppId) ?? "", textOf(id) ?? ""), kind };
        }),
    );
}

export function readClaims({ optionalClaims, groupMembershipClaims }: Fields): AppManifest["claims"] {
  const { accessToken, idToken, saml2Token } = fieldsOf(optionalClaims);
  const groups = (textOf(groupMembershipClaims) ?? "").split(",").map((claim) => claim.trim());
  return {
    optional: [
      ...readOptional("access", accessToken),
      ...readOptional("id", idToken),
      ...readOptional("saml2", saml2Token),
    ],
    groups: groupClaims.filter((claim) => groups.includes(claim)),
  };
}

function readOptional(token: OptionalClaim["token"], claims: unknown): readonly OptionalClaim[] {
  return listOf(claims)
    .map(fieldsOf)
    .map(({ name, source, essential, additionalProperties }) => ({
      token,
      name: textOf(name) ?? "",
      source: textOf(source),
      isEssential: essential === true,
      properties: textsOf(additionalProperties),
    }));
}

/** Graph says null, and some clients an empty text, for what is not set. */
export function optionalText(value: unknown): Value<string> | undefined {
  const text = textOf(value);
  return text === undefined || text === "" ? undefined : known(text);
}

export function knownTexts(value: unknown): readonly Value<string>[] {
  return textsOf(value).map(known);
}
