/** The arguments of the one azuread application that an app registration is. */
import type * as azuread from "@pulumi/azuread";
import type { AppRegistrationArgs, PublicClientArgs, WebArgs } from "./appRegistrationArgs";
import { groupByApi, listDeclared, type ResolvedPermission } from "./requestedPermissions";

/** The parts that the component settles itself. */
interface Settled {
  readonly owners: azuread.ApplicationArgs["owners"];
  readonly tags: NonNullable<AppRegistrationArgs["tags"]>;
}

/** Everything inline, so that a permission change is one diff in one resource; absent parts stay absent. */
export function applicationArgs(args: AppRegistrationArgs, { owners, tags }: Settled): azuread.ApplicationArgs {
  return {
    displayName: args.displayName,
    signInAudience: args.signInAudience ?? "AzureADMyOrg",
    // The provider's default is 1, which only Entra's first-generation libraries want.
    api: { requestedAccessTokenVersion: 2 },
    ...(args.web && { web: webArgs(args.web) }),
    ...(args.singlePage && { singlePageApplication: { redirectUris: [...(args.singlePage.redirectUris ?? [])] } }),
    ...(args.publicClient && publicClientArgs(args.publicClient)),
    requiredResourceAccesses: [...groupByApi(listDeclared(args.permissions)).values()].map(requiredResourceAccess),
    owners,
    tags: [...tags],
  };
}

function webArgs({ redirectUris, homepageUrl, logoutUrl, ...implicit }: WebArgs) {
  return {
    redirectUris: [...(redirectUris ?? [])],
    ...(homepageUrl !== undefined && { homepageUrl }),
    ...(logoutUrl !== undefined && { logoutUrl }),
    implicitGrant: {
      accessTokenIssuanceEnabled: implicit.implicitAccessTokens ?? false,
      idTokenIssuanceEnabled: implicit.implicitIdTokens ?? false,
    },
  };
}

function publicClientArgs({ redirectUris, allowPublicClientFlows }: PublicClientArgs) {
  return {
    publicClient: { redirectUris: [...(redirectUris ?? [])] },
    fallbackPublicClientEnabled: allowPublicClientFlows ?? false,
  };
}

function requiredResourceAccess(permissions: readonly ResolvedPermission[]) {
  return {
    resourceAppId: permissions[0]?.apiAppId ?? "",
    resourceAccesses: permissions.map(({ id, kind }) => ({ id, type: kind === "delegated" ? "Scope" : "Role" })),
  };
}
