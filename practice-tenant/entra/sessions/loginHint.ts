/** The `login_hint` claim: a name for a person that an app hands back and nobody reads. */
import type { User } from "../../records";
import type { Store } from "../../store";

const prefix = "O.";

/** Opaque to apps; the same for a person always. */
export function writeLoginHint({ id }: Pick<User, "id">): string {
  return `${prefix}${Buffer.from(id).toString("base64url")}`;
}

/** Whom a `login_hint` names: by the claim, or by user principal name. Undefined for anybody else. */
export function readLoginHint(store: Store, hint: string): User | undefined {
  const name = hint.trim().toLowerCase();
  return (
    readOpaqueHint(store, hint) ??
    store.find("user", ({ userPrincipalName }) => userPrincipalName.toLowerCase() === name)
  );
}

/** Whom the claim names, and only the claim: signing out takes no user principal name. */
export function readOpaqueHint(store: Store, hint: string): User | undefined {
  if (!hint.startsWith(prefix)) return undefined;
  return store.get("user", Buffer.from(hint.slice(prefix.length), "base64url").toString("utf8"));
}
