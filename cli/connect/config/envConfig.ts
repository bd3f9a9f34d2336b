/** The configuration as variables of the environment, as @azure/identity and its siblings in other languages read them. */

import type { Connection } from "../connection";
import { joinLines } from "../joinLines";
import { practiceAssertionFile, proofVariables } from "../proofSource";
import { shellWord } from "../shellWord";

/** Everything, for any program. @param secret value to write; empty for the reader to fill in. */
export function renderEnvConfig(connection: Connection, secret = ""): string {
  const { app, title, tenant, authorityHost, scopes, redirectUri, practiceCaFile } = connection;
  return joinLines(
    `# What "${title}" needs to sign in, from: npx appreg connect ${title} --to env`,
    `AZURE_AUTHORITY_HOST=${authorityHost}`,
    `AZURE_TENANT_ID=${tenant}`,
    `AZURE_CLIENT_ID=${app.clientId}`,
    proofLines(connection, secret),
    `SCOPES=${shellWord(scopes.join(" "))}`,
    `GRAPH_BASE_URL=${app.graphBaseUrl}`,
    redirectUri === undefined ? undefined : `REDIRECT_URI=${shellWord(redirectUri)}`,
    practiceCaFile === undefined ? undefined : practiceLines(practiceCaFile),
  );
}

/** What proves the app alone, beside the configuration of a library. */
export function renderProofEnv(connection: Connection, secret = ""): string {
  const { title, proof } = connection;
  return joinLines(`# The ${proof} of "${title}".`, proofLines(connection, secret));
}

function proofLines(connection: Connection, secret: string): string | undefined {
  switch (connection.proof) {
    case "secret":
      return `# Never in a file that git tracks.\n${proofVariables.secret}=${shellWord(secret)}`;
    case "certificate":
      return `# A PEM file with the certificate and its private key, which git does not track.\n${proofVariables.certificate}=`;
    case "federated":
      return assertionLines(practiceAssertionFile(connection));
    default:
      return undefined;
  }
}

/** Left unset for a real tenant: an empty value would hide the one that the platform sets. */
function assertionLines(practiceFile: string | undefined): string {
  return practiceFile === undefined
    ? `# The platform that the app trusts sets ${proofVariables.federated}.`
    : `# The token of a platform that the app trusts, from: npx appreg practice assertion\n${proofVariables.federated}=${shellWord(practiceFile)}`;
}

/** The authority that runtimes are to trust: Node, Python's requests, and whatever uses OpenSSL. */
function practiceLines(caFile: string): string {
  return [
    "# The practice tenant's certificate. Node reads its variable at its start only, not from --env-file.",
    ...["NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"].map((name) => `${name}=${shellWord(caFile)}`),
  ].join("\n");
}

const assignment = /^(?:export\s+)?([A-Za-z_]\w*)=(.*)$/;

/**
 * An existing file of variables with these brought up to date. Other lines stay, and so does a value that would become
 * empty: somebody filled it in.
 */
export function mergeEnv(existing: string, wanted: string): string {
  const missing = new Map(assignmentsIn(wanted));
  const lines = existing.trimEnd().split("\n");
  const merged = lines.map((line) => {
    const [, name = ""] = assignment.exec(line) ?? [];
    const value = missing.get(name);
    missing.delete(name);
    return value === undefined || value === "" ? line : `${name}=${value}`;
  });
  return joinLines(...merged, ...[...missing].map(([name, value]) => `${name}=${value}`));
}

function assignmentsIn(text: string): [name: string, value: string][] {
  return text.split("\n").flatMap((line) => {
    const [, name, value] = assignment.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}
