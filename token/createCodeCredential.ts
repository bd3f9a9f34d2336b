/**
 * Signs a person in as a client of the app would: with a code that came back to the redirect URI, PKCE, and what proves the
 * app. A server has a proof; the page of a single-page app has its origin; a program on somebody's machine has nothing.
 *
 * `AuthorizationCodeCredential` knows neither PKCE nor any proof but a secret; both are fields of the same request.
 */
import { createHash, randomBytes } from "node:crypto";
import { AuthorizationCodeCredential, type TokenCredential } from "@azure/identity";
import type { AppAccess } from "./appAccess";
import type { AppProof } from "./createAppOnlyCredential";
import { credentialOptions } from "./credentialOptions";
import { originHeaderPolicy, tokenFieldsPolicy } from "./pipelinePolicies";
import { signAssertion } from "./signAssertion";

/** A sign-in that was begun: where the person goes, and what its answer is held against. */
export interface CodeRequest {
  /** The sign-in page. */
  readonly url: string;
  /** Comes back with the code of this sign-in and of no other. */
  readonly state: string;
  /** The secret of PKCE. */
  readonly verifier: string;
  readonly redirectUri: string;
}

interface CodeAsking {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Sign-in name to propose. */
  readonly loginHint?: string | undefined;
}

/** Scopes that MSAL asks for by itself, with which the other APIs are served from the same sign-in. */
const signInScopes = ["openid", "profile", "offline_access"];

/** Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow, "Request an authorization code". */
export function requestCode(
  { authority, clientId }: Pick<AppAccess, "authority" | "clientId">,
  { redirectUri, scopes, loginHint }: CodeAsking,
): CodeRequest {
  const [state, verifier] = [randomBytes(16).toString("base64url"), randomBytes(32).toString("base64url")];
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    response_mode: "query",
    redirect_uri: redirectUri,
    scope: [...new Set([...scopes, ...signInScopes])].join(" "),
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
  });
  return { url: `${authority}/oauth2/v2.0/authorize?${query}`, state, verifier, redirectUri };
}

export interface CodeRedemption {
  /** What came back with the person. */
  readonly code: string;
  readonly request: CodeRequest;
  /** Absent for an app that cannot keep one. */
  readonly proof?: AppProof;
  /** Certificate authority of a practice tenant, as PEM; absent for a tenant of Microsoft's. */
  readonly practiceCaPem?: string | undefined;
}

/** The credential that gets tokens as the app for the person who signed in; the code is redeemed with the first. */
export function createCodeCredential(app: AppAccess, redemption: CodeRedemption): TokenCredential {
  const { code, request, proof, practiceCaPem } = redemption;
  const policy = tokenFieldsPolicy(async (form) => ({
    ...(form.get("grant_type") === "authorization_code" ? { code_verifier: request.verifier } : {}),
    ...(proof === undefined ? {} : await fieldsOf(app, proof)),
  }));
  const origin = app.kind === "singlePage" ? [originHeaderPolicy(new URL(request.redirectUri).origin)] : [];
  const options = credentialOptions(app, practiceCaPem, [policy, ...origin]);
  return new AuthorizationCodeCredential(app.tenantId, app.clientId, code, request.redirectUri, options);
}

async function fieldsOf(app: AppAccess, proof: AppProof): Promise<Readonly<Record<string, string>>> {
  if (proof.flow === "secret") return { client_secret: proof.secret };
  return {
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: proof.flow === "federated" ? proof.assertion : await signAssertion(app, proof.pem),
  };
}
