/** Who is signed in with which browser. */
import type { TenantContext } from "../../context";
import { hashSecret } from "../../secretHash";
import { keepExpiring } from "../keepExpiring";
import { findPerson, type Person } from "./people";

const sessionLifetime = 24 * 3_600_000;

/** The person behind a session cookie; undefined when there is none, or it is over. */
export function findSession({ store, clock }: TenantContext, cookie: string | undefined): Person | undefined {
  if (cookie === undefined) return undefined;
  const session = store.get("signInSession", hashSecret(cookie));
  if (session === undefined || session.expires <= clock().getTime()) return undefined;
  return findPerson(store, session.userId);
}

/** The cookie of a new session. */
export function startSession(context: TenantContext, person: Person): string {
  const cookie = context.random.token(32);
  const expires = context.clock().getTime() + sessionLifetime;
  keepExpiring(context, "signInSession", { id: hashSecret(cookie), userId: person.user.id, expires });
  return cookie;
}

export function endSession({ store }: TenantContext, cookie: string | undefined): void {
  if (cookie !== undefined) store.remove("signInSession", hashSecret(cookie));
}
