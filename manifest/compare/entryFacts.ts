/** The lists of an app: what it asks for and was granted, whom it trusts, who may use it, what it offers. */
import {
  type AppManifest,
  type Consent,
  known,
  type PermissionReference,
  type PermissionRequest,
  unsettledName,
  type Value,
} from "../appManifest";
import { joinValues, type ManifestFact, type ManifestSubject, settled } from "./manifestFact";

export function entryFacts(manifest: AppManifest): readonly ManifestFact[] {
  return [
    ...manifest.identity.tags.map((tag) => named("identity", "tag", tag)),
    ...redirectFacts(manifest),
    ...manifest.requests.map(requestFact),
    ...manifest.consents.map(consentFact),
    ...manifest.owners.principals.map(ownerFact),
    ...manifest.assignments.map(assignmentFact),
    ...exposureFacts(manifest),
    ...claimFacts(manifest),
  ];
}

function redirectFacts({ platforms }: AppManifest): readonly ManifestFact[] {
  const words = { web: "web", singlePage: "single-page", publicClient: "public client" } as const;
  return (["web", "singlePage", "publicClient"] as const).flatMap((platform) =>
    platforms[platform].redirectUris.map((uri) => {
      const subject: ManifestSubject = { kind: "redirectUri", platform, uri: settled(uri) ?? "" };
      return { ...named("redirectUris", `${words[platform]} redirect URI`, uri), subject };
    }),
  );
}

function requestFact(request: PermissionRequest): ManifestFact {
  return {
    ...{ area: "permissions", list: "permission", value: known("asked for") },
    what: permissionWords(request.kind, request),
    subject: { kind: "request", request },
  };
}

function consentFact(consent: Consent): ManifestFact {
  const permission = permissionWords(consent.to === "app" ? "application" : "delegated", consent);
  const forWhom = whomOf(consent);
  return {
    ...{ area: "consent", list: "consent", value: known("granted") },
    what: permission && forWhom && `${permission} ${forWhom}`,
    subject: { kind: "consent", consent },
  };
}

/** Undefined where a preview cannot tell which permission it is. */
function permissionWords(
  kind: PermissionRequest["kind"],
  { api, permission }: PermissionReference,
): string | undefined {
  return api === unsettledName || permission === unsettledName
    ? undefined
    : `${kind} permission "${permission}" of ${api}`;
}

function whomOf(consent: Consent): string | undefined {
  if (consent.to === "app") return "for the app itself";
  if (consent.to === "wholeTenant") return "for the whole tenant";
  const user = settled(consent.userObjectId);
  return user && `for the user ${user}`;
}

function ownerFact(owner: AppManifest["owners"]["principals"][number]): ManifestFact {
  const objectId = owner.kind === "deployer" ? known("who deploys") : owner.objectId;
  return { ...named("owners", "owner", objectId), value: known("owner"), subject: { kind: "owner", owner } };
}

function assignmentFact(assignment: AppManifest["assignments"][number]): ManifestFact {
  const { principalObjectId, role } = assignment;
  const who = settled(principalObjectId);
  const isSettled = role !== unsettledName;
  const what =
    who && isSettled ? (role === undefined ? `assignment of ${who}` : `role "${role}" of ${who}`) : undefined;
  return {
    ...{ area: "people", list: "assignment", what, value: known("assigned") },
    subject: { kind: "assignment", assignment },
  };
}

function exposureFacts({ exposes }: AppManifest): readonly ManifestFact[] {
  const state = (isEnabled: boolean): string => (isEnabled ? "enabled" : "disabled");
  return [
    ...exposes.identifierUris.map((uri) => named("exposure", "identifier URI", uri)),
    ...exposes.scopes.map(({ name, id, consent, isEnabled }) =>
      entry("exposure", `scope "${name}"`, known(`${consent} consent, ${state(isEnabled)}, id ${id}`)),
    ),
    ...exposes.roles.map(({ name, id, members, isEnabled }) =>
      entry("exposure", `role "${name}"`, known(`for ${members.join(" and ")}, ${state(isEnabled)}, id ${id}`)),
    ),
    ...exposes.preAuthorized.map(({ client, scope }): ManifestFact => {
      const who = settled(client);
      const what = who && scope !== unsettledName ? `pre-authorized client ${who} for "${scope}"` : undefined;
      return { area: "exposure", list: "pre-authorized client", what, value: known("pre-authorized") };
    }),
    ...exposes.knownClients.map((client) => named("exposure", "known client", client)),
  ];
}

function claimFacts({ claims }: AppManifest): readonly ManifestFact[] {
  return [
    ...claims.optional.map(({ token, name, source, isEssential, properties }) => {
      const parts = [isEssential ? "essential" : "voluntary", ...properties];
      const origin = source === undefined ? "" : ` of the ${source}`;
      return entry("claims", `claim "${name}"${origin} in ${token} tokens`, joinValues(parts.map(known)));
    }),
    ...claims.groups.map((groups) => entry("claims", `group claim "${groups}"`, known("in tokens"))),
  ];
}

function entry(area: ManifestFact["area"], what: string, value: Value<string>): ManifestFact {
  return { area, list: what, what, value };
}

/** An entry that is nothing but its own text. */
function named(area: ManifestFact["area"], list: string, value: Value<string>): ManifestFact {
  const text = settled(value);
  return { area, list, what: text && `${list} ${text}`, value };
}
