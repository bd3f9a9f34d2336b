/** A manifest that no rule refuses, with the parts that a test is about. */
import { type AppManifest, known, type PermissionRequest, type SignInAudience, type Value } from "../../manifest";

interface Parts {
  readonly displayName?: Value<string>;
  readonly audience?: SignInAudience;
  readonly tags?: readonly string[];
  readonly web?: readonly string[];
  readonly singlePage?: readonly string[];
  readonly publicClient?: readonly string[];
  readonly homepageUrl?: string;
  readonly logoutUrl?: string;
  readonly requests?: readonly PermissionRequest[];
  readonly consents?: AppManifest["consents"];
  readonly owners?: readonly string[];
  readonly tokenVersion?: number;
  readonly exposes?: Partial<AppManifest["exposes"]>;
  readonly claims?: Partial<AppManifest["claims"]>;
  readonly credentials?: AppManifest["credentials"];
  readonly assignments?: AppManifest["assignments"];
  readonly notes?: string;
  readonly servicePrincipal?: Partial<AppManifest["servicePrincipal"]>;
  readonly allowPublicClientFlows?: boolean;
  readonly implicitIdTokens?: boolean;
  readonly implicitAccessTokens?: boolean;
}

/** The day on which the tests judge. */
export const today = { today: "2026-11-22" };

export function appWith(parts: Parts): AppManifest {
  return {
    name: "planner",
    identity: {
      displayName: parts.displayName ?? known("Planner"),
      audience: known(parts.audience ?? "AzureADMyOrg"),
      tags: (parts.tags ?? []).map(known),
      notes: parts.notes === undefined ? undefined : known(parts.notes),
      serviceManagementReference: undefined,
      informationalUrls: {
        marketing: undefined,
        privacyStatement: undefined,
        support: undefined,
        termsOfService: undefined,
      },
    },
    platforms: {
      web: {
        redirectUris: (parts.web ?? []).map(known),
        homepageUrl: parts.homepageUrl === undefined ? undefined : known(parts.homepageUrl),
        logoutUrl: parts.logoutUrl === undefined ? undefined : known(parts.logoutUrl),
        implicitIdTokens: parts.implicitIdTokens ?? false,
        implicitAccessTokens: parts.implicitAccessTokens ?? false,
      },
      singlePage: { redirectUris: (parts.singlePage ?? []).map(known) },
      publicClient: {
        redirectUris: (parts.publicClient ?? []).map(known),
        allowPublicClientFlows: parts.allowPublicClientFlows ?? false,
      },
    },
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
        ...(parts.owners ?? []).map((id) => ({ kind: "principal", objectId: known(id) }) as const),
      ],
      isManaged: true,
    },
    servicePrincipal: { accountEnabled: true, assignmentRequired: false, ...parts.servicePrincipal },
  };
}
