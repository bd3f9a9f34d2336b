/** The portal's pages "Authentication" and "Expose an API", of an application as Graph answers it. */
import { type Fields, fieldsOf, listOf, textOf, textsOf } from "../../directory";
import type { AuthenticationOverview, ExposureOverview, PlatformOverview } from "./appOverview";

export function describeAuthentication(application: Fields): AuthenticationOverview {
  const web = fieldsOf(application.web);
  const implicit = fieldsOf(web.implicitGrantSettings);
  const platforms: readonly PlatformOverview[] = [
    { kind: "web", redirectUris: textsOf(web.redirectUris) },
    { kind: "singlePage", redirectUris: textsOf(fieldsOf(application.spa).redirectUris) },
    { kind: "publicClient", redirectUris: textsOf(fieldsOf(application.publicClient).redirectUris) },
  ];
  return {
    platforms: platforms.filter(({ redirectUris }) => redirectUris.length > 0),
    logoutUrl: textOf(web.logoutUrl),
    allowsPublicClientFlows: application.isFallbackPublicClient === true,
    implicitTokens: [
      ...(implicit.enableIdTokenIssuance === true ? (["id"] as const) : []),
      ...(implicit.enableAccessTokenIssuance === true ? (["access"] as const) : []),
    ],
  };
}

export function describeExposure(application: Fields): ExposureOverview {
  const api = fieldsOf(application.api);
  const scopes = listOf(api.oauth2PermissionScopes).map(fieldsOf);
  const nameOf = new Map(scopes.map(({ id, value }) => [id, textOf(value) ?? ""]));
  return {
    identifierUris: textsOf(application.identifierUris),
    scopes: scopes.map(({ value, type, isEnabled }) => ({
      name: textOf(value) ?? "",
      consent: type === "Admin" ? "admin" : "user",
      isEnabled: isEnabled !== false,
    })),
    roles: listOf(application.appRoles)
      .map(fieldsOf)
      .map(({ value, allowedMemberTypes, isEnabled }) => ({
        name: textOf(value) ?? "",
        members: textsOf(allowedMemberTypes),
        isEnabled: isEnabled !== false,
      })),
    preAuthorized: listOf(api.preAuthorizedApplications)
      .map(fieldsOf)
      .map(({ appId, delegatedPermissionIds }) => ({
        client: textOf(appId) ?? "",
        scopes: textsOf(delegatedPermissionIds)
          .map((id) => nameOf.get(id) ?? id)
          .sort(),
      })),
  };
}
