/** The arguments of the one azuread application that an app registration is. */
import type * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";
import type { AppRegistrationArgs, PublicClientArgs, WebArgs } from "./appRegistrationArgs";
import { exposureArgs } from "./exposedApi/exposedPermissions";
import { groupByApi, listDeclared, type ResolvedPermission } from "./permissions/requestedPermissions";
import { claimArgs } from "./tokens/tokenClaims";

/** The parts that the component settles itself. */
interface Settled {
  readonly name: string;
  readonly owners: azuread.ApplicationArgs["owners"];
  readonly tags: NonNullable<AppRegistrationArgs["tags"]>;
  /** Empty where they are resources of their own. */
  readonly identifierUris: readonly pulumi.Input<string>[];
}

/** Everything inline, so that a permission change is one diff in one resource; absent parts stay absent. */
export function applicationArgs(args: AppRegistrationArgs, settled: Settled): azuread.ApplicationArgs {
  const { name, owners, tags, identifierUris } = settled;
  return {
    displayName: args.displayName,
    ...(args.description !== undefined && { description: args.description }),
    signInAudience: args.signInAudience ?? "AzureADMyOrg",
    ...exposureArgs(name, args),
    ...(identifierUris.length > 0 && { identifierUris: [...identifierUris] }),
    ...(args.web && webPart(args.web)),
    ...(args.singlePage && { singlePageApplication: { redirectUris: [...(args.singlePage.redirectUris ?? [])] } }),
    ...(args.publicClient && publicClientArgs(args.publicClient)),
    requiredResourceAccesses: [...groupByApi(listDeclared(args.permissions)).values()].map(requiredResourceAccess),
    ...claimArgs(args.claims),
    ...noteArgs(args),
    owners,
    tags: [...tags],
  };
}

function noteArgs({ notes, serviceManagementReference, informationalUrls: urls = {} }: AppRegistrationArgs) {
  const parts = {
    notes,
    serviceManagementReference,
    marketingUrl: urls.marketing,
    privacyStatementUrl: urls.privacyStatement,
    supportUrl: urls.support,
    termsOfServiceUrl: urls.termsOfService,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** The switch for answers is the application's own. */
function webPart({ requirePostResponse, ...web }: WebArgs) {
  return {
    web: webArgs(web),
    ...(requirePostResponse !== undefined && { oauth2PostResponseRequired: requirePostResponse }),
  };
}

function webArgs({ redirectUris, homepageUrl, logoutUrl, ...implicit }: Omit<WebArgs, "requirePostResponse">) {
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

function publicClientArgs({ redirectUris, allowPublicClientFlows, deviceOnlyAuth }: PublicClientArgs) {
  return {
    publicClient: { redirectUris: [...(redirectUris ?? [])] },
    fallbackPublicClientEnabled: allowPublicClientFlows ?? false,
    ...(deviceOnlyAuth !== undefined && { deviceOnlyAuthEnabled: deviceOnlyAuth }),
  };
}

function requiredResourceAccess(permissions: readonly ResolvedPermission[]) {
  return {
    resourceAppId: permissions[0]?.apiAppId ?? "",
    resourceAccesses: permissions.map(({ id, kind }) => ({ id, type: kind === "delegated" ? "Scope" : "Role" })),
  };
}
