/** Signs somebody in as an app: a person at a browser, or a user of the practice tenant that is played. */
import {
  type ApiRequest,
  type AppAccess,
  type AppToken,
  createAppCredential,
  type DeviceCodePrompt,
  getAppTokens,
  type SignInFlow,
  type TokenCredential,
} from "../../token";
import { type PlayedSignIn, type PlayOptions, playUser } from "../practice/playUser";
import type { TenantAccess } from "../practice/runningTenant";

export interface SignInPlan {
  readonly flow: SignInFlow;
  readonly requests: readonly ApiRequest[];
  /** The practice tenant, when the app lives there. */
  readonly practice?: TenantAccess | undefined;
  /** User of the practice tenant to play; otherwise a person signs in. */
  readonly play?: string | undefined;
  /** Whether the user that is played accepts what a consent page asks for. @default always */
  readonly accepts?: PlayOptions["accepts"];
  /** Sign-in name to propose to a person. */
  readonly loginHint?: string | undefined;
  /** Tells a person where to enter which code. */
  readonly tell: (prompt: DeviceCodePrompt) => void;
  /** Gives up. */
  readonly signal?: AbortSignal;
}

export interface SignedIn {
  readonly credential: TokenCredential;
  readonly tokens: readonly AppToken[];
  /** What the played user saw. */
  readonly played?: PlayedSignIn;
}

/**
 * Signs in and gets every token asked for.
 *
 * @throws errors of sign-in, and of the played user's way through the pages.
 */
export async function signInAs(app: AppAccess, plan: SignInPlan): Promise<SignedIn> {
  const givenUp = new AbortController();
  const signal = AbortSignal.any([givenUp.signal, ...(plan.signal === undefined ? [] : [plan.signal])]);
  let playing: Promise<PlayedSignIn> | undefined;
  const credential = createAppCredential(app, {
    flow: plan.flow,
    practiceCaPem: plan.practice?.caPem,
    loginHint: plan.loginHint,
    onDeviceCode: (prompt) => {
      if (plan.practice === undefined || plan.play === undefined) return plan.tell(prompt);
      playing = playUser(prompt.verificationUri, {
        ...plan.practice,
        userPrincipalName: plan.play,
        userCode: prompt.userCode,
        accepts: plan.accepts,
      });
      // Whoever polls for the token would wait for a code that nobody enters any more.
      playing.catch(() => givenUp.abort());
    },
  });
  try {
    const tokens = await getAppTokens(app, { credential, requests: plan.requests, signal });
    return { credential, tokens, ...(playing === undefined ? {} : { played: await playing }) };
  } catch (error) {
    // The played user's own failure says more than the sign-in that was given up for it.
    if (givenUp.signal.aborted) await playing;
    // Nobody may go on through the pages of a sign-in that is over.
    await playing?.catch(() => undefined);
    throw error;
  }
}
