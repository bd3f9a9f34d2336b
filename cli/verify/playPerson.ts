/** Signs a played user of the practice tenant in to an app, by the platform that it has. */
import type { AppManifest } from "../../manifest";
import type { PracticeUser } from "../../practice-tenant";
import type { ApiRequest, AppAccess, AppProof, AppToken } from "../../token";
import type { PlayOptions } from "../practice/playUser";
import type { TenantAccess } from "../practice/runningTenant";
import { signInAs } from "../token/signInAs";
import { playCodeSignIn } from "../token/web/playCodeSignIn";

/** The ways in which a person signs in. */
export type PersonFlow = "publicClient" | "singlePage" | "web" | "deviceCode";

export interface PersonSignIn {
  readonly flow: PersonFlow;
  readonly access: AppAccess;
  readonly declared: AppManifest;
  readonly requests: readonly [ApiRequest, ...ApiRequest[]];
  /** Of a web app. */
  readonly proof: AppProof | undefined;
}

export interface Playing {
  readonly person: Pick<PracticeUser, "userPrincipalName">;
  readonly session: TenantAccess;
  readonly accepts: NonNullable<PlayOptions["accepts"]>;
  readonly signal: AbortSignal;
}

/** @throws errors of sign-in, and of the played user's way through the pages. */
export async function playPerson(
  { flow, access, requests, proof }: PersonSignIn,
  { person, session, accepts, signal }: Playing,
): Promise<readonly AppToken[]> {
  const { userPrincipalName } = person;
  const { redirectUri } = access;
  if (flow !== "deviceCode" && redirectUri !== undefined) {
    const { origin, caPem } = session;
    return playCodeSignIn(access, {
      ...{ requests, redirectUri, proof, origin, caPem, userPrincipalName, accepts, signal },
    });
  }
  const { tokens } = await signInAs(access, {
    flow: "device-code",
    requests,
    practice: session,
    play: userPrincipalName,
    accepts,
    tell: () => undefined,
    signal,
  });
  return tokens;
}
