/**
 * Multifactor authentication as an administrator switches it on for one user (Graph's `perUserMfaState`).
 *
 * Source: entra-docs howto-mfa-userstates: "enabled" asks at the next sign-in in a browser and is "enforced" from then on.
 */
import type { TenantContext } from "../../context";
import { refuse } from "../refusals/refusal";
import type { Person } from "./person";

/** Whether this user has to show more than a password. */
export function needsSecondFactor({ store }: TenantContext, { user }: Person): boolean {
  return stateOf(store, user.id) !== "disabled";
}

/**
 * @param isStrong whether a second factor was shown when the person signed in
 * @throws {Refusal} 50079 when the user has still to register one, 50076 when it was not shown
 */
export function checkSecondFactor(context: TenantContext, person: Person, isStrong: boolean): void {
  if (isStrong || !needsSecondFactor(context, person)) return;
  const isRegistered = stateOf(context.store, person.user.id) === "enforced";
  throw refuse(isRegistered ? 50076 : 50079, { user: person.user.userPrincipalName });
}

/** Notes that the user showed a second factor, and so has one. */
export function registerSecondFactor({ store }: TenantContext, { user }: Person): void {
  const account = store.get("userAccount", user.id);
  if (account !== undefined) store.put("userAccount", { ...account, perUserMfaState: "enforced" });
}

function stateOf(store: TenantContext["store"], userId: string) {
  return store.get("userAccount", userId)?.perUserMfaState ?? "disabled";
}
