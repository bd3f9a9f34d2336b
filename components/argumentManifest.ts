/** The manifest that arguments amount to, before any resource exists. */
import type * as pulumi from "@pulumi/pulumi";
import { type AppManifest, type Consent, known, normalizeManifest, type Owner, type Value } from "../manifest";
import type { AppRegistrationArgs } from "./appRegistrationArgs";
import { markerTag } from "./markerTag";
import { type DeclaredPermission, listConsented, listDeclared, requestOf } from "./requestedPermissions";

/** Missing arguments count as not settled, so that what is there can be judged. */
export function manifestOfArguments(name: string, args: Partial<AppRegistrationArgs>): AppManifest {
  return normalizeManifest({
    name,
    identity: {
      displayName: settle(args.displayName),
      audience: known(args.signInAudience ?? "AzureADMyOrg"),
      tags: [...settleAll(args.tags), known(markerTag(name))],
      notes: undefined,
      serviceManagementReference: undefined,
      informationalUrls: {
        marketing: undefined,
        privacyStatement: undefined,
        support: undefined,
        termsOfService: undefined,
      },
    },
    platforms: platformsOf(args),
    requests: listDeclared(args.permissions).map(requestOf),
    consents: listConsented(args).map(consentOf),
    exposes: { tokenVersion: 2, identifierUris: [], scopes: [], roles: [], preAuthorized: [], knownClients: [] },
    claims: { optional: [], groups: [] },
    credentials: [],
    assignments: [],
    owners: {
      principals: [
        { kind: "deployer" },
        ...settleAll(args.owners).map((objectId): Owner => ({ kind: "principal", objectId })),
      ],
      isManaged: args.owners !== undefined,
    },
    servicePrincipal: { accountEnabled: true, assignmentRequired: args.assignmentRequired ?? false },
  });
}

/** A grant holds the scope's name, an assignment the role's id. */
function consentOf(declared: DeclaredPermission): Consent {
  const { api, kind, name } = declared;
  if (kind === "delegated") return { api, permission: name, to: "wholeTenant" };
  return { api, permission: requestOf(declared).permission, to: "app" };
}

function platformsOf({ web, singlePage, publicClient }: Partial<AppRegistrationArgs>): AppManifest["platforms"] {
  return {
    web: {
      redirectUris: settleAll(web?.redirectUris),
      homepageUrl: web?.homepageUrl === undefined ? undefined : settle(web.homepageUrl),
      logoutUrl: web?.logoutUrl === undefined ? undefined : settle(web.logoutUrl),
      implicitIdTokens: web?.implicitIdTokens ?? false,
      implicitAccessTokens: web?.implicitAccessTokens ?? false,
    },
    singlePage: { redirectUris: settleAll(singlePage?.redirectUris) },
    publicClient: {
      redirectUris: settleAll(publicClient?.redirectUris),
      allowPublicClientFlows: publicClient?.allowPublicClientFlows ?? false,
    },
  };
}

function settleAll(inputs: readonly pulumi.Input<string>[] = []): Value<string>[] {
  return inputs.map(settle);
}

/** Outputs and promises are not settled while the program is running. */
function settle(input: pulumi.Input<string> | undefined): Value<string> {
  return typeof input === "string" ? known(input) : { state: "unknown" };
}
