/**
 * Optional claims that tell something of the person. A name that is not here, or that nothing is known of, is left out,
 * as Entra does.
 *
 * Source: entra-docs optional-claims-reference.
 */
import type { Json, JsonObject, User } from "../../records";
import type { Store } from "../../store";
import { writeLoginHint } from "../sessions/loginHint";
import { isOwnDomain } from "../sessions/people";
import type { AskedClaims } from "./askedClaims";

/** What is known when a token is issued. */
export interface PersonFacts {
  readonly store: Store;
  readonly user: User;
  /** The session of the browser that the person signed in with, if there was one. */
  readonly sid: string | null;
  /** When the person signed in, in milliseconds since 1970. */
  readonly signedIn: number;
  /** Whether the scope `profile` was asked for, which some claims need besides. */
  readonly hasProfile: boolean;
}

/** undefined: nothing is known, and there is no such claim. */
const readers: Readonly<Record<string, (facts: PersonFacts) => Json | null | undefined>> = {
  acct: ({ user }) => (user.userType === "Guest" ? 1 : 0),
  auth_time: ({ signedIn }) => Math.floor(signedIn / 1000),
  ctry: ({ user }) => user.usageLocation,
  email: ({ user }) => user.mail,
  family_name: ({ user, hasProfile }) => (hasProfile ? user.surname : null),
  given_name: ({ user, hasProfile }) => (hasProfile ? user.givenName : null),
  login_hint: ({ user }) => writeLoginHint(user),
  preferred_username: ({ user }) => user.userPrincipalName,
  sid: ({ sid }) => sid,
  upn: ({ user, hasProfile }) => (hasProfile ? user.userPrincipalName : null),
  verified_primary_email: ({ store, user }) =>
    user.mail !== null && isOwnDomain({ store }, user.mail) ? [user.mail] : null,
  xms_pl: ({ user }) => user.preferredLanguage?.toLowerCase(),
};

export function personClaims(asked: AskedClaims, facts: PersonFacts): JsonObject {
  const claims: Record<string, Json> = {};
  for (const name of asked.keys()) {
    const value = readers[name]?.(facts);
    if (value != null) claims[name] = value;
  }
  return claims;
}
