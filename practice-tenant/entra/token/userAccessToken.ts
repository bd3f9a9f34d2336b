/** The access token of a signed-in person for an API, with what the API's registration asks for. */
import type { TenantContext } from "../../context";
import type { ClientProofClass } from "../../tokens/accessTokenClaims";
import { type IssuedToken, issueAccessToken } from "../../tokens/issueAccessToken";
import { tokenApi } from "../claims/apiClaims";
import { membershipClaims } from "../claims/membershipClaims";
import { personClaims } from "../claims/personClaims";
import type { Client } from "../clients/findClient";
import type { ApiRequest } from "../scopes/resolveScope";
import type { Person } from "../sessions/person";

export interface UserAccessTokenOrder {
  readonly client: Client;
  readonly proof: ClientProofClass;
  readonly asked: ApiRequest;
  readonly person: Person;
  /** Delegated permissions that the token carries. */
  readonly scopes: readonly string[];
  /** Whether the scope `profile` was asked for. */
  readonly hasProfile: boolean;
  readonly sid: string | null;
  /** When the person signed in, in milliseconds since 1970. */
  readonly signedIn: number;
  readonly isStrong: boolean;
  /** What the client says it can do, such as "cp1". */
  readonly capabilities: readonly string[];
}

export function issueUserAccessToken(context: TenantContext, order: UserAccessTokenOrder): Promise<IssuedToken> {
  const { client, proof, asked, person, scopes, hasProfile, sid, signedIn, isStrong } = order;
  const { api } = asked;
  const { application, asked: claims, audience, capabilities } = tokenApi(context, asked, order.capabilities);
  const holder = { application, principal: api.principal };
  const memberships = membershipClaims(context, { holder, person, asked: claims, isInAddress: false });
  const facts = { store: context.store, user: person.user, sid, signedIn, hasProfile };
  const isTypeAsked = claims.get("idtyp")?.includes("include_user_token") === true;
  return issueAccessToken(context, {
    client,
    proof,
    api: { ...api, audience },
    subject: {
      kind: "user",
      ...person,
      isStrong,
      scopes,
      roles: memberships.roles,
      configured: { ...personClaims(claims, facts), ...memberships.claims, ...(isTypeAsked && { idtyp: "user" }) },
    },
    capabilities,
  });
}
