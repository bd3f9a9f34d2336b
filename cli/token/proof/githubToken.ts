/**
 * The token that GitHub Actions gives a job with the permission `id-token: write`.
 *
 * Source: docs.github.com, "OpenID Connect reference": a GET of the address in ACTIONS_ID_TOKEN_REQUEST_URL with an
 * `audience`, and the other variable as bearer token, answers `{ "value": "<JWT>" }`.
 */
import { CredentialUnusableError } from "../../../token";
import type { CliDeps } from "../../cliDeps";

const timeout = 30_000;

/**
 * Undefined outside of such a job.
 *
 * @throws {CredentialUnusableError} when GitHub does not give it
 */
export async function readGithubToken(env: CliDeps["env"], audience: string): Promise<string | undefined> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address = "", ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = "" } = env;
  if (address === "" || bearer === "") return undefined;
  if (!URL.canParse(address)) throw notGiven(audience, "ACTIONS_ID_TOKEN_REQUEST_URL is no address");
  const url = new URL(address);
  url.searchParams.set("audience", audience);
  const headers = { authorization: `Bearer ${bearer}` };
  const reply = await fetch(url, { headers, signal: AbortSignal.timeout(timeout) }).catch(() => undefined);
  if (reply === undefined) throw notGiven(audience, `${url.host} does not answer`);
  const value = reply.ok ? await valueIn(reply) : undefined;
  if (value === undefined) throw notGiven(audience, `${url.host} answered ${reply.status} without one`);
  return value;
}

/** What is no JSON is not looked at any further: it might be the token. */
async function valueIn(reply: Response): Promise<string | undefined> {
  const answer: unknown = await reply.json().catch(() => undefined);
  const hasValue = typeof answer === "object" && answer !== null && "value" in answer;
  return hasValue && typeof answer.value === "string" ? answer.value : undefined;
}

function notGiven(audience: string, reason: string): CredentialUnusableError {
  return new CredentialUnusableError(
    `GitHub Actions gave no token for ${audience}: ${reason}.`,
    "check that the job has `permissions: id-token: write`, and run it again",
  );
}

/** The audience of an exchange by cloud (entra-docs, workload-identity-federation-config-app-trust-managed-identity). */
export function exchangeAudienceFor(authority: string): string {
  const { hostname } = new URL(authority);
  if (hostname.endsWith(".us")) return "api://AzureADTokenExchangeUSGov";
  return hostname.endsWith(".cn") ? "api://AzureADTokenExchangeChina" : "api://AzureADTokenExchange";
}
