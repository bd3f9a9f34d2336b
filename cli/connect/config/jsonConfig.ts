/** The configuration as one JSON object, for programs and languages without a form of their own here. */
import type { CredentialKind } from "../../../token";
import type { Connection } from "../connection";
import { proofVariables } from "../proofSource";

/** Named after what the variable holds: the secret itself, or the name of a file. */
const proofFields: Readonly<Record<CredentialKind, string>> = {
  secret: "clientSecretVariable",
  certificate: "clientCertificatePathVariable",
  federated: "federatedTokenFileVariable",
};

export function renderJsonConfig(connection: Connection): string {
  const { app, proof, authorityHost, scopes, redirectUri, practiceCaFile } = connection;
  const { name, kind, clientId, tenantId, authority, graphBaseUrl, roles = [], adminConsentUrl } = app;
  const document = {
    ...{
      name,
      kind,
      clientId,
      tenantId,
      authority,
      authorityHost,
      scopes,
      roles,
      graphBaseUrl,
      redirectUri,
      adminConsentUrl,
    },
    ...(proof === undefined ? {} : { [proofFields[proof]]: proofVariables[proof] }),
    ...(practiceCaFile === undefined
      ? {}
      : {
          practice: {
            certificateAuthority: practiceCaFile,
            knownAuthorities: [new URL(authorityHost).host],
            instanceDiscovery: false,
          },
        }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
