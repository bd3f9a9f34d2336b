/** The directory before and after: which parts of which app have changed. */
import { isDeepStrictEqual } from "node:util";
import { type DirectoryApp, type Fields, fieldsOf, listOf, textsOf } from "../../directory";
import type { Adoption, AdoptionStage } from "./adoptionStage";

export interface Snapshot {
  readonly apps: readonly DirectoryApp[];
  /** Ids of everything that there is. */
  readonly objects: readonly string[];
}

export async function snapshotOf(stage: AdoptionStage, objectIds: readonly string[]): Promise<Snapshot> {
  const collections = ["applications", "servicePrincipals", "oauth2PermissionGrants"];
  const lists = await Promise.all(collections.map((name) => stage.directory.list(`/${name}?$select=id`)));
  return { apps: await stage.read(objectIds), objects: lists.flat().map(({ id }) => String(id)) };
}

/** In the words of a preview: "Application <name> <input>". */
export function changedPlaces(before: Snapshot, after: Snapshot, { adopted }: Adoption): readonly string[] {
  const places = adopted.flatMap(({ name, objectId }) => {
    const [old, now] = [before, after].map(({ apps }) => apps.find((app) => app.objectId === objectId));
    if (old === undefined || now === undefined) return [`Application ${name} gone`];
    return [...changesOfApplication(old, now), ...changesOfPrincipal(old, now)].map(([type, what]) =>
      [type, name, what].join(" "),
    );
  });
  const known = new Set([...before.objects, ...after.apps.map(({ servicePrincipal }) => servicePrincipal?.objectId)]);
  const foreign = after.objects.filter((id) => !known.has(id)).map((id) => `${id} is new`);
  const gone = before.objects.filter((id) => !after.objects.includes(id)).map((id) => `${id} is gone`);
  return [...new Set([...places, ...foreign, ...gone])].sort();
}

type Change = readonly [type: string, what: string];

/** Graph's names of properties, and the inputs that they are. */
const inputs: Readonly<Record<string, string>> = {
  requiredResourceAccess: "requiredResourceAccesses",
  spa: "singlePageApplication",
};

function changesOfApplication(old: DirectoryApp, now: DirectoryApp): Change[] {
  const [was, is] = [settle(old.application), settle(now.application)];
  const changed = Object.keys({ ...was, ...is }).filter((name) => !isDeepStrictEqual(was[name], is[name]));
  return [
    ...changed.map((name): Change => ["Application", inputs[name] ?? name]),
    ...(sameOwners(old, now) ? [] : [["Application", "owners"] as const]),
    ...(isDeepStrictEqual(old.federatedCredentials, now.federatedCredentials)
      ? []
      : [["Application", "federated credentials"] as const]),
  ];
}

function changesOfPrincipal(
  { servicePrincipal: old }: DirectoryApp,
  { servicePrincipal: now }: DirectoryApp,
): Change[] {
  if (old === undefined || now === undefined) {
    return old === now ? [] : [["ServicePrincipal", old === undefined ? "created" : "deleted"]];
  }
  const { fields: _old, owners: oldOwners, ...oldRest } = old;
  const { fields: _now, owners: nowOwners, ...nowRest } = now;
  const [was, is] = [settlePrincipal(old.fields), settlePrincipal(now.fields)];
  const changed = Object.keys({ ...was, ...is }).filter((name) => !isDeepStrictEqual(was[name], is[name]));
  return [
    ...changed.map((name): Change => ["ServicePrincipal", name]),
    ...(sameOwners({ owners: oldOwners }, { owners: nowOwners }) ? [] : [["ServicePrincipal", "owners"] as const]),
    ...(isDeepStrictEqual(sorted(oldRest), sorted(nowRest)) ? [] : [["ServicePrincipal", "consent"] as const]),
  ];
}

function sameOwners(one: Pick<DirectoryApp, "owners">, other: Pick<DirectoryApp, "owners">): boolean {
  const [left, right] = [one, other].map(({ owners }) => owners.map(({ objectId }) => objectId).sort());
  return isDeepStrictEqual(left, right);
}

/** What nobody has decided on and what means the same: Graph says null for it, and every update writes it out. */
function settle(application: Fields): Record<string, unknown> {
  const api = fieldsOf(application.api);
  const web = fieldsOf(application.web);
  return {
    ...unnulled(application),
    isFallbackPublicClient: application.isFallbackPublicClient === true,
    oauth2RequirePostResponse: application.oauth2RequirePostResponse === true,
    isDeviceOnlyAuthSupported: application.isDeviceOnlyAuthSupported === true,
    groupMembershipClaims: String(application.groupMembershipClaims ?? "")
      .split(",")
      .map((claim) => claim.trim())
      .sort(),
    tags: [...textsOf(application.tags)].sort(),
    identifierUris: [...textsOf(application.identifierUris)].sort(),
    appRoles: sortById(application.appRoles),
    web: { ...unnulled(web), redirectUris: [...textsOf(web.redirectUris)].sort() },
    spa: [...textsOf(fieldsOf(application.spa).redirectUris)].sort(),
    publicClient: [...textsOf(fieldsOf(application.publicClient).redirectUris)].sort(),
    optionalClaims: settleClaims(fieldsOf(application.optionalClaims)),
    api: {
      ...unnulled(api),
      acceptMappedClaims: api.acceptMappedClaims === true,
      requestedAccessTokenVersion: api.requestedAccessTokenVersion ?? 1,
      oauth2PermissionScopes: sortById(api.oauth2PermissionScopes),
      knownClientApplications: [...textsOf(api.knownClientApplications)].sort(),
    },
  };
}

function settlePrincipal({ samlSingleSignOnSettings, ...fields }: Fields): Record<string, unknown> {
  const lists = ["notificationEmailAddresses", "alternativeNames", "tags", "replyUrls", "servicePrincipalNames"];
  const copied = ["appRoles", "oauth2PermissionScopes"];
  return {
    ...unnulled(fields),
    ...Object.fromEntries(lists.map((name) => [name, [...textsOf(fields[name])].sort()])),
    // They follow the application's.
    ...Object.fromEntries(copied.map((name) => [name, undefined])),
    replyUrls: undefined,
    samlSingleSignOnSettings: fieldsOf(samlSingleSignOnSettings).relayState ?? "",
  };
}

function settleClaims(claims: Fields): unknown {
  const kinds = ["idToken", "accessToken", "saml2Token"];
  return kinds.map((kind) =>
    listOf(claims[kind])
      .map(fieldsOf)
      .map(({ name, source, essential, additionalProperties }) => ({
        ...{ name, source: source ?? null, essential: essential === true },
        additionalProperties: textsOf(additionalProperties),
      })),
  );
}

/** Empty texts are none. */
function unnulled(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""));
}

function sortById(list: unknown): unknown {
  return listOf(list)
    .map((entry) => unnulled(fieldsOf(entry)))
    .sort((left, right) => (String(left.id) < String(right.id) ? -1 : 1));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(item)).sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
}
