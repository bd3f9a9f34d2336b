/** How much a difference between program and tenant matters, and whether somebody can do by it what the program does not say. */
import {
  type AppManifest,
  type Consent,
  knownValues,
  type ManifestArea,
  type ManifestDifference,
  type ManifestSubject,
} from "../../manifest";
import { kindOf } from "../../rules";
import type { DriftSeverity } from "./driftFinding";
import { gradePermission, worstOf } from "./gradePermission";

export interface Grade {
  readonly severity: DriftSeverity;
  readonly opens: boolean;
}

const opens = (severity: DriftSeverity): Grade => ({ severity, opens: true });
const shuts = (severity: DriftSeverity): Grade => ({ severity, opens: false });

/** What is there and not declared, where nothing more is known of it than its area. */
const added: Readonly<Record<ManifestArea, Grade>> = {
  identity: shuts("info"),
  redirectUris: opens("high"),
  signIn: shuts("low"),
  permissions: opens("medium"),
  consent: opens("medium"),
  credentials: opens("high"),
  owners: opens("high"),
  people: opens("low"),
  exposure: opens("low"),
  claims: opens("low"),
  principal: shuts("low"),
};

/** What is declared and not there: somebody will notice, and nobody gains by it. */
const missing: Readonly<Record<ManifestArea, Grade>> = {
  identity: shuts("info"),
  redirectUris: shuts("low"),
  signIn: shuts("low"),
  permissions: shuts("low"),
  consent: shuts("medium"),
  credentials: shuts("medium"),
  owners: shuts("low"),
  people: shuts("low"),
  exposure: shuts("medium"),
  claims: shuts("low"),
  principal: shuts("high"),
};

/** Settings whose two values do not matter alike: what the tenant has -> grade. */
const settings: Readonly<Record<string, Readonly<Record<string, Grade>>>> = {
  "sign-in audience": { AzureADMyOrg: shuts("medium"), "": opens("high") },
  "implicit ID tokens": { on: opens("medium"), off: shuts("low") },
  "implicit access tokens": { on: opens("high"), off: shuts("low") },
  "public client flows": { on: opens("medium"), off: shuts("low") },
  "sign-in to the app": { on: opens("medium"), off: shuts("high") },
  "assignment required": { off: opens("high"), on: shuts("medium") },
  "display name": { "": shuts("low") },
  "version of access tokens": { "": shuts("medium") },
};

/** @param app the declared picture and the tenant's */
export function gradeDifference(
  difference: ManifestDifference,
  app: { readonly declared: AppManifest; readonly actual: AppManifest },
): Grade {
  const setting = settings[difference.what];
  if (setting !== undefined) return setting[difference.actual ?? ""] ?? setting[""] ?? shuts("low");
  if (difference.kind === "missing") return missing[difference.area];
  return gradePresent(difference, app) ?? added[difference.area];
}

function gradePresent(
  { area, kind, what, subject }: ManifestDifference,
  { declared, actual }: { readonly declared: AppManifest; readonly actual: AppManifest },
): Grade | undefined {
  if (area === "exposure") return gradeExposure(kind, what);
  if (area === "identity") return shuts(what.startsWith("tag ") || what === "notes" ? "info" : "low");
  if (kind === "changed" && subject?.kind === "credential") return gradeChangedCredential(subject);
  switch (subject?.kind) {
    case "request":
      return opens(gradePermission(subject.request));
    case "consent":
      return opens(gradeConsent(subject.consent));
    case "redirectUri":
      return opens(gradeRedirect(subject.uri, hostsOf(declared)));
    case "credential":
    case "owner":
      return opens(gradeImpersonation(actual));
    default:
      return undefined;
  }
}

/** Whoever a federated credential trusts for another audience is somebody else; an end and a name change nobody. */
function gradeChangedCredential({ credential }: Extract<ManifestSubject, { kind: "credential" }>): Grade {
  return credential.kind === "federated" ? opens("medium") : opens("low");
}

function gradeExposure(kind: ManifestDifference["kind"], what: string): Grade {
  if (what.startsWith("pre-authorized client")) return opens("high");
  return opens(kind === "changed" ? "medium" : "low");
}

export function gradeConsent(consent: Consent): DriftSeverity {
  return gradePermission({ api: consent.api, permission: consent.permission, kind: kindOf(consent) });
}

/** Whoever can prove to be the app may do what that is consented to, without anybody signed in. */
export function gradeImpersonation({ consents }: AppManifest): DriftSeverity {
  const held = consents.filter(({ to }) => to === "app").map(gradeConsent);
  return worstOf(["high", ...held]) ?? "high";
}

function gradeRedirect(uri: string, ownHosts: ReadonlySet<string>): DriftSeverity {
  if (!/^https?:/i.test(uri)) return "medium";
  const host = hostOf(uri);
  if (host === undefined) return "high";
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host) || ownHosts.has(host) ? "low" : "high";
}

/** Where redirects and pages of an app lead. */
function hostsOf({ platforms: { web, singlePage, publicClient } }: AppManifest): ReadonlySet<string> {
  const pages = [web.homepageUrl, web.logoutUrl].filter((page) => page !== undefined);
  const uris = [...web.redirectUris, ...singlePage.redirectUris, ...publicClient.redirectUris, ...pages];
  return new Set(knownValues(uris).flatMap((uri) => hostOf(uri) ?? []));
}

/** Without the port: who runs a host runs all of its ports. */
function hostOf(uri: string): string | undefined {
  return URL.canParse(uri) ? new URL(uri).hostname : undefined;
}
