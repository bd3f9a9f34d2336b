/**
 * Whether two directories are one and the same but for the ids, which every run gets anew: there is a way to put other ids for
 * those of the first, each always for the same, that makes it the second. Times do not count, and an empty text is as good as
 * none: the provider writes one or the other, depending on whether it creates or updates.
 */
import type { PracticeTenant } from "../../../practice-tenant";

type Directory = ReturnType<PracticeTenant["exportDirectory"]>;
type Named = { readonly displayName?: string | null };

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The first difference, as a path and both values; undefined where there is none. */
export function differenceUpToIds(one: Directory, other: Directory): string | undefined {
  const pairing = new Pairing();
  const [left, right] = [arranged(one), arranged(other)];
  return pairing.compare(left, right, "");
}

/** In an order that no id decides: objects by name, what hangs on them by the names at its ends. */
function arranged({ deleted: _bin, ...directory }: Directory): unknown {
  const names = new Map(
    [
      ...(directory.applications ?? []),
      ...(directory.servicePrincipals ?? []),
      ...(directory.wellKnownServicePrincipals ?? []),
    ].map((object) => [object.id, object.displayName ?? ""] as const),
  );
  const nameOf = (id: unknown): string => names.get(String(id)) ?? String(id);
  const sorted = <T>(list: readonly T[] = [], keyOf: (entry: T) => string): readonly T[] =>
    [...list].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const byName = <T extends Named>(list: readonly T[] = []) => sorted(list, ({ displayName }) => displayName ?? "");
  return {
    applications: byName(directory.applications).map(withSortedParts),
    servicePrincipals: byName(directory.servicePrincipals).map(withSortedParts),
    oauth2PermissionGrants: sorted(directory.oauth2PermissionGrants, ({ clientId, resourceId, principalId, scope }) =>
      [nameOf(clientId), nameOf(resourceId), String(principalId), scope].join(" "),
    ),
    appRoleAssignments: sorted(directory.appRoleAssignments, ({ principalId, resourceId, appRoleId }) =>
      [nameOf(principalId), nameOf(resourceId), appRoleId].join(" "),
    ),
  };
}

/** Lists whose order means nothing. */
function withSortedParts(object: object): object {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      Array.isArray(value) ? [...value].sort((a, b) => sortKey(a).localeCompare(sortKey(b))) : value,
    ]),
  );
}

function sortKey(value: unknown): string {
  return JSON.stringify(value).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "");
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

class Pairing {
  readonly #there = new Map<string, string>();
  readonly #back = new Map<string, string>();

  compare(one: unknown, other: unknown, path: string): string | undefined {
    if (isEmpty(one) && isEmpty(other)) return undefined;
    if (typeof one === "string" && typeof other === "string") return this.#compareTexts(one, other, path);
    if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
      return Object.is(one, other) ? undefined : `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
    }
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
    for (const key of keys) {
      const found = this.compare(Reflect.get(one, key), Reflect.get(other, key), `${path}/${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #compareTexts(one: string, other: string, path: string): string | undefined {
    if (timeForm.test(one) && timeForm.test(other)) return undefined;
    // A secret's value is given by chance.
    if (/(secretHash|hint|secretText)$/.test(path)) return undefined;
    const isId =
      (idForm.test(one) && idForm.test(other)) || /(oauth2PermissionGrants|appRoleAssignments)\/\d+\/id$/.test(path);
    if (isId) return this.#pair(one, other) ? undefined : `${path}: ${one} and ${other} are not one object`;
    const ids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
    const [ours, theirs] = [one.match(ids) ?? [], other.match(ids) ?? []];
    const isSame = one.replace(ids, "") === other.replace(ids, "") && ours.length === theirs.length;
    const isPaired = isSame && ours.every((id, at) => this.#pair(id, theirs[at] ?? ""));
    return isPaired ? undefined : `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  }

  #pair(one: string, other: string): boolean {
    const [there, back] = [this.#there.get(one) ?? other, this.#back.get(other) ?? one];
    this.#there.set(one, there);
    this.#back.set(other, back);
    return there === other && back === one;
  }
}
