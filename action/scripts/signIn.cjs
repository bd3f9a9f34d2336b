/**
 * Keeps the token that GitHub signs for this job where sign-in to Entra ID looks for it: a file that only this job reads.
 *
 * Source: docs.github.com, "OpenID Connect reference". The address and its bearer are there where the job has `id-token: write`.
 */
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { run } = require("./run.cjs");

/** What Entra ID expects such a token to be for. */
const audience = "api://AzureADTokenExchange";

const milliseconds = 30_000;

async function signIn({ env = process.env } = {}) {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer, RUNNER_TEMP: folder } = env;
  if (!address || !bearer) throw new Error("the job has no token of its own: give it `permissions: id-token: write`");
  const url = new URL(address);
  url.searchParams.set("audience", audience);
  const headers = { authorization: `Bearer ${bearer}` };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(milliseconds) });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} when it was asked for a token of this job`);
  const { value } = await answer.json();
  if (typeof value !== "string" || value === "") throw new Error("GitHub gave no token of this job");
  process.stdout.write(`::add-mask::${value}\n`);
  const file = join(folder, "appreg-federated-token");
  writeFileSync(file, value, { mode: 0o600 });
  return { file };
}

module.exports = { signIn };

if (require.main === module) run(() => signIn());
