/** What a client needs to get a token as an app and to use it: the `access` output. */
import * as pulumi from "@pulumi/pulumi";
import type { PermissionKind } from "../../catalogue";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { CredentialsArgs } from "../credentials/credentialsArgs";
import type { ProgramApi } from "../permissions/permissionsByApi";
import { appIdOf, type DeclaredPermission, listDeclared } from "../permissions/requestedPermissions";
import type { TenantHosts } from "./tenantHosts";

/** How an app gets its tokens; "service": it has no platform, and acts without a user. */
export type AppKind = "publicClient" | "singlePage" | "web" | "service";

/** What an app proves itself with. */
export type CredentialKind = "federated" | "certificate" | "secret";

/**
 * For a library or a command; never a secret. An object of outputs rather than one output, so that a preview shows the
 * parts that are settled.
 */
export interface AppAccess {
  /** Logical name, as commands take it. */
  readonly name: string;
  readonly kind: AppKind;
  readonly clientId: pulumi.Output<string>;
  readonly tenantId: pulumi.Output<string>;
  /** Where an administrator consents, for the whole tenant, to everything declared. */
  readonly adminConsentUrl: pulumi.Output<string>;
  /**
   * The command that gets a token as this app; it finds by itself how a person signs in, or what proves the app. Absent where an
   * app, being an API, gets none but on behalf of its callers.
   */
  readonly tokenCommand?: string;
  readonly authority: pulumi.Output<string>;
  readonly graphBaseUrl: string;
  /** The delegated permissions as token requests spell them; those of an app of the program settle with it. */
  readonly scopes: readonly pulumi.Input<string>[];
  /** The application permissions in the same form, API first: a token of the app on its own has them as roles. */
  readonly roles: readonly pulumi.Input<string>[];
  /** What the program declares that proves the app, the best first; none where it declares nothing. */
  readonly credentials: readonly CredentialKind[];
  /** The one to sign in with, a loopback one where there is one; absent where the app has none. */
  readonly redirectUri?: pulumi.Output<string>;
  /** What others ask of this app; absent where it is no API. */
  readonly exposes?: {
    readonly identifierUri: pulumi.Output<string>;
    /** Whole, as clients spell them. */
    readonly scopes: readonly pulumi.Output<string>[];
  };
}

/** With a federated credential there is nothing to leak, and of a certificate the key stays with the app. */
const credentialKinds: readonly CredentialKind[] = ["federated", "certificate", "secret"];

/** Scopes that belong to sign-in itself and are asked for without an API in front. */
const signInScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

/** An app, and where its tenant is. */
interface AccessPlace {
  readonly name: string;
  readonly args: AppRegistrationArgs;
  readonly hosts: TenantHosts;
}

export function describeAccess(
  { name, args, hosts }: AccessPlace,
  { clientId, tenantId, identifierUri }: Pick<AppAccess, "clientId" | "tenantId"> & Pick<ProgramApi, "identifierUri">,
): AppAccess {
  const kind = findKind(args);
  const redirectUri = pickRedirectUri(kind, args);
  const declared = listDeclared(args.permissions);
  const roles = spellPermissions(declared, "application", hosts);
  // Personal accounts live in no tenant that an app could belong to.
  const directory = args.signInAudience === "PersonalMicrosoftAccount" ? "consumers" : tenantId;
  return {
    name,
    kind,
    clientId,
    tenantId,
    adminConsentUrl: adminConsentUrl(pulumi.interpolate`${hosts.login}/${tenantId}`, clientId, redirectUri),
    ...(kind === "service" && roles.length === 0 ? {} : { tokenCommand: `npx appreg token ${name}` }),
    authority: pulumi.interpolate`${hosts.login}/${directory}`,
    graphBaseUrl: hosts.graph,
    scopes: spellPermissions(declared, "delegated", hosts),
    roles,
    credentials: kindsOf(args.credentials),
    ...(redirectUri && { redirectUri }),
    ...exposure(args, identifierUri),
  };
}

function kindsOf({ federated = [], certificates = [], secrets = [] }: CredentialsArgs = {}): readonly CredentialKind[] {
  const kinds = { federated, certificate: certificates, secret: secrets };
  return credentialKinds.filter((kind) => kinds[kind].length > 0);
}

function exposure({ api }: AppRegistrationArgs, identifierUri: pulumi.Output<string>): Pick<AppAccess, "exposes"> {
  const names = Object.keys(api?.scopes ?? {});
  if (names.length === 0) return {};
  return { exposes: { identifierUri, scopes: names.map((name) => pulumi.interpolate`${identifierUri}/${name}`) } };
}

function pickRedirectUri(kind: AppKind, args: AppRegistrationArgs): pulumi.Output<string> | undefined {
  const [first, ...others] = (kind !== "service" && args[kind]?.redirectUris) || [];
  if (first === undefined) return undefined;
  return pulumi.all([first, pulumi.output(others)]).apply(([head, rest]) => [head, ...rest].find(isLoopback) ?? head);
}

function findKind({ publicClient, singlePage, web }: AppRegistrationArgs): AppKind {
  if (publicClient) return "publicClient";
  if (singlePage) return "singlePage";
  return web ? "web" : "service";
}

function spellPermissions(
  declared: readonly DeclaredPermission[],
  kind: PermissionKind,
  hosts: TenantHosts,
): pulumi.Input<string>[] {
  const ofKind = declared.filter((permission) => permission.kind === kind);
  return [...new Set(ofKind.map((permission) => spellPermission(permission, hosts)))];
}

function spellPermission({ api, kind, name, of }: DeclaredPermission, hosts: TenantHosts): pulumi.Input<string> {
  if (of) return pulumi.interpolate`${of.identifierUri}/${name}`;
  if (api !== "microsoftGraph") return `${appIdOf(api)}/${name}`;
  return kind === "delegated" && signInScopes.has(name) ? name : `${hosts.graph}/${name}`;
}

/**
 * The form without "v2.0": it needs no list of scopes and grants exactly what is declared, application permissions included.
 * A redirect URI is named only where the app has one, because Entra refuses any other.
 */
function adminConsentUrl(
  authority: pulumi.Output<string>,
  clientId: pulumi.Output<string>,
  redirectUri: pulumi.Output<string> | undefined,
): pulumi.Output<string> {
  return pulumi.all([authority, clientId, redirectUri]).apply(([place, client, back]) => {
    const query = new URLSearchParams({ client_id: client, ...(back !== undefined && { redirect_uri: back }) });
    return `${place}/adminconsent?${query}`;
  });
}

function isLoopback(uri: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(uri);
}
