/**
 * Provider resources: the settings of a provider, kept in the state like a resource.
 *
 * Whatever the program or the stack says about directory and credentials, the connection's take their place: a
 * rehearsal must never reach a real tenant.
 */
import { isDeepStrictEqual } from "node:util";
import type { DirectoryConnection } from "../directoryConnection";
import { containsUnknown, type PropertyMap, type PropertyValue } from "../propertyValue";
import type { CheckAnswer, DiffAnswer } from "../resourceProvider";
import { makeSecret, mapProperties, withoutSecrets } from "../secretValue";
import { nameOf } from "./urn";

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

/** Ways of signing in that are switched on; off, as the SDK fills them in, they say nothing. */
const switches = ["useAksWorkloadIdentity", "useCli", "useMsi", "useOidc"];

/** What every provider resource may have, whatever its package. */
const ofAnyProvider = ["__internal", "pluginDownloadURL", "version"];

/**
 * Checks the options of a provider that the program makes itself: unknown ones are wrong, and a warning names those
 * that give way to the connection's.
 */
export function checkProvider(
  { urn }: { readonly urn: string },
  news: PropertyMap,
  { connection, knownKeys }: { readonly connection: DirectoryConnection; readonly knownKeys: readonly string[] },
): CheckAnswer {
  const known = [...knownKeys, ...ofAnyProvider];
  const unknown = Object.keys(news).filter((key) => !known.includes(key));
  const failures = unknown.map((key) => ({ property: "", reason: `the azuread provider has no option "${key}"` }));
  const replaced = replacedOptions(news, connection);
  const warning =
    `The practice tenant stands in for what the provider ${nameOf(urn)} says of its own: ` +
    `${replaced.join(", ")}. A rehearsal signs in nowhere else.`;
  const inputs = checkProviderInputs(news, connection);
  return { inputs, failures, ...(replaced.length > 0 && { warnings: [warning] }) };
}

/** Names of the options that the program gives another value than the connection has, sorted. */
function replacedOptions(news: PropertyMap, connection: DirectoryConnection): string[] {
  const settings = connectionSettings(connection);
  const isReplaced = (key: string): boolean => {
    const value = withoutSecrets(news[key] ?? null);
    if (value === null || containsUnknown(value)) return false;
    if (switches.includes(key)) return String(value) === "true";
    return otherCredentials.includes(key) || (Object.hasOwn(settings, key) && settings[key] !== value);
  };
  return Object.keys(news).filter(isReplaced).sort();
}

/** Inputs of a provider resource as they go into the state. */
function checkProviderInputs(news: PropertyMap, connection: DirectoryConnection): PropertyMap {
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
