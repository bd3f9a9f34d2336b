/** Gets one token for each API that an app asks for, and sets what it grants beside what is declared. */
import type { TokenCredential } from "@azure/identity";
import type { ApiRequest } from "./apiRequests";
import type { AppAccess } from "./appAccess";
import { compareTokenWithDeclared, type ScopeComparison } from "./compareTokenWithDeclared";
import { TokenUnreadableError } from "./errors";
import { explainRefusal } from "./explainRefusal";
import { readTokenClaims, type TokenClaims } from "./readTokenClaims";

/** One token. Its text is for the API alone; nothing but `--raw` prints it. */
export interface AppToken {
  readonly api: string;
  readonly token: string;
  readonly expiresAt: Date;
  /** Absent when the token is opaque. */
  readonly content?: {
    readonly claims: TokenClaims;
    readonly comparison: readonly ScopeComparison[];
  };
}

/** How to ask, and for what. */
export interface TokenErrand {
  readonly credential: TokenCredential;
  readonly requests: readonly ApiRequest[];
  /** Gives up the sign-in. */
  readonly signal?: AbortSignal;
}

/**
 * Gets the tokens one after the other: the first signs the person in, the others come from that sign-in.
 *
 * @throws {TokenRefusedError} when Entra gives one of them not.
 * @throws {SignInUnreachableError} when Entra does not answer.
 */
export async function getAppTokens(app: AppAccess, errand: TokenErrand): Promise<AppToken[]> {
  const tokens: AppToken[] = [];
  for (const request of errand.requests) tokens.push(await getAppToken(app, errand, request));
  return tokens;
}

async function getAppToken(app: AppAccess, errand: TokenErrand, request: ApiRequest): Promise<AppToken> {
  const { token, expiresOnTimestamp } = await requireToken(app, errand, request);
  const content = readContent(token, request);
  const expiresAt = new Date(expiresOnTimestamp);
  return { api: request.api, token, expiresAt, ...(content === undefined ? {} : { content }) };
}

async function requireToken(app: AppAccess, { credential, signal }: TokenErrand, { scopes }: ApiRequest) {
  try {
    const token = await untilAborted(signal, (abort) => credential.getToken([...scopes], abort));
    if (token === null) throw new Error("the credential gave nothing");
    return token;
  } catch (error) {
    throw explainRefusal(app, error);
  }
}

/** A credential that waits for a browser does not look at the signal, so the wait is left instead. */
async function untilAborted<Result>(
  signal: AbortSignal | undefined,
  work: (abort: { readonly abortSignal?: AbortSignal }) => Promise<Result>,
): Promise<Result> {
  if (signal === undefined) return work({});
  signal.throwIfAborted();
  let leave = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    return await Promise.race([work({ abortSignal: signal }), aborted]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

function readContent(token: string, { declared }: ApiRequest): AppToken["content"] {
  try {
    const claims = readTokenClaims(token);
    const granted = claims.appOnly ? claims.roles : claims.scopes;
    return { claims, comparison: compareTokenWithDeclared(granted, declared) };
  } catch (error) {
    if (error instanceof TokenUnreadableError) return undefined;
    throw error;
  }
}
