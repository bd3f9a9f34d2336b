/** The configuration of MSAL for Python: a module with what its classes take. */

import type { Connection } from "../connection";
import { joinLines } from "../joinLines";
import { whereProofIs } from "../proofSource";

/** `auth_config.py`. */
export function renderPythonConfig(connection: Connection): string {
  const { app, title, flow, redirectUri, scopes, practiceCaFile } = connection;
  const proofIs = whereProofIs(connection);
  return joinLines(
    `"""What "${title}" needs to sign in, from: npx appreg connect ${title} --to python"""`,
    proofIs === undefined ? undefined : `# ${proofIs}`,
    "MSAL_CONFIG = {",
    `    "client_id": ${quote(app.clientId)},`,
    `    "authority": ${quote(app.authority)},`,
    practiceCaFile === undefined
      ? undefined
      : "    # The practice tenant's host is none that Microsoft could vouch for.",
    practiceCaFile === undefined ? undefined : '    "instance_discovery": False,',
    "}",
    `SCOPES = ${listOf(scopes)}`,
    flow === "webServer" ? `REDIRECT_URI = ${quote(redirectUri ?? "")}` : undefined,
    `GRAPH_BASE_URL = ${quote(app.graphBaseUrl)}`,
  );
}

function listOf(values: readonly string[]): string {
  const whole = `[${values.map(quote).join(", ")}]`;
  return whole.length <= 80 ? whole : `[\n${values.map((value) => `    ${quote(value)},\n`).join("")}]`;
}

/** A string of JSON is one of Python, too. */
function quote(value: string): string {
  return JSON.stringify(value);
}
