/** The manifest that arguments amount to, before any resource exists. */
import type * as pulumi from "@pulumi/pulumi";
import { type AppManifest, type Consent, known, normalizeManifest, type Owner, type Value } from "../../manifest";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import { credentialsOfManifest } from "../credentials/credentialsOfManifest";
import { listRoles, listScopes, valueOfRole } from "../exposedApi/exposedPermissions";
import { listIdentifierUris } from "../exposedApi/identifierUris";
import { preAuthorizedOfManifest } from "../exposedApi/preAuthorizedClients";
import { assignmentsOfManifest } from "../people/assignments";
import {
  type DeclaredPermission,
  listConsented,
  listDeclared,
  listNamed,
  listNamedConsented,
  requestOf,
} from "../permissions/requestedPermissions";
import { markerTag } from "../program/markerTag";
import { claimsOfManifest } from "../tokens/tokenClaims";

type UsableArgs = Partial<AppRegistrationArgs>;

/** Missing arguments count as not settled, so that what is there can be judged. */
export function manifestOfArguments(name: string, args: UsableArgs): AppManifest {
  return normalizeManifest({
    name,
    identity: identityOf(name, args),
    platforms: platformsOf(args),
    requests: listDeclared(args.permissions).map(requestOf),
    consents: consentsOf(args),
    exposes: exposureOf(name, args),
    claims: claimsOfManifest(args.claims),
    credentials: credentialsOfManifest(args.credentials),
    assignments: assignmentsOfManifest(args.assigned).map(({ role, ...assignment }) => ({
      ...assignment,
      role: role === undefined ? undefined : valueOfRole(role, args),
    })),
    owners: {
      principals: [
        { kind: "deployer" },
        ...settleAll(args.owners).map((objectId): Owner => ({ kind: "principal", objectId })),
      ],
      isManaged: args.owners !== undefined,
    },
    servicePrincipal: {
      accountEnabled: args.servicePrincipal?.accountEnabled ?? true,
      assignmentRequired: args.assignmentRequired ?? false,
    },
    exceptions: args.exceptions ?? [],
  });
}

function identityOf(name: string, args: UsableArgs): AppManifest["identity"] {
  const { informationalUrls: urls = {} } = args;
  return {
    displayName: settle(args.displayName),
    audience: known(args.signInAudience ?? "AzureADMyOrg"),
    tags: [...settleAll(args.tags), known(markerTag(name))],
    notes: settleOptional(args.notes),
    serviceManagementReference: settleOptional(args.serviceManagementReference),
    informationalUrls: {
      marketing: settleOptional(urls.marketing),
      privacyStatement: settleOptional(urls.privacyStatement),
      support: settleOptional(urls.support),
      termsOfService: settleOptional(urls.termsOfService),
    },
  };
}

function exposureOf(name: string, args: UsableArgs): AppManifest["exposes"] {
  return {
    tokenVersion: args.api?.tokenVersion ?? 2,
    identifierUris: listIdentifierUris(args).map(settle),
    scopes: listScopes(name, args),
    roles: listRoles(name, args).map((role) => ({ ...role, name: valueOfRole(role.name, args) })),
    preAuthorized: preAuthorizedOfManifest(args.api?.preAuthorized),
    knownClients: settleAll(args.api?.knownClients),
  };
}

function consentsOf(args: UsableArgs): readonly Consent[] {
  return [...listConsented(args).map(consentOf), ...namedConsentsOf(args)];
}

/** A grant holds the scope's name, an assignment the role's id where only the directory knows the name. */
function consentOf(declared: DeclaredPermission): Consent {
  const { api, kind, name } = declared;
  if (kind === "delegated") return { api, permission: name, to: "wholeTenant" };
  return { api, permission: requestOf(declared).permission, to: "app" };
}

/** Who is in a group is not settled before the directory is asked. */
function namedConsentsOf(args: UsableArgs): readonly Consent[] {
  return listNamed(args.consent).flatMap((named) => {
    const { users = [], groups = [] } = named;
    const people: Value<string>[] = [...users.map(known), ...groups.map(() => ({ state: "unknown" as const }))];
    const permissions = listNamedConsented(named, args.permissions);
    return people.flatMap((userObjectId) =>
      permissions.map(({ api, name }) => ({ api, permission: name, to: "oneUser" as const, userObjectId })),
    );
  });
}

function platformsOf({ web, singlePage, publicClient }: UsableArgs): AppManifest["platforms"] {
  return {
    web: {
      redirectUris: settleAll(web?.redirectUris),
      homepageUrl: settleOptional(web?.homepageUrl),
      logoutUrl: settleOptional(web?.logoutUrl),
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

function settleOptional(input: pulumi.Input<string> | undefined): Value<string> | undefined {
  return input === undefined ? undefined : settle(input);
}

/** Outputs and promises are not settled while the program is running. */
function settle(input: pulumi.Input<string> | undefined): Value<string> {
  return typeof input === "string" ? known(input) : { state: "unknown" };
}
