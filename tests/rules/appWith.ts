/** A manifest that no rule refuses, with the parts that a test is about. */
import { type AppManifest, known, type SignInAudience, type Value } from "../../manifest";

/** A text is settled. */
type Text = string | Value<string>;

export interface Parts {
  readonly displayName?: Text;
  readonly audience?: SignInAudience | Value<SignInAudience>;
  readonly tags?: readonly Text[];
  readonly notes?: Text;
  readonly informationalUrls?: Partial<AppManifest["identity"]["informationalUrls"]>;
  readonly web?: readonly Text[];
  readonly singlePage?: readonly Text[];
  readonly publicClient?: readonly Text[];
  readonly homepageUrl?: Text;
  readonly logoutUrl?: Text;
  readonly implicitIdTokens?: boolean;
  readonly implicitAccessTokens?: boolean;
  readonly allowPublicClientFlows?: boolean;
  readonly requests?: AppManifest["requests"];
  readonly consents?: AppManifest["consents"];
  readonly owners?: readonly Text[];
  readonly tokenVersion?: number;
  readonly exposes?: Partial<AppManifest["exposes"]>;
  readonly claims?: Partial<AppManifest["claims"]>;
  readonly credentials?: AppManifest["credentials"];
  readonly assignments?: AppManifest["assignments"];
  /** "missing": the program makes none. */
  readonly servicePrincipal?: Partial<AppManifest["servicePrincipal"]> | "missing";
}

/** The day on which the tests judge. */
export const today = { today: "2026-11-22" };

/** What a preview does not know. */
export const unsettled = { state: "unknown" } as const;

export function appWith(parts: Parts): AppManifest {
  return {
    name: "planner",
    identity: identityWith(parts),
    platforms: platformsWith(parts),
    requests: parts.requests ?? [],
    consents: parts.consents ?? [],
    exposes: {
      tokenVersion: parts.tokenVersion ?? 2,
      identifierUris: [],
      scopes: [],
      roles: [],
      preAuthorized: [],
      knownClients: [],
      ...parts.exposes,
    },
    claims: { optional: [], groups: [], ...parts.claims },
    credentials: parts.credentials ?? [],
    assignments: parts.assignments ?? [],
    owners: {
      principals: [
        { kind: "deployer" },
        ...(parts.owners ?? []).map((owner) => ({ kind: "principal", objectId: settle(owner) }) as const),
      ],
      isManaged: true,
    },
    servicePrincipal:
      parts.servicePrincipal === "missing"
        ? undefined
        : { accountEnabled: true, assignmentRequired: false, ...parts.servicePrincipal },
    exceptions: [],
  };
}

function identityWith(parts: Parts): AppManifest["identity"] {
  const { audience = "AzureADMyOrg", notes } = parts;
  return {
    displayName: settle(parts.displayName ?? "Planner"),
    audience: typeof audience === "string" ? known(audience) : audience,
    tags: (parts.tags ?? []).map(settle),
    notes: notes === undefined ? undefined : settle(notes),
    serviceManagementReference: undefined,
    informationalUrls: {
      marketing: undefined,
      privacyStatement: undefined,
      support: undefined,
      termsOfService: undefined,
      ...parts.informationalUrls,
    },
  };
}

function platformsWith(parts: Parts): AppManifest["platforms"] {
  const { homepageUrl, logoutUrl } = parts;
  return {
    web: {
      redirectUris: (parts.web ?? []).map(settle),
      homepageUrl: homepageUrl === undefined ? undefined : settle(homepageUrl),
      logoutUrl: logoutUrl === undefined ? undefined : settle(logoutUrl),
      implicitIdTokens: parts.implicitIdTokens ?? false,
      implicitAccessTokens: parts.implicitAccessTokens ?? false,
    },
    singlePage: { redirectUris: (parts.singlePage ?? []).map(settle) },
    publicClient: {
      redirectUris: (parts.publicClient ?? []).map(settle),
      allowPublicClientFlows: parts.allowPublicClientFlows ?? false,
    },
  };
}

function settle(text: Text): Value<string> {
  return typeof text === "string" ? known(text) : text;
}
