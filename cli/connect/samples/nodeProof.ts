/** The parts of samples for Node that read what proves an app, where it is no secret. */
import { exchangeAudienceFor } from "../../token/proof/githubToken";
import type { Connection } from "../connection";
import { proofVariables } from "../proofSource";

/** `assertion.mjs`. */
export function renderAssertionModule({ app }: Connection): string {
  return `// Reads the token that the app trusts in place of a secret: from the file of the platform, or of a job of GitHub Actions.
import { readFile } from "node:fs/promises";

export async function readAssertion() {
  const { ${proofVariables.federated}: file, ACTIONS_ID_TOKEN_REQUEST_URL: url } = process.env;
  if (file) return (await readFile(file, "utf8")).trim();
  if (url) return jobToken(url);
  throw new Error("Nothing here vouches for the app: set ${proofVariables.federated}, or give the job id-token: write");
}

async function jobToken(url) {
  const asked = new URL(url);
  asked.searchParams.set("audience", "${exchangeAudienceFor(app.authority)}");
  const bearer = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  const answer = await fetch(asked, { headers: { Authorization: \`Bearer \${bearer}\` } });
  if (!answer.ok) throw new Error(\`GitHub answered \${answer.status}\`);
  return (await answer.json()).value;
}
`;
}

/** `certificate.mjs`, in the form that MSAL takes. */
export function renderCertificateModule(): string {
  return `// Reads the certificate of the app and its private key, which are in one PEM file.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";

export function readCertificate() {
  const file = process.env.${proofVariables.certificate};
  if (!file) throw new Error("${proofVariables.certificate} names no file");
  const pem = readFileSync(file, "utf8");
  return {
    thumbprintSha256: new X509Certificate(pem).fingerprint256.replaceAll(":", ""),
    privateKey: createPrivateKey(pem).export({ type: "pkcs8", format: "pem" }),
  };
}
`;
}
