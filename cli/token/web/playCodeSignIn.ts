/**
 * Signs a user of the practice tenant in to an app by way of its redirect URI. Nobody has to wait at that address, wherever it
 * is: the code is in what the browser is sent to.
 */
import {
  type ApiRequest,
  type AppAccess,
  type AppProof,
  type AppToken,
  createCodeCredential,
  explainRefusal,
  getAppTokens,
  requestCode,
} from "../../../token";
import { type PlayOptions, playUser } from "../../practice/playUser";

export interface PlayedCodeSignIn extends Pick<PlayOptions, "origin" | "caPem" | "userPrincipalName" | "accepts"> {
  readonly requests: readonly [ApiRequest, ...ApiRequest[]];
  readonly redirectUri: string;
  /** Absent for an app that cannot keep one. */
  readonly proof?: AppProof | undefined;
  readonly signal: AbortSignal;
}

/** @throws errors of sign-in, and of the played user's way through the pages. */
export async function playCodeSignIn(app: AppAccess, signIn: PlayedCodeSignIn): Promise<readonly AppToken[]> {
  const { requests, redirectUri, proof, signal, caPem } = signIn;
  // Consented to together; nobody could be asked again when the token of the second API is got.
  const request = requestCode(app, { redirectUri, scopes: requests.flatMap(({ scopes }) => scopes) });
  const { returnedTo = redirectUri } = await playUser(request.url, signIn);
  const answer = new URL(returnedTo).searchParams;
  const code = answer.get("code");
  if (code === null) throw explainRefusal(app, new Error(answer.get("error_description") ?? answer.get("error") ?? ""));
  const proved = proof === undefined ? {} : { proof };
  const credential = createCodeCredential(app, { code, request, ...proved, practiceCaPem: caPem });
  return getAppTokens(app, { credential, requests, signal });
}
