/** Answers a refused token with a new one, once: keys of a tenant change, and sessions are revoked. */
import type { PipelinePolicy, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";

export interface FreshTokenOptions {
  readonly credential: TokenCredential;
  readonly scopes: readonly string[];
  readonly now: () => Date;
}

/**
 * Goes below the pipeline's own policy for tokens, which asks for a new one only when the refusal says what the token
 * lacks (continuous access evaluation), and else hands the refused one out until it expires.
 */
export function freshTokenPolicy({ credential, scopes, now }: FreshTokenOptions): PipelinePolicy {
  /** The header in place of a refused one; undefined where no other token is to be had. */
  const replacements = new Map<string, Promise<string | undefined>>();
  const replace = (refused: string): Promise<string | undefined> => {
    const known = replacements.get(refused) ?? newHeader(credential, scopes, now());
    replacements.set(refused, known);
    return known;
  };
  return {
    name: "freshToken",
    async sendRequest(request, next) {
      const held = request.headers.get("Authorization") ?? "";
      const replaced = await replacements.get(held);
      if (replaced !== undefined) request.headers.set("Authorization", replaced);
      const answer = await next(request);
      if (!isPlainRefusal(answer) || replaced !== undefined) return answer;
      const fresh = await replace(held);
      return fresh === undefined || fresh === held ? answer : resend(request, fresh, next);
    },
  };
}

function resend(
  request: PipelineRequest,
  header: string,
  next: (request: PipelineRequest) => Promise<PipelineResponse>,
) {
  request.headers.set("Authorization", header);
  return next(request);
}

/** The pipeline itself answers a refusal that names claims. */
function isPlainRefusal({ status, headers }: PipelineResponse): boolean {
  return status === 401 && !/insufficient_claims/.test(headers.get("WWW-Authenticate") ?? "");
}

/** Claims are what makes a credential pass its cache by; this one asks for a token of now, as Entra does after a revocation. */
async function newHeader(
  credential: TokenCredential,
  scopes: readonly string[],
  now: Date,
): Promise<string | undefined> {
  const value = String(Math.floor(now.getTime() / 1000));
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value } } });
  try {
    const token = await credential.getToken([...scopes], { claims, enableCae: true });
    return token === null ? undefined : `Bearer ${token.token}`;
  } catch {
    // The refusal of the call says more to a person than why no other token was given.
    return undefined;
  }
}
