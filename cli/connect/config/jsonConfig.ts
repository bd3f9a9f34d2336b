/** The configuration as one JSON object, for programs and languages without a form of their own here. */
import { type Connection, needsSecret } from "../connection";
import { secretVariable } from "./envConfig";

export function renderJsonConfig(connection: Connection): string {
  const { app, authorityHost, scopes, redirectUri, practiceCaFile } = connection;
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
    ...(needsSecret(connection) ? { clientSecretVariable: secretVariable } : {}),
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
