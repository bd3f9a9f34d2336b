/**
 * Provider resources: the settings of a provider, kept in the state like a resource.
 *
 * Whatever the program or the stack says about directory and credentials, the connection's take their place: a
 * rehearsal must never reach a real tenant.
 */
import { isDeepStrictEqual } from "node:util";
import type { DirectoryConnection } from "../directoryConnection";
import type { PropertyMap, PropertyValue } from "../propertyValue";
import type { DiffAnswer } from "../resourceProvider";
import { makeSecret, mapProperties, withoutSecrets } from "../secretValue";

/** Settings that the provider itself declares secret. */
const secretSettings = new Set([
  "clientCertificate",
  "clientCertificatePassword",
  "clientId",
  "clientSecret",
  "oidcRequestToken",
  "oidcToken",
]);

/** Ways of signing in other than the connection's; kept, one of them would win over it. */
const otherCredentials = [
  "adoPipelineServiceConnectionId",
  "clientCertificate",
  "clientCertificatePassword",
  "clientCertificatePath",
  "clientIdFilePath",
  "clientSecretFilePath",
  "msiEndpoint",
  "oidcRequestToken",
  "oidcRequestUrl",
  "oidcToken",
  "oidcTokenFilePath",
];

/** The settings that reach a connection's directory, by name; the secret in the clear. */
export function connectionSettings(connection: DirectoryConnection): Readonly<Record<string, string>> {
  return {
    metadataHost: new URL(connection.origin).host,
    tenantId: connection.tenantId,
    clientId: connection.clientId,
    clientSecret: connection.clientSecret,
  };
}

/** Inputs of a provider resource as they go into the state. */
export function checkProviderInputs(news: PropertyMap, connection: DirectoryConnection): PropertyMap {
  const kept = Object.entries(news).filter(([key]) => !otherCredentials.includes(key));
  const settings = { ...Object.fromEntries(kept), ...connectionSettings(connection) };
  return { __internal: {}, ...mapProperties(settings, markSetting) };
}

/** Outputs of a provider resource: its inputs without what is for the engine only. */
export function providerOutputs(inputs: PropertyMap): PropertyMap {
  const { __internal, ...settings } = inputs;
  return settings;
}

/** Any change of settings is an update in place. */
export function diffProvider(oldOutputs: PropertyMap, news: PropertyMap): DiffAnswer {
  const before = mapProperties(oldOutputs, withoutSecrets);
  const after = mapProperties(providerOutputs(news), withoutSecrets);
  return { changes: !isDeepStrictEqual(before, after), replaces: [], diffs: [], stables: [], detailedDiff: {} };
}

function markSetting(value: PropertyValue, key: string): PropertyValue {
  return secretSettings.has(key) ? makeSecret(value) : value;
}
