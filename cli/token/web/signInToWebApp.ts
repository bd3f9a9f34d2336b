/** Gets tokens as a web app for a person who signs in at a browser, or for a user of the practice tenant that is played. */
import {
  type ApiRequest,
  type AppAccess,
  type AppProof,
  type AppToken,
  type CodeRequest,
  createCodeCredential,
  explainRefusal,
  getAppTokens,
  requestCode,
} from "../../../token";
import { playUser } from "../../practice/playUser";
import { UsageError } from "../../usageError";
import { hasBrowser } from "../hasBrowser";
import type { ProofPlace } from "../proof/proofOptions";
import { type CodeListener, listenForCode } from "./listenForCode";

export interface WebSignIn {
  readonly requests: readonly [ApiRequest, ...ApiRequest[]];
  readonly proof: AppProof;
  /** Sign-in name to propose; on the practice tenant, to sign in with. */
  readonly user?: string | undefined;
}

/** @throws errors of sign-in, and of the played user's way through the pages. */
export async function signInToWebApp(
  app: AppAccess,
  { requests, proof, user }: WebSignIn,
  place: ProofPlace,
): Promise<readonly AppToken[]> {
  const { deps, session } = place;
  const listener = await listenForCode(requireOwnAddress(app));
  try {
    const { redirectUri } = listener;
    // Consented to together; nobody could be asked again when the token of the second API is got.
    const scopes = requests.flatMap((asked) => asked.scopes);
    const request = requestCode(app, { redirectUri, scopes, loginHint: user });
    const code = await waitForCode(app, request, { listener, user, place });
    const credential = createCodeCredential(app, { code, request, proof, practiceCaPem: session?.caPem });
    return await getAppTokens(app, { credential, requests, signal: deps.interrupted });
  } finally {
    listener.close();
  }
}

/** @throws {UsageError} when sign-in comes back to another machine only */
export function requireOwnAddress({ name, redirectUri }: AppAccess): string {
  if (redirectUri !== undefined && /^http:\/\/(localhost|127\.0\.0\.1)(?=[:/]|$)/.test(redirectUri)) return redirectUri;
  throw new UsageError(
    `"${name}" has no redirect URI at which this command could wait for a person; its own is ${redirectUri ?? "none"}.`,
    "declare one of this machine under web, such as http://localhost:3000/signed-in, in a stack for development",
  );
}

interface Waiting {
  readonly listener: CodeListener;
  readonly user: string | undefined;
  readonly place: ProofPlace;
}

async function waitForCode(app: AppAccess, request: CodeRequest, waiting: Waiting): Promise<string> {
  const { listener, place } = waiting;
  const answered = listener.answerTo(request.state);
  // A sign-in that fails on the way ends the wait: the browser would not come back.
  const failed = showSignIn(request, waiting).then(() => new Promise<never>(() => undefined));
  const answer = await Promise.race([answered, failed, interruption(place.deps.interrupted)]);
  const code = answer.get("code");
  if (code !== null) return code;
  throw explainRefusal(app, new Error(answer.get("error_description") ?? answer.get("error") ?? ""));
}

async function showSignIn({ url }: CodeRequest, { user, place: { deps, session } }: Waiting): Promise<void> {
  if (session !== undefined && user !== undefined) {
    const { returnedTo } = await playUser(url, { ...session, userPrincipalName: user });
    if (returnedTo !== undefined) await fetch(returnedTo, { redirect: "manual" });
    return;
  }
  const tellAddress = (): void => void deps.stderr.write(`Sign in at ${url}\n`);
  if (!hasBrowser(deps.env, process.platform)) return tellAddress();
  deps.stderr.write("Sign in in the browser that opens now.\n");
  await deps.openBrowser(url).catch(tellAddress);
}

function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}
