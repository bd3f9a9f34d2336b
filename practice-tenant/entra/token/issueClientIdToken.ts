/** The id token that tells a client who signed in, with what its registration asks for. */
import type { TenantContext } from "../../context";
import { issueIdToken } from "../../tokens/issueIdToken";
import { askedClaims } from "../claims/askedClaims";
import { membershipClaims } from "../claims/membershipClaims";
import { personClaims } from "../claims/personClaims";
import type { Client } from "../clients/findClient";
import type { OidcScope } from "../scopes/parseScope";
import type { Person } from "../sessions/person";

export interface ClientIdTokenOrder {
  readonly person: Person;
  readonly oidc: readonly OidcScope[];
  /** As sent to /authorize. */
  readonly nonce: string | null;
  /** The session of the browser that the person signed in with, if there was one. */
  readonly sid: string | null;
  /** When the person signed in, in milliseconds since 1970. */
  readonly signedIn: number;
  /** The authorization code that goes with it, in the hybrid flow. */
  readonly code?: string;
  /** Whether it is answered by /authorize, in an address. */
  readonly isInAddress: boolean;
}

export function issueClientIdToken(
  context: TenantContext,
  client: Client,
  { person, oidc, nonce, sid, signedIn, code, isInAddress }: ClientIdTokenOrder,
): Promise<string> {
  const asked = askedClaims(client.application, "idToken");
  const { user } = person;
  const memberships = membershipClaims(context, { holder: client, person, asked, isInAddress });
  const facts = { store: context.store, user, sid, signedIn, hasProfile: oidc.includes("profile") };
  return issueIdToken(context, {
    appId: client.appId,
    user,
    roles: memberships.roles,
    oidc,
    nonce,
    ...(code !== undefined && { code }),
    configured: { ...personClaims(asked, facts), ...memberships.claims },
  });
}
