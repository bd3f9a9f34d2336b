/** What changed in the permissions that APIs publish, from one reading to the next. */
import type { PublishedApi, PublishedPermission } from "./publishedApi";

/** As far as it is known: before a tenant was read, public data may not tell who may consent. */
export interface KnownPermission extends Omit<PublishedPermission, "consent"> {
  readonly consent: PublishedPermission["consent"] | undefined;
}

export interface KnownApi extends Pick<PublishedApi, "appId" | "displayName"> {
  readonly delegated: readonly KnownPermission[];
  readonly application: readonly KnownPermission[];
}

export type PermissionKind = "delegated" | "application";

export interface PermissionChange {
  readonly change: "added" | "removed" | "changed";
  readonly kind: PermissionKind;
  readonly name: string;
  /** What is different: "disabled", "consent admin -> user", "was named …"; empty for what was added or removed. */
  readonly differences: readonly string[];
}

export interface ApiChanges {
  readonly api: Pick<PublishedApi, "appId" | "displayName">;
  /** Whether nothing was known of the API before. */
  readonly isNew: boolean;
  readonly changes: readonly PermissionChange[];
  /** Permissions of which it was not known so far who may consent. */
  readonly consentLearned: number;
}

const kinds = ["delegated", "application"] as const;

/** One entry for each API of either side that differs, in the order of `after`; what is gone altogether comes last. */
export function compareApis(before: readonly KnownApi[], after: readonly KnownApi[]): ApiChanges[] {
  const known = new Map(before.map((api) => [api.appId, api]));
  const found = new Set(after.map(({ appId }) => appId));
  const none = { delegated: [], application: [] };
  const gone = before.filter(({ appId }) => !found.has(appId)).map((api) => ({ api, next: { ...api, ...none } }));
  return [...after.map((api) => ({ api, next: api })), ...gone]
    .map(({ api, next }) => compareApi(known.get(api.appId), next))
    .filter(({ changes, consentLearned, isNew }) => isNew || changes.length > 0 || consentLearned > 0);
}

function compareApi(before: KnownApi | undefined, after: KnownApi): ApiChanges {
  const { appId, displayName } = after;
  const compared = kinds.map((kind) => comparePermissions(kind, before?.[kind] ?? [], after[kind]));
  return {
    api: { appId, displayName },
    isNew: before === undefined,
    changes: compared.flatMap(({ changes }) => changes),
    consentLearned: compared.reduce((sum, { learned }) => sum + learned, 0),
  };
}

/** By id: it is what consent is kept by, and Exchange Online publishes one name under two of them. */
function comparePermissions(
  kind: PermissionKind,
  before: readonly KnownPermission[],
  after: readonly KnownPermission[],
): { readonly changes: readonly PermissionChange[]; readonly learned: number } {
  const old = new Map(before.map((permission) => [permission.id, permission]));
  const ids = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id)).map(({ name }) => describe("added", kind, name));
  const removed = before.filter(({ id }) => !ids.has(id)).map(({ name }) => describe("removed", kind, name));
  const pairs = after.flatMap((permission) => {
    const earlier = old.get(permission.id);
    return earlier === undefined ? [] : [{ earlier, permission }];
  });
  const changed = pairs.flatMap(({ earlier, permission }) => {
    const differences = differencesOf(earlier, permission);
    return differences.length === 0 ? [] : [{ ...describe("changed", kind, permission.name), differences }];
  });
  const learned = pairs.filter(({ earlier, permission }) => earlier.consent === undefined && permission.consent);
  return { changes: [...added, ...removed, ...changed], learned: learned.length };
}

function describe(change: PermissionChange["change"], kind: PermissionKind, name: string): PermissionChange {
  return { change, kind, name, differences: [] };
}

function differencesOf(before: KnownPermission, after: KnownPermission): string[] {
  const renamed = before.name === after.name ? [] : [`was named ${before.name}`];
  const consent =
    before.consent === undefined || before.consent === after.consent
      ? []
      : [`consent ${before.consent} -> ${after.consent}`];
  const enabled = before.isEnabled === after.isEnabled ? [] : [after.isEnabled ? "enabled again" : "disabled"];
  return [...renamed, ...consent, ...enabled];
}
