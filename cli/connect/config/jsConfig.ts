/** The configuration of the JavaScript libraries: a module that exports what they take. */

import type { CredentialKind } from "../../../token";
import { type Connection, signInScopes } from "../connection";
import { joinLines } from "../joinLines";
import { proofVariables, whereProofIs } from "../proofSource";

export type JsTarget = "msal-node" | "msal-browser" | "azure-identity";

/** `authConfig.mjs`. */
export function renderJsConfig(connection: Connection, target: JsTarget): string {
  const { app, title, flow, redirectUri, scopes } = connection;
  return joinLines(
    `// What "${title}" needs to sign in, from: npx appreg connect ${title} --to ${target}`,
    `// ${whereProofIs(connection) ?? "None of it is secret."}`,
    target === "msal-node" ? importOfProof(connection) : undefined,
    target === "azure-identity" ? credentialOptions(connection) : msalConfig(connection),
    flow === "webServer" ? `export const redirectUri = ${quote(redirectUri ?? "")};` : undefined,
    `export const scopes = ${listOf(scopes.length > 0 ? scopes : signInScopes)};`,
    `export const graphBaseUrl = ${quote(app.graphBaseUrl)};`,
  );
}

function importOfProof({ proof }: Connection): string | undefined {
  if (proof === "certificate") return 'import { readCertificate } from "./certificate.mjs";\n';
  return proof === "federated" ? 'import { readAssertion } from "./assertion.mjs";\n' : undefined;
}

/** As MSAL takes them; of a function it asks for the token anew each time. */
const proofProperty: Readonly<Record<CredentialKind, string>> = {
  secret: `clientSecret: process.env.${proofVariables.secret}`,
  certificate: "clientCertificate: readCertificate()",
  federated: "clientAssertion: readAssertion",
};

function msalConfig(connection: Connection): string {
  const { app, flow, proof, redirectUri, authorityHost, practiceCaFile } = connection;
  const isPractice = practiceCaFile !== undefined;
  return joinLines(
    "export const msalConfig = {",
    "  auth: {",
    `    clientId: ${quote(app.clientId)},`,
    `    authority: ${quote(app.authority)},`,
    isPractice ? "    // The practice tenant's host is none of those that MSAL knows." : undefined,
    isPractice ? `    knownAuthorities: [${quote(new URL(authorityHost).host)}],` : undefined,
    flow === "page" ? `    redirectUri: ${quote(redirectUri ?? "")},` : undefined,
    proof === undefined ? undefined : `    ${proofProperty[proof]},`,
    "  },",
    "};",
  ).trimEnd();
}

function credentialOptions({ app, tenant, authorityHost, practiceCaFile }: Connection): string {
  return joinLines(
    "export const credentialOptions = {",
    `  tenantId: ${quote(tenant)},`,
    `  clientId: ${quote(app.clientId)},`,
    // Left out, it is the public cloud's.
    authorityHost === publicCloud ? undefined : `  authorityHost: ${quote(authorityHost)},`,
    practiceCaFile === undefined
      ? undefined
      : "  // The practice tenant's host is none that Microsoft could vouch for.",
    practiceCaFile === undefined ? undefined : "  disableInstanceDiscovery: true,",
    "};",
  ).trimEnd();
}

const publicCloud = "https://login.microsoftonline.com";

function listOf(values: readonly string[]): string {
  const whole = `[${values.map(quote).join(", ")}]`;
  return whole.length <= 80 ? whole : `[\n${values.map((value) => `  ${quote(value)},\n`).join("")}]`;
}

function quote(value: string): string {
  return JSON.stringify(value);
}
