/** The sample of `@azure/identity`. */
import { secretVariable } from "../config/envConfig";
import type { Connection } from "../connection";
import { joinLines } from "../joinLines";
import { summaryLines } from "./graphCall";
import { askForUser, importConfig, importNames, useToken } from "./jsParts";

export function renderAzureIdentitySample(connection: Connection): string {
  return joinLines(
    summaryLines(connection, "// "),
    importNames(credentialsOf(connection), "@azure/identity"),
    importConfig(connection, ["credentialOptions"]),
    askForUser(connection),
    `${newCredential(connection)}
const { token, expiresOnTimestamp } = await credential.getToken(scopes);`,
    useToken(connection, { token: "token", expires: "new Date(expiresOnTimestamp).toISOString()" }),
  );
}

function credentialsOf({ flow, canListen }: Connection): string[] {
  if (flow === "appOnly") return ["ClientSecretCredential"];
  return ["DeviceCodeCredential", ...(canListen ? ["InteractiveBrowserCredential"] : [])];
}

function newCredential({ flow, canListen }: Connection): string {
  if (flow === "appOnly") return clientSecret;
  return canListen ? browserOrCode : codeOnly;
}

const clientSecret = `
// With a certificate: ClientCertificateCredential. In a cluster or a pipeline that the app trusts:
// WorkloadIdentityCredential, which needs no secret at all.
const { tenantId, clientId } = credentialOptions;
const credential = new ClientSecretCredential(tenantId, clientId, process.env.${secretVariable}, credentialOptions);`;

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
