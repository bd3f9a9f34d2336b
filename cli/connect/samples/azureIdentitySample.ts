/** The sample of `@azure/identity`. */
import type { CredentialKind } from "../../../token";
import type { Connection } from "../connection";
import { joinLines } from "../joinLines";
import { proofVariables } from "../proofSource";
import { summaryLines } from "./graphCall";
import { askForUser, importConfig, importNames, useToken } from "./jsParts";

export function renderAzureIdentitySample(connection: Connection): string {
  return joinLines(
    summaryLines(connection, "// "),
    importNames(credentialsOf(connection), "@azure/identity"),
    importConfig(connection, ["credentialOptions"]),
    connection.proof === "federated" ? importNames(["readAssertion"], "./assertion.mjs") : undefined,
    askForUser(connection),
    `${newCredential(connection)}
const { token, expiresOnTimestamp } = await credential.getToken(scopes);`,
    useToken(connection, { token: "token", expires: "new Date(expiresOnTimestamp).toISOString()" }),
  );
}

function credentialsOf({ proof, canListen }: Connection): string[] {
  if (proof !== undefined) return [appCredentials[proof].name];
  return ["DeviceCodeCredential", ...(canListen ? ["InteractiveBrowserCredential"] : [])];
}

function newCredential({ proof, canListen }: Connection): string {
  if (proof !== undefined) return newAppCredential(proof);
  return canListen ? browserOrCode : codeOnly;
}

/** Each is given the tenant, the app and what proves it. */
const appCredentials: Readonly<Record<CredentialKind, { readonly name: string; readonly shown: string }>> = {
  secret: { name: "ClientSecretCredential", shown: `process.env.${proofVariables.secret}` },
  certificate: { name: "ClientCertificateCredential", shown: `process.env.${proofVariables.certificate}` },
  // WorkloadIdentityCredential is this for a file alone.
  federated: { name: "ClientAssertionCredential", shown: "readAssertion" },
};

function newAppCredential(proof: CredentialKind): string {
  const { name, shown } = appCredentials[proof];
  return `
const { tenantId, clientId } = credentialOptions;
const credential = new ${name}(tenantId, clientId, ${shown}, credentialOptions);`;
}

const browserOrCode = `
// With --device-code, sign-in happens on any other device: for machines without a browser.
const credential = process.argv.includes("--device-code")
  ? new DeviceCodeCredential({ ...credentialOptions, userPromptCallback: ({ message }) => console.error(message) })
  : new InteractiveBrowserCredential(credentialOptions);`;

const codeOnly = `
const credential = new DeviceCodeCredential({
  ...credentialOptions,
  userPromptCallback: ({ message }) => console.error(message),
});`;
