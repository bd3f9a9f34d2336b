/** The people who can sign in. */
import type { TenantContext } from "../../context";
import type { Store } from "../../store";
import { refuse } from "../refusals/refusal";
import type { Person } from "./person";
import { checkSecondFactor } from "./secondFactor";
import { checkNotLocked, forgetWrongPasswords, noteWrongPassword } from "./smartLockout";

/** A user who has an account to sign in with and is not disabled; undefined otherwise. */
export function findPerson(store: Store, userId: string): Person | undefined {
  const user = store.get("user", userId);
  const account = store.get("userAccount", userId);
  return user?.accountEnabled && account !== undefined ? { user, role: account.role } : undefined;
}

/** A sign-in that lies in the past: what codes, refresh tokens and sessions rest on. */
export interface PastSignIn {
  readonly userId: string;
  /** When the person signed in, in milliseconds since 1970. */
  readonly signedIn: number;
  /** Whether the person showed a second factor. */
  readonly isStrong: boolean;
}

/**
 * The user behind a code or token that was issued earlier.
 *
 * @throws {Refusal} 500341 when the user is gone, 50057 when disabled since, 50173 when every sign-in up to then was
 *   revoked, by a person or by a new password, 50076 or 50079 when a second factor is needed since
 */
export function requirePerson(context: TenantContext, signIn: PastSignIn): Person {
  const { store, domain } = context;
  const { userId } = signIn;
  if (store.get("user", userId) === undefined) throw refuse(500341, { user: userId, tenant: domain });
  const person = findPerson(store, userId);
  if (person === undefined) throw refuse(50057, { user: userId });
  if (isRevoked(context, signIn)) throw refuse(50173, { user: person.user.userPrincipalName });
  checkSecondFactor(context, person, signIn.isStrong);
  return person;
}

/** Whether the user's sign-ins up to then count no more; one in the very moment of the revocation does not, either. */
export function isRevoked(
  { store }: TenantContext,
  { userId, signedIn }: Pick<PastSignIn, "userId" | "signedIn">,
): boolean {
  return signedIn <= (store.get("userAccount", userId)?.signInsValidFrom ?? 0);
}

/** Everybody who can sign in, for the sign-in page's choices. */
export function listPeople(store: Store): Person[] {
  return store.list("userAccount").flatMap(({ id }) => findPerson(store, id) ?? []);
}

/**
 * Checks a typed name and password.
 *
 * @throws {Refusal} 50034 for a name that nobody has, 50053 for an account that is locked after many wrong passwords,
 *   50126 for a wrong password, 50057 for a disabled account, 50055 for a password that has to be changed
 */
export function proveByPassword(context: TenantContext, credentials: { username: string; password: string }): Person {
  const { store, domain } = context;
  const name = credentials.username.trim().toLowerCase();
  const user = store.find("user", ({ userPrincipalName }) => userPrincipalName.toLowerCase() === name);
  if (user === undefined) throw refuse(50034, { user: credentials.username, tenant: domain });
  checkNotLocked(context, user.id);
  if (store.get("userAccount", user.id)?.password !== credentials.password) {
    noteWrongPassword(context, user.id, credentials.password);
    throw refuse(50126);
  }
  forgetWrongPasswords(context, user.id);
  const person = findPerson(store, user.id);
  if (person === undefined) throw refuse(50057, { user: user.userPrincipalName });
  checkPasswordCurrent(context, person);
  return person;
}

/** @throws {Refusal} 50055 */
export function checkPasswordCurrent({ store }: TenantContext, { user }: Person): void {
  if (store.get("userAccount", user.id)?.passwordExpired === true) {
    throw refuse(50055, { user: user.userPrincipalName });
  }
}

/** Whether a user name ends in a verified domain of this tenant. */
export function isOwnDomain({ store }: Pick<TenantContext, "store">, username: string): boolean {
  const wanted = username.trim().toLowerCase().split("@").at(1) ?? "";
  return store.find("domain", ({ id, isVerified }) => isVerified && id.toLowerCase() === wanted) !== undefined;
}
