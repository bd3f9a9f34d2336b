/** A scope or role that is enabled can be neither changed nor removed; it has to be disabled first. The provider matches on this text. */
import type { AppRole, PermissionScope } from "../../records";
import type { ApplicationRule } from "./directoryRule";

export const enabledPermissionsRule: ApplicationRule = ({ before, after }) => {
  if (before === undefined) return undefined;
  const touched =
    isTouched(before.appRoles, after.appRoles) ||
    isTouched(before.api.oauth2PermissionScopes, after.api.oauth2PermissionScopes);
  if (!touched) return undefined;
  return {
    status: 400,
    code: "CannotDeleteOrUpdateEnabledEntitlement",
    message: "Permission (scope or role) cannot be deleted or updated unless disabled first.",
  };
};

type Entitlement = AppRole | PermissionScope;

/** Disabling is a change of `isEnabled` alone. */
function isTouched(before: readonly Entitlement[], after: readonly Entitlement[]): boolean {
  const later = new Map(after.map((entry) => [entry.id, entry]));
  return before
    .filter(({ isEnabled }) => isEnabled)
    .some((entry) => fingerprint(entry) !== fingerprint(later.get(entry.id)));
}

/** `origin` is Graph's own and no client sends it back; the provider writes an empty text for one that there is not. */
function fingerprint(entry: Entitlement | undefined): string {
  const compared = Object.entries(entry ?? {}).filter(
    ([name, value]) => name !== "isEnabled" && name !== "origin" && value !== null && value !== "",
  );
  return JSON.stringify(compared.sort(([left], [right]) => (left < right ? -1 : 1)));
}
