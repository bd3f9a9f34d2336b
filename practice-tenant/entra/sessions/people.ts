/** The people who can sign in. */
import type { User, UserAccount } from "../../records";
import type { Store } from "../../store";
import { refuse } from "../refusals/refusal";

export interface Person {
  readonly user: User;
  readonly role: UserAccount["role"];
}

/** A user who has an account to sign in with and is not disabled; undefined otherwise. */
export function findPerson(store: Store, userId: string): Person | undefined {
  const user = store.get("user", userId);
  const account = store.get("userAccount", userId);
  return user?.accountEnabled && account !== undefined ? { user, role: account.role } : undefined;
}

/**
 * The user behind a code or token that was issued earlier.
 *
 * @throws {Refusal} 50034 when the user is gone, 50057 when disabled since
 */
export function requirePerson(store: Store, userId: string, tenant: string): Person {
  const person = findPerson(store, userId);
  if (person !== undefined) return person;
  throw refuse(store.get("user", userId) === undefined ? 50034 : 50057, { user: userId, tenant });
}

/** Everybody who can sign in, for the sign-in page's choices. */
export function listPeople(store: Store): Person[] {
  return store.list("userAccount").flatMap(({ id }) => findPerson(store, id) ?? []);
}

/**
 * Checks a typed name and password.
 *
 * @throws {Refusal} 50034 for a name that nobody has, 50126 for a wrong password, 50057 for a disabled account
 */
export function proveByPassword(store: Store, credentials: { username: string; password: string }): Person {
  const name = credentials.username.trim().toLowerCase();
  const user = store.find("user", ({ userPrincipalName }) => userPrincipalName.toLowerCase() === name);
  if (user === undefined) throw refuse(50034, { user: credentials.username, tenant: "practice tenant" });
  if (store.get("userAccount", user.id)?.password !== credentials.password) throw refuse(50126);
  const person = findPerson(store, user.id);
  if (person === undefined) throw refuse(50057, { user: user.userPrincipalName });
  return person;
}
