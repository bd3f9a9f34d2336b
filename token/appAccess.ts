/** What a stack says about one of its apps: the output that holds all a client needs to get a token. */

/** How an app gets its tokens; "service": without a user. */
export type AppKind = "publicClient" | "singlePage" | "web" | "service";

const appKinds: readonly AppKind[] = ["publicClient", "singlePage", "web", "service"];

/** What an app proves itself with, the best first: with a federated credential there is nothing to leak or to rotate. */
export const credentialKinds = ["federated", "certificate", "secret"] as const;
export type CredentialKind = (typeof credentialKinds)[number];

export interface AppAccess {
  /** Logical name in the program. */
  readonly name: string;
  readonly kind: AppKind;
  readonly clientId: string;
  readonly tenantId: string;
  /** Sign-in host and tenant: `https://login.microsoftonline.com/<tenant>`. */
  readonly authority: string;
  readonly graphBaseUrl: string;
  /** Declared delegated permissions as a token request spells them. */
  readonly scopes: readonly string[];
  /** Declared application permissions in the same form; absent in outputs of a version that did not tell them. */
  readonly roles?: readonly string[];
  /** What the program declares that proves the app, the best first; absent in outputs of a version that did not tell it. */
  readonly credentials?: readonly CredentialKind[];
  readonly adminConsentUrl?: string;
  readonly redirectUri?: string;
}

/** Reads an output of a stack; undefined when it describes no app. */
export function parseAppAccess(output: unknown): AppAccess | undefined {
  if (typeof output !== "object" || output === null) return undefined;
  // An object of unknown fields; each is checked below.
  const fields = output as Readonly<Record<string, unknown>>;
  const { name, clientId, tenantId, authority, graphBaseUrl, scopes } = fields;
  const kind = appKinds.find((known) => known === fields.kind);
  if (!isText(name) || !isText(clientId) || !isText(tenantId) || !isText(authority) || kind === undefined) {
    return undefined;
  }
  if (!isText(graphBaseUrl) || !isTexts(scopes)) return undefined;
  return {
    ...{ name, kind, clientId, tenantId, authority, graphBaseUrl, scopes },
    ...(isTexts(fields.roles) ? { roles: fields.roles } : {}),
    ...(Array.isArray(fields.credentials) ? { credentials: kindsAmong(fields.credentials) } : {}),
    ...(isText(fields.adminConsentUrl) ? { adminConsentUrl: fields.adminConsentUrl } : {}),
    ...(isText(fields.redirectUri) ? { redirectUri: fields.redirectUri } : {}),
  };
}

/** A kind of a later version is none that this one could show. */
function kindsAmong(values: readonly unknown[]): readonly CredentialKind[] {
  return credentialKinds.filter((kind) => values.includes(kind));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
