/** Who is signed in with which browser: several people can be, side by side. */
import type { TenantContext } from "../../context";
import { hashSecret } from "../../secretHash";
import { keepExpiring } from "../keepExpiring";
import type { BrowserSession, SessionAccount } from "../signInRecords";
import { findPerson, isRevoked } from "./people";
import type { Person } from "./person";

const sessionLifetime = 24 * 3_600_000;

/** One of the people who are signed in with a browser. */
export interface SignedIn {
  readonly person: Person;
  readonly account: SessionAccount;
  /** The sign-in was revoked since: only good for saying so. */
  readonly isRevoked: boolean;
}

/** Everybody behind a session cookie, who was used last first; nobody when there is no session, or it is over. */
export function signedInPeople(context: TenantContext, cookie: string | undefined): SignedIn[] {
  return (findSession(context, cookie)?.accounts ?? []).flatMap((account) => {
    const person = findPerson(context.store, account.userId);
    return person === undefined ? [] : { person, account, isRevoked: isRevoked(context, account) };
  });
}

/** The cookie of a new session: whoever was signed in stays so, and the person comes first. The old cookie is void. */
export function startSession(context: TenantContext, { user }: Person, previous: string | undefined): string {
  const others = findSession(context, previous)?.accounts.filter(({ userId }) => userId !== user.id) ?? [];
  endSession(context, previous);
  const signedIn = context.clock().getTime();
  const account = { userId: user.id, sid: context.random.uuid(), signedIn, isStrong: false, apps: [] };
  const cookie = context.random.token(32);
  const expires = signedIn + sessionLifetime;
  keepExpiring(context, "browserSession", { id: hashSecret(cookie), accounts: [account, ...others], expires });
  return cookie;
}

/** Puts one of the people first, and notes which app they came for, if any. */
export function putFirst(context: TenantContext, cookie: string | undefined, used: SessionAccount): void {
  const session = findSession(context, cookie);
  if (session === undefined) return;
  const others = session.accounts.filter(({ userId }) => userId !== used.userId);
  context.store.put("browserSession", { ...session, accounts: [used, ...others] });
}

/** Signs some of the people out; a session without anybody is no session. */
export function removeFromSession(
  context: TenantContext,
  cookie: string | undefined,
  leaving: readonly SessionAccount[],
): void {
  const session = findSession(context, cookie);
  if (session === undefined) return;
  const accounts = session.accounts.filter(({ userId }) => !leaving.some((account) => account.userId === userId));
  if (accounts.length === 0) endSession(context, cookie);
  else context.store.put("browserSession", { ...session, accounts });
}

function findSession({ store, clock }: TenantContext, cookie: string | undefined): BrowserSession | undefined {
  const session = cookie === undefined ? undefined : store.get("browserSession", hashSecret(cookie));
  return session !== undefined && session.expires > clock().getTime() ? session : undefined;
}

function endSession({ store }: TenantContext, cookie: string | undefined): void {
  if (cookie !== undefined) store.remove("browserSession", hashSecret(cookie));
}
